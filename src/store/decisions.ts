import type { IndexDescription } from 'mongodb';
import type { ConversationId, DecisionId } from '../core/ids';
import type { Collections } from './collections';
import type { DecisionDocument, DecisionStep } from './documents';
import { isDuplicateKey } from './storeErrors';

export const decisionIndexes: IndexDescription[] = [
  { key: { conversationId: 1, atMs: -1, _id: -1 } },
  { key: { step: 1, atMs: -1, _id: -1 } },
  { key: { turnId: 1 }, partialFilterExpression: { step: 'route', turnId: { $gt: '' } }, name: 'routeOfTurn' },
  { key: { conversationId: 1, step: 1, atMs: -1, outcome: 1 } },
  // However many commands were refused or say nothing of who answers.
  {
    key: { conversationId: 1, step: 1, atMs: -1, outcome: 1 },
    partialFilterExpression: { step: 'control', outcome: { $in: ['takeOver', 'reroute', 'reply', 'close'] } },
    name: 'overrulings',
  },
];

/** The id of one step's decision about one thing (a turn, a send, a command). */
export function decisionIdOf(conversationId: ConversationId, about: string, step: DecisionStep): DecisionId {
  return `${conversationId}.${about}.${step}` as DecisionId;
}

/** Stores a decision once. When it is there already, the stored one is returned and nothing changes. */
export async function insertDecisionOnce(
  store: Pick<Collections, 'decisions'>,
  decision: DecisionDocument,
): Promise<DecisionDocument> {
  try {
    await store.decisions.insertOne(decision);
    return decision;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const stored = await store.decisions.findOne({ _id: decision._id });
    if (!stored) throw error;
    return stored;
  }
}
