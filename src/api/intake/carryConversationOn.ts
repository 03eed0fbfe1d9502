import type { ChannelMessage } from '../../core/capture/event';
import type { ConversationId } from '../../core/ids';
import { changedIdentity, type ChangedIdentity } from '../../core/resolve/identityChange';
import { carryOn } from '../../core/resolve/carryOn';
import { addressesOf } from '../../core/resolve/matchConversation';
import { candidatesEver, insertConversation, moveIdentity, noteLeftElsewhere } from '../../store/addresses';
import type { Database } from '../../store/database';
import type { AccountDocument } from '../../store/accountDocuments';
import { conversationFor } from './sender';

const mostAttempts = 8;
const nothing = { phone: null, userId: null };

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
  const after: ChangedIdentity = changedIdentity(message.content) ?? { phone: null, userId: null, leavesPhone: false };
  const addresses = [...addressesOf(account._id, message.identity), ...addressesOf(account._id, after)];
  const change = { before: message.identity, after, atMs: message.sentAtMs };
  for (let attempt = 1; attempt <= mostAttempts; attempt++) {
    const outcome = carryOn(account._id, change, await candidatesEver(store, addresses));
    const { move } = outcome;
    if (move !== null) await noteLeftElsewhere(store, account, move);
    switch (outcome.kind) {
      case 'taken':
        if (move === null || (await moveIdentity(store, outcome.id, [], { identity: nothing, move })))
          return outcome.id;
        break;
      case 'carriedOn': {
        if (outcome.add.length === 0 && move === null) return outcome.id;
        const identity = outcome.isFormer ? nothing : after;
        if (await moveIdentity(store, outcome.id, outcome.add, { identity, move })) return outcome.id;
        break;
      }
      case 'unknown': {
        const identity = {
          ...message.identity,
          phone: after.phone ?? message.identity.phone,
          userId: after.userId ?? message.identity.userId,
        };
        const sender = { account, identity, importedAtMs: null, sentAtMs: message.sentAtMs };
        const conversation = conversationFor(sender, outcome.addresses, null, nowMs);
        const phoneMoves = move === null ? [] : [move];
        const made = await insertConversation(store, { ...conversation, phoneMoves });
        if (made) return made;
        break;
      }
    }
  }
  throw new Error('A change of identity found no conversation in several attempts.');
}
