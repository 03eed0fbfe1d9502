import type { ChannelMessage } from '../../core/capture/event';
import type { ConversationId } from '../../core/ids';
import { changedIdentity, type ChangedIdentity } from '../../core/resolve/identityChange';
import { addressesOf, carryOn } from '../../core/resolve/matchConversation';
import { candidatesFor, insertConversation, moveIdentity } from '../../store/addresses';
import type { Database } from '../../store/database';
import type { AccountDocument } from '../../store/accountDocuments';
import { conversationFor } from './sender';

const mostAttempts = 8;

/**
 * Where a change of identity belongs: the conversation of the old identity, which goes on under the new one unless that is
 * another conversation's. What came of it is recorded when the message is captured.
 */
export async function carryConversationOn(
  store: Database,
  account: AccountDocument,
  message: ChannelMessage,
  nowMs: number,
): Promise<ConversationId> {
  const after: ChangedIdentity = changedIdentity(message.content) ?? { phone: null, userId: null };
  const addresses = [...addressesOf(account._id, message.identity), ...addressesOf(account._id, after)];
  for (let attempt = 1; attempt <= mostAttempts; attempt++) {
    const outcome = carryOn(account._id, message.identity, after, await candidatesFor(store, addresses));
    switch (outcome.kind) {
      case 'taken':
        return outcome.id;
      case 'carriedOn':
        if (outcome.add.length === 0 || (await moveIdentity(store, outcome.id, outcome.add, after))) return outcome.id;
        break;
      case 'unknown': {
        const identity = {
          ...message.identity,
          phone: after.phone ?? message.identity.phone,
          userId: after.userId ?? message.identity.userId,
        };
        const sender = { account, identity, importedAtMs: null };
        const made = await insertConversation(store, conversationFor(sender, outcome.addresses, null, nowMs));
        if (made) return made;
        break;
      }
    }
  }
  throw new Error('A change of identity found no conversation in several attempts.');
}
