import { burstGapMs, depthOf, firstBurst } from './depth';
import type { FeedbackMessage } from './history';
import type { AnswerDepth } from './outcome';

/** What came after a burst of ours; the messages of one burst share it. */
export interface Answered {
  /** The first message after the burst, of either side. */
  readonly next: FeedbackMessage | undefined;
  /** What the buyer answered at once: empty when our own next word came first. */
  readonly atOnce: readonly FeedbackMessage[];
  readonly depth: AnswerDepth | null;
  /** When we next wrote after the answer; never is Infinity. */
  readonly ourNextMs: number;
}

/** What came after each message that was said, by its place; null at the buyer's own. Each message is gone over once. Pure. */
export function answersIn(said: readonly FeedbackMessage[]): readonly (Answered | null)[] {
  const answers: (Answered | null)[] = said.map(() => null);
  for (let place = said.length - 1; place >= 0; place--) {
    const [message, after] = [said[place], said[place + 1]];
    if (message?.direction !== 'out') continue;
    const isOneBurst = after?.direction === 'out' && after.atMs - message.atMs < burstGapMs;
    answers[place] = isOneBurst ? (answers[place + 1] ?? null) : answeredFrom(said, place + 1);
  }
  return answers;
}

function answeredFrom(said: readonly FeedbackMessage[], from: number): Answered {
  const next = said[from];
  let end = from;
  while (said[end]?.direction === 'in') end++;
  const answer = said.slice(from, end);
  return {
    next,
    atOnce: firstBurst(answer).slice(0, mostAtOnce),
    depth: answer.length === 0 ? null : depthOf(answer),
    ourNextMs: (answer.length === 0 ? next : said[end])?.atMs ?? Infinity,
  };
}

/** Whoever asks back does so in the first of their messages. */
const mostAtOnce = 20;
