import type { ConversationId } from '../core/ids';
import type { Collections } from './collections';
import type { ConversationDocument } from './documents';

/** Conversations that are read together. */
export type LearningPage = readonly Pick<ConversationDocument, '_id' | 'identity'>[];

/** So many conversations, or messages, are in memory at once. */
const mostConversations = 100;
const mostMessages = 10_000;

/** The conversations that something happened in since an instant, the newest first, in pages of bounded size. */
export async function* learningPages(
  { conversations }: Pick<Collections, 'conversations'>,
  sinceMs: number,
): AsyncGenerator<LearningPage> {
  const found = conversations
    .find<Shown>({ lastActivityAtMs: { $gte: sinceMs }, forwardedTo: null, erasedAtMs: null }, { projection: shown })
    .sort({ lastActivityAtMs: -1, _id: -1 })
    .batchSize(500);
  let page: Shown[] = [];
  let messages = 0;
  for await (const conversation of found) {
    const count = conversation.inboundCount + conversation.outboundCount;
    if (page.length > 0 && (page.length >= mostConversations || messages + count > mostMessages)) {
      yield page;
      [page, messages] = [[], 0];
    }
    page.push(conversation);
    messages += count;
  }
  if (page.length > 0) yield page;
}

const shown = { identity: 1, inboundCount: 1, outboundCount: 1 } as const;
interface Shown extends Pick<ConversationDocument, 'identity' | 'inboundCount' | 'outboundCount'> {
  readonly _id: ConversationId;
}
