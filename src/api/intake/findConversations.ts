import type { Identity, InboundMessage } from '../../core/capture/event';
import type { ConversationId } from '../../core/ids';
import {
  addressesOf,
  isUserAddress,
  matchConversation,
  type Candidate,
  type ConversationMatch,
} from '../../core/resolve/matchConversation';
import type { Database } from '../../store/database';
import type { AccountDocument, ConversationDocument, IntakeDocument } from '../../store/documents';
import { joinConversations } from '../../store/join';
import { newConversation } from '../../store/newConversation';
import { isDuplicateKey } from '../../store/storeErrors';
import type { FindAccount } from './accountFinder';

interface Sender {
  readonly account: AccountDocument;
  readonly identity: Identity;
}

const sendersAtOnce = 16;
const mostAttempts = 8;

/** Which conversation each of a batch's messages belongs to; those that are missing are made. A message that names no sender is left out. */
export async function findConversations(
  store: Database,
  findAccount: FindAccount,
  messages: readonly InboundMessage[],
  nowMs: number,
): Promise<IntakeDocument['messages']> {
  const named = messages.filter(({ identity }) => identity.phone !== null || identity.userId !== null);
  const senders = await distinctSenders(findAccount, named);
  const all = [...senders];
  const known = await readCandidates(
    store,
    all.flatMap(([, { account, identity }]) => addressesOf(account._id, identity)),
  );
  const found = new Map<string, ConversationId>();
  for (let from = 0; from < all.length; from += sendersAtOnce) {
    const some = all.slice(from, from + sendersAtOnce);
    await Promise.all(
      some.map(async ([key, sender]) => found.set(key, await findConversation(store, sender, known, nowMs))),
    );
  }
  return named.flatMap((message) => {
    const conversationId = found.get(senderKey(message));
    return conversationId ? [{ channelMessageId: message.channelMessageId, conversationId }] : [];
  });
}

function senderKey({ channelAccountId, identity }: InboundMessage): string {
  return JSON.stringify([channelAccountId, identity.phone, identity.userId]);
}

async function distinctSenders(
  findAccount: FindAccount,
  messages: readonly InboundMessage[],
): Promise<Map<string, Sender>> {
  const senders = new Map<string, Sender>();
  for (const message of messages) {
    senders.set(senderKey(message), { account: await findAccount(message), identity: message.identity });
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
    const match = matchConversation(sender.account._id, sender.identity, candidates);
    switch (match.kind) {
      case 'use':
        if (match.add.length === 0 || (await addAddresses(store, match.id, match.add, sender.identity)))
          return match.id;
        break;
      case 'create': {
        const made = await insertConversation(store, conversationOf(sender, match, nowMs));
        if (made) return made;
        break;
      }
      case 'join':
        await joinConversations(store, match.olderId, match.youngerId, nowMs);
        break;
    }
    candidates = await readCandidates(store, addresses);
  }
  throw new Error('The sender of a message found no conversation in several attempts.');
}

async function readCandidates(store: Database, addresses: readonly string[]): Promise<Candidate[]> {
  if (addresses.length === 0) return [];
  const rows = await store.conversations
    .find(
      { addresses: { $in: [...addresses] }, 'addresses.0': { $exists: true } },
      { projection: { addresses: 1, createdAtMs: 1 } },
    )
    .toArray();
  return rows.map((row) => ({ id: row._id, createdAtMs: row.createdAtMs, addresses: row.addresses }));
}

/** False when another conversation took one of the addresses in between, or this one was joined away. */
async function addAddresses(
  store: Database,
  id: ConversationId,
  addresses: readonly string[],
  identity: Identity,
): Promise<boolean> {
  const filled = {
    ...(identity.phone === null ? {} : { 'identity.phone': identity.phone }),
    ...(identity.userId === null ? {} : { 'identity.userId': identity.userId }),
  };
  try {
    const answer = await store.conversations.updateOne(
      {
        _id: id,
        forwardedTo: null,
        // Two user ids never meet in one conversation unnoticed: whoever comes second looks again.
        ...(addresses.some(isUserAddress) ? { addresses: { $not: /\|user\|/ } } : {}),
      },
      { $addToSet: { addresses: { $each: [...addresses] } }, $set: filled },
    );
    return answer.matchedCount === 1;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

async function insertConversation(store: Database, document: ConversationDocument): Promise<ConversationId | null> {
  try {
    await store.conversations.insertOne(document);
    return document._id;
  } catch (error) {
    if (isDuplicateKey(error)) return null;
    throw error;
  }
}

function conversationOf(
  { account, identity }: Sender,
  { addresses, phoneHeldBy }: Extract<ConversationMatch, { kind: 'create' }>,
  nowMs: number,
): ConversationDocument {
  return newConversation({
    accountId: account._id,
    channelAccountId: account.channelAccountId,
    addresses: [...addresses],
    // A phone that another buyer holds here is neither written to nor matched by, until people have decided.
    identity: phoneHeldBy === null ? identity : { ...identity, phone: null },
    phoneHeldBy,
    createdAtMs: nowMs,
  });
}
