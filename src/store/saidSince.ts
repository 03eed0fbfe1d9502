import type { ClientSession } from 'mongodb';
import type { ConversationId } from '../core/ids';
import type { Database } from './database';

/** The reasons of decisions by which a buyer stopped or resumed automatic messages. */
export const optOutCodes = {
  stop: ['optOut', 'stoppedOnChannel', 'sendFailed.optedOut'],
  resume: ['optIn', 'resumedOnChannel'],
} as const;

/** Whether the buyer has stopped or resumed automatic messages in one of these conversations after an instant. */
export async function saidSince(
  store: Pick<Database, 'decisions'>,
  said: keyof typeof optOutCodes,
  conversationIds: readonly ConversationId[],
  atMs: number,
  session: ClientSession,
): Promise<boolean> {
  if (conversationIds.length === 0) return false;
  const decision = await store.decisions.findOne(
    {
      conversationId: { $in: [...conversationIds] },
      atMs: { $gt: atMs },
      'reasons.code': { $in: [...optOutCodes[said]] },
    },
    { session, projection: { _id: 1 } },
  );
  return decision !== null;
}
