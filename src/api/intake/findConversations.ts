import type { ChannelMessage, Identity } from '../../core/capture/event';
import type { ConversationId } from '../../core/ids';
import { changedIdentity } from '../../core/resolve/identityChange';
import { addressesOf, matchConversation, type Candidate } from '../../core/resolve/matchConversation';
import { addAddresses, candidatesEver, insertConversation } from '../../store/addresses';
import type { AccountDocument } from '../../store/accountDocuments';
import type { Database } from '../../store/database';
import type { IntakeDocument } from '../../store/documents';
import { joinConversations } from '../../store/join';
import { insertStranger } from '../../store/stranger';
import type { FindAccount } from './accountFinder';
import { carryConversationOn } from './carryConversationOn';
import { conversationFor, isNamed, recycledFor, whenWritten, type Sender } from './sender';

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
  const rest: Sent[] = [];
  for (const message of named)
    if (!changing.includes(message)) rest.push({ message, account: await findAccount(message) });
  const known = await candidatesEver(store, [...new Set(rest.flatMap(addressesIn))]);
  const keyed = withKeys(rest, known);
  const all = [...distinctSenders(keyed)];
  for (let from = 0; from < all.length; from += sendersAtOnce) {
    const some = all.slice(from, from + sendersAtOnce);
    await Promise.all(
      some.map(async ([key, sender]) => found.set(key, await findConversation(store, sender, known, nowMs))),
    );
  }
  const keyOf = new Map(keyed.map(({ key, message }) => [message, key]));
  return named.flatMap((message) => {
    const conversationId = found.get(keyOf.get(message) ?? messageKey(message));
    return conversationId ? [{ channelMessageId: message.channelMessageId, conversationId }] : [];
  });
}

interface Sent {
  readonly message: ChannelMessage;
  readonly account: AccountDocument;
}

const addressesIn = ({ message, account }: Sent) => addressesOf(account._id, message.identity);

/** Each message with whom it is from. Where somebody has left the phone, it depends on when it was written as well. */
function withKeys(sent: readonly Sent[], known: readonly Candidate[]): (Sent & { readonly key: string })[] {
  const left = new Set(known.flatMap(({ phoneMoves = [] }) => phoneMoves.map(({ from }) => from)));
  return sent.map((one) => {
    const { channelAccountId, identity, sentAtMs } = one.message;
    const isLeft = addressesIn(one).some((address) => left.has(address));
    const names = [channelAccountId, identity.phone, identity.userId, parentIfAlone(identity)];
    return { ...one, key: JSON.stringify([...names, ...(isLeft ? [sentAtMs] : [])]) };
  });
}

function parentIfAlone({ phone, userId, parentUserId }: Identity): string | null {
  return phone === null && userId === null ? parentUserId : null;
}

function messageKey({ channelAccountId, channelMessageId }: ChannelMessage): string {
  return JSON.stringify([channelAccountId, channelMessageId]);
}

function distinctSenders(sent: readonly (Sent & { readonly key: string })[]): Map<string, Sender> {
  const senders = new Map<string, Sender>();
  for (const { key, message, account } of sent) {
    const before = senders.get(key);
    const sentAtMs = Math.max(message.sentAtMs, before?.sentAtMs ?? 0);
    const isImported = message.origin === 'history' && before?.importedAtMs !== null;
    senders.set(key, {
      ...{ account, identity: before?.identity ?? message.identity },
      ...{ importedAtMs: isImported ? sentAtMs : null, sentAtMs },
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
  const { account, identity } = sender;
  const addresses = addressesOf(account._id, identity);
  const isAbout = ({ addresses: theirs, phoneMoves = [] }: Candidate) =>
    [...theirs, ...phoneMoves.map(({ from }) => from)].some(
      (address) => address !== null && addresses.includes(address),
    );
  let candidates = known.filter(isAbout);
  for (let attempt = 1; attempt <= mostAttempts; attempt++) {
    const match = matchConversation(account._id, identity, candidates, whenWritten(sender, nowMs));
    switch (match.kind) {
      case 'use':
        // A phone the buyer has left since is not written to again.
        if (match.add.length === 0) return match.id;
        if (await addAddresses(store, match.id, match.add, match.late ? { ...identity, phone: null } : identity))
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
    candidates = await candidatesEver(store, addresses);
  }
  throw new Error('The sender of a message found no conversation in several attempts.');
}
