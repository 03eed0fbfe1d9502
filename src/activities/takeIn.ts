import type { ConversationDocument, MessageDocument } from '../store/documents';
import type { Dependencies } from './dependencies';
import { takeInIdentity } from './takeInIdentity';
import { takeInPhoneAnswer } from './takeInPhoneAnswer';
import { takeInPreference } from './takeInPreference';

type Deps = Pick<Dependencies, 'store'>;
type Change = Partial<ConversationDocument>;

/** What messages mean for their conversation beside their words, and what has to be done once that is written. */
export interface TakenIn {
  readonly change: Change;
  readonly news: readonly MessageDocument[];
  readonly afterwards: readonly ((conversation: ConversationDocument) => Promise<void>)[];
}

/**
 * A person's answer from the phone app, a preference, a new identity: each counts once, when its message is new. Cut short before
 * the record, it is thought out again and comes to the same.
 */
export async function takeIn(
  deps: Deps,
  conversation: ConversationDocument,
  messages: readonly MessageDocument[],
  nowMs: number,
): Promise<TakenIn> {
  const news = await notTakenIn(deps, conversation, messages);
  if (news.length === 0) return { change: {}, news, afterwards: [] };
  const afterwards: ((conversation: ConversationDocument) => Promise<void>)[] = [];
  let change: Change = {};
  for (const meaningOf of [takeInIdentity, takeInPreference, takeInPhoneAnswer]) {
    const meaning = await meaningOf(deps, { ...conversation, ...change }, news, nowMs);
    change = { ...change, ...meaning.change };
    if (meaning.afterwards) afterwards.push(meaning.afterwards);
  }
  return { change, news, afterwards };
}

/** After the conversation's record is written: what it overrules is cancelled, and the news is marked as taken in. */
export async function finishTakingIn(
  deps: Deps,
  conversation: ConversationDocument,
  { news, afterwards }: TakenIn,
): Promise<void> {
  for (const next of afterwards) await next(conversation);
  if (news.length === 0) return;
  await deps.store.messages.updateMany({ _id: { $in: news.map(({ _id }) => _id) } }, { $set: { takenIn: true } });
}

/** As stored: what a duplicate of an old webhook brings again was taken in long ago. Oldest first. */
async function notTakenIn(
  deps: Deps,
  { _id: conversationId }: ConversationDocument,
  messages: readonly MessageDocument[],
): Promise<MessageDocument[]> {
  const ids = messages.flatMap(({ takenIn, channelMessageId }) => (takenIn ? [] : (channelMessageId ?? [])));
  if (ids.length === 0) return [];
  return deps.store.messages
    .find({ conversationId, channelMessageId: { $in: ids }, takenIn: false })
    .sort({ atMs: 1, channelMessageId: 1 })
    .toArray();
}
