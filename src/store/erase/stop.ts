import type { ErasureId, OutboxId } from '../../core/ids';
import type { Database } from '../database';
import type { ConversationDocument } from '../documents';
import { newConversation } from '../newConversation';
import type { ErasureDocument, PersonScope } from '../erasureDocument';
import { eraseInDeals } from './eraseDeals';
import { countErased } from './erasures';
import { readWork, type ErasureWork } from './erasureWork';
import { gather } from './gather';
import { withMerged } from './personScope';

/** Somebody is linked or merged just then at most so often. */
const mostTries = 20;

/**
 * From here on nothing is written anew: conversations become empty tombstones without addresses, so that the person's next message
 * is a new one; sends nobody has claimed are cancelled; contacts are gone, so that nobody is linked to them any more. Who was merged or
 * linked since is gathered first. Returns whose it was.
 */
export async function stop(
  store: Database,
  erasure: ErasureDocument,
  doing: { readonly nowMs: number; readonly beat: () => void },
): Promise<PersonScope | null> {
  for (let tries = 0; tries < mostTries; tries++) {
    await gather(store, erasure, doing.beat);
    const work = await readWork(store, erasure._id);
    if (!work) return null;
    if (!(await stopKnown(store, work, doing.nowMs))) continue;
    await writeStopped(store, erasure._id, work.scope, doing.nowMs);
    return work.scope;
  }
  throw new Error('Contacts went on being merged into the one that is erased.');
}

/** False when the contact has got more than what was gathered: begin anew. */
async function stopKnown(store: Database, work: ErasureWork, nowMs: number): Promise<boolean> {
  const { erasureId, scope } = work;
  // Before names are gone.
  await eraseInDeals(store, work);
  let emptied = 0;
  for await (const conversation of store.conversations.find({
    _id: { $in: scope.conversationIds },
    erasedAtMs: null,
  })) {
    const written = await store.conversations.updateOne(
      { _id: conversation._id, erasedAtMs: null },
      { $set: tombstoneOf(conversation, nowMs), $inc: { revision: 1 } },
    );
    emptied += written.modifiedCount;
  }
  await countErased(store, erasureId, 'conversations', emptied);
  await cancelSends(store, scope, nowMs);
  const deleted = await deleteContacts(store, scope);
  if (deleted === null) return false;
  await countErased(store, erasureId, 'contacts', deleted);
  return true;
}

/** Null, and nothing is deleted, when a contact was merged in or a conversation linked since they were gathered. */
async function deleteContacts(store: Database, { contactIds, conversationIds }: PersonScope): Promise<number | null> {
  return store.client.withSession(async (session) =>
    session.withTransaction(async () => {
      const contacts = await withMerged(store, contactIds, session);
      if (contacts.some(({ _id }) => !contactIds.includes(_id))) return null;
      const ids = contacts.map(({ _id }) => _id);
      const late = { contactId: { $in: ids }, _id: { $nin: conversationIds } };
      if (await store.conversations.findOne(late, { session, projection: { _id: 1 } })) return null;
      return (await store.contacts.deleteMany({ _id: { $in: ids } }, { session })).deletedCount;
    }),
  );
}

async function writeStopped(store: Database, erasureId: ErasureId, scope: PersonScope, nowMs: number): Promise<void> {
  const inFlight = await sendsInFlight(store, scope);
  await store.erasures.updateOne({ _id: erasureId, stoppedAtMs: null }, { $set: { stoppedAtMs: nowMs } });
  await store.erasures.updateOne({ _id: erasureId }, { $addToSet: { inFlight: { $each: inFlight } } });
  for (const system of scope.systems)
    await store.erasures.updateOne(
      { _id: erasureId, 'tasks.system': { $ne: system } },
      { $push: { tasks: { system, state: 'open', doneAtMs: null, by: null } } },
    );
}

/** Everything as in a conversation nothing has happened in, but for what is ours and what its workflow needs to come to rest. */
function tombstoneOf(before: ConversationDocument, nowMs: number) {
  const {
    _id,
    revision: _revision,
    ...empty
  } = newConversation({
    accountId: before.accountId,
    channelAccountId: before.channelAccountId,
    addresses: [],
    identity: { phone: null, userId: null, parentUserId: null, username: null, profileName: null },
    phoneHeldBy: null,
    createdAtMs: before.createdAtMs,
    lastActivityAtMs: before.lastActivityAtMs,
  });
  const { forwardedTo, forwardedFrom, rulesVersion, relayedAtMs } = before;
  return {
    ...empty,
    ...{ forwardedTo, forwardedFrom, rulesVersion, relayedAtMs },
    control: { ...empty.control, state: 'closed' as const, epoch: before.control.epoch + 1 },
    erasedAtMs: nowMs,
  };
}

/** Drafts too: a reply that is just being given must not leave. */
export async function cancelSends(
  store: Pick<Database, 'outbox'>,
  { conversationIds }: Pick<PersonScope, 'conversationIds'>,
  nowMs: number,
): Promise<void> {
  await store.outbox.updateMany(
    { conversationId: { $in: conversationIds }, state: { $in: ['draft', 'queued'] } },
    { $set: { state: 'cancelled', cancelledBecause: 'erased', finishedAtMs: nowMs, settled: true } },
  );
}

/** Sends that are with the channel now. */
export async function sendsInFlight(
  store: Pick<Database, 'outbox'>,
  { conversationIds }: Pick<PersonScope, 'conversationIds'>,
): Promise<OutboxId[]> {
  const sends = await store.outbox
    .find({ conversationId: { $in: conversationIds }, state: 'claimed' }, { projection: { _id: 1 } })
    .toArray();
  return sends.map(({ _id }) => _id);
}
