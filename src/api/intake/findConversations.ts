import type { ChannelMessage, Identity } from '../../core/capture/event';
import type { ConversationId } from '../../core/ids';
import { changedIdentity } from '../../core/resolve/identityChange';
import { addressesOf, matchConversation, type Candidate } from '../../core/resolve/matchConversation';
import { addAddresses, candidatesFor, insertConversation } from '../../store/addresses';
import type { Database } from '../../store/database';
import type { IntakeDocument } from '../../store/documents';
import { joinConversations } from '../../store/join';
import { insertStranger } from '../../store/stranger';
import type { FindAccount } from './accountFinder';
import { carryConversationOn } from './carryConversationOn';
import { conversationFor, isNamed, recycledFor, writtenAtMs, type Sender } from './sender';

const sendersAtOnce = 16;
const mostAttempts = 8;

/** Which conversation each of a batch's messages belongs to; those that are missing are made. A message that names nobody is left out. */
export async function findConversations(
  store: Database,
  findAccount: FindAccount,
  messages: readonly ChannelMessage[],
  nowMs: number,
): Promise<IntakeDocument['messages']> {
  const named = messages.filter(({ identity }) => isNamed(identity));
  const found = new Map<string, ConversationId>();
  // Changes of identity first, one after the other: what else is in the batch may come from the new one.
  const changing = named.filter(({ content }) => changedIdentity(content) !== null);
  for (const message of changing) {
    const account = await findAccount(message);
    found.set(messageKey(message), await carryConversationOn(store, account, message, nowMs));
  }
  const senders = await distinctSenders(
    findAccount,
    named.filter((message) => !changing.includes(message)),
  );
  const all = [...senders];
  const known = await candidatesFor(
    store,
    all.flatMap(([, { account, identity }]) => addressesOf(account._id, identity)),
  );
  for (let from = 0; from < all.length; from += sendersAtOnce) {
    const some = all.slice(from, from + sendersAtOnce);
    await Promise.all(
      some.map(async ([key, sender]) => found.set(key, await findConversation(store, sender, known, nowMs))),
    );
  }
  return named.flatMap((message) => {
    const conversationId = found.get(messageKey(message)) ?? found.get(senderKey(message));
    return conversationId ? [{ channelMessageId: message.channelMessageId, conversationId }] : [];
  });
}

function senderKey({ channelAccountId, identity }: Pick<ChannelMessage, 'channelAccountId' | 'identity'>): string {
  return JSON.stringify([channelAccountId, identity.phone, identity.userId, parentIfAlone(identity)]);
}

function parentIfAlone({ phone, userId, parentUserId }: Identity): string | null {
  return phone === null && userId === null ? parentUserId : null;
}

function messageKey({ channelAccountId, channelMessageId }: ChannelMessage): string {
  return JSON.stringify([channelAccountId, channelMessageId]);
}

async function distinctSenders(
  findAccount: FindAccount,
  messages: readonly ChannelMessage[],
): Promise<Map<string, Sender>> {
  const senders = new Map<string, Sender>();
  for (const message of messages) {
    const key = senderKey(message);
    const before = senders.get(key);
    const importedAtMs = message.origin === 'history' ? message.sentAtMs : null;
    if (!before) senders.set(key, { account: await findAccount(message), identity: message.identity, importedAtMs });
    else if (before.importedAtMs !== null)
      senders.set(key, {
        ...before,
        importedAtMs: importedAtMs === null ? null : Math.max(before.importedAtMs, importedAtMs),
      });
  }
  return senders;
}

/** `known` may be out of date; whenever it leads to a write that does not fit, everything is read anew. */
async function findConversation(
  store: Database,
  sender: Sender,
  known: readonly Candidate[],
  nowMs: number,
): Promise<ConversationId> {
  const addresses = addressesOf(sender.account._id, sender.identity);
  let candidates = known.filter((candidate) => candidate.addresses.some((address) => addresses.includes(address)));
  for (let attempt = 1; attempt <= mostAttempts; attempt++) {
    const match = matchConversation(sender.account._id, sender.identity, candidates, writtenAtMs(sender, nowMs));
    switch (match.kind) {
      case 'use':
        if (match.add.length === 0 || (await addAddresses(store, match.id, match.add, sender.identity)))
          return match.id;
        break;
      case 'create': {
        const conversation = conversationFor(sender, match.addresses, match.phoneHeldBy, nowMs);
        const made =
          match.phoneHeldBy === null
            ? await insertConversation(store, conversation)
            : await insertStranger(store, conversation, { holder: match.phoneHeldBy, takes: [], nowMs });
        if (made) return made;
        break;
      }
      case 'recycled': {
        const conversation = recycledFor(sender, match.addresses, match.heldBefore, nowMs);
        const made = await insertStranger(store, conversation, {
          holder: match.heldBefore,
          takes: match.addresses,
          nowMs,
        });
        if (made) return made;
        break;
      }
      case 'join':
        await joinConversations(store, match.olderId, match.youngerId, nowMs);
        break;
    }
    candidates = await candidatesFor(store, addresses);
  }
  throw new Error('The sender of a message found no conversation in several attempts.');
}
