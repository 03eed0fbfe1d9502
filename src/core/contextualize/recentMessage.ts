import type { AnswerAuthor } from './context';

/** A message of the conversation as the context looks back at it. */
export interface RecentMessage {
  readonly by: 'buyer' | AnswerAuthor;
  readonly agent: string | null;
  /** What it says now; null when it has no words, or they were taken back. */
  readonly text: string | null;
  readonly atMs: number;
  /** True for what somebody wrote, sent or pressed: no reaction, no note of the channel, no notice that nobody is there. */
  readonly isWriting: boolean;
}
