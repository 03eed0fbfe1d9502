import type { Collections } from './collections';
import type { ConversationDocument } from './documents';

/** Conversations that are read together. */
export type LearningPage = readonly Pick<
  ConversationDocument,
  '_id' | 'forwardedFrom' | 'identity' | 'inboundCount' | 'outboundCount'
>[];

/** So many conversations, or messages, are in memory at once. */
const mostConversations = 100;
export const mostMessagesOfPage = 5000;

/**
 * The conversations that something happened in since an instant, the newest first, in pages of bounded size; one with more messages
 * than a page holds is a page of its own.
 */
export async function* learningPages(
  { conversations }: Pick<Collections, 'conversations'>,
  sinceMs: number,
): AsyncGenerator<LearningPage> {
  const found = conversations
    .find<LearningPage[number]>(
      { lastActivityAtMs: { $gte: sinceMs }, forwardedTo: null, erasedAtMs: null },
      { projection: shown },
    )
    .sort({ lastActivityAtMs: -1, _id: -1 })
    .batchSize(500);
  let page: LearningPage[number][] = [];
  let messages = 0;
  for await (const conversation of found) {
    const count = conversation.inboundCount + conversation.outboundCount;
    if (page.length > 0 && (page.length >= mostConversations || messages + count > mostMessagesOfPage)) {
      yield page;
      [page, messages] = [[], 0];
    }
    page.push(conversation);
    messages += count;
  }
  if (page.length > 0) yield page;
}

const shown = { forwardedFrom: 1, identity: 1, inboundCount: 1, outboundCount: 1 } as const;
