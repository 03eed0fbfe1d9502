import type { MessageContent } from './content';

/** An edit or a removal of an earlier message. */
export interface MessageChange {
  readonly channelMessageId: string;
  readonly atMs: number;
  readonly content: MessageContent;
}

/** A message as edits and removals leave it. */
export interface ChangedMessage {
  readonly content: MessageContent;
  /** What it said at first; null when it was never edited. */
  readonly contentAsSent: MessageContent | null;
  readonly editedAtMs: number | null;
  readonly revokedAtMs: number | null;
}

/**
 * What a message is after all the edits and removals known of it, in whatever order they came: the newest edit counts, and what
 * was removed stays removed. Edits of the same instant go by their ids, so that every order of arrival ends the same. Pure.
 */
export function afterChanges(asSent: MessageContent, changes: readonly MessageChange[]): ChangedMessage {
  const inOrder = [...changes].sort(
    (a, b) =>
      a.atMs - b.atMs ||
      (a.channelMessageId < b.channelMessageId ? -1 : a.channelMessageId > b.channelMessageId ? 1 : 0),
  );
  const edits = inOrder.flatMap(({ atMs, content }) =>
    content.type === 'edit' ? [{ atMs, content: content.content }] : [],
  );
  const newest = edits.at(-1);
  const removal = inOrder.find(({ content }) => content.type === 'revoke');
  return {
    content: newest?.content ?? asSent,
    contentAsSent: newest ? asSent : null,
    editedAtMs: newest?.atMs ?? null,
    revokedAtMs: removal?.atMs ?? null,
  };
}

/** The message an edit or a removal is about; null for everything else. */
export function changedMessageId(content: MessageContent): string | null {
  return content.type === 'edit' || content.type === 'revoke' ? content.originalMessageId : null;
}
