import type { ErasureId, OutboxId } from '../../core/ids';
import type { Database } from '../database';
import type { ConversationDocument } from '../documents';
import { newConversation } from '../newConversation';
import type { PersonScope } from '../erasureDocument';
import { countErased, nameForPeople } from './erasures';

/**
 * From here on nothing is written anew: conversations become empty tombstones without addresses, so that the person's next message
 * is a new one; sends nobody has claimed are cancelled; contacts are gone, so that nobody is linked to them any more.
 */
export async function stop(store: Database, erasureId: ErasureId, scope: PersonScope, nowMs: number): Promise<void> {
  const { conversationIds, contactIds } = scope;
  let emptied = 0;
  for await (const conversation of store.conversations.find({ _id: { $in: conversationIds }, erasedAtMs: null })) {
    const written = await store.conversations.updateOne(
      { _id: conversation._id, erasedAtMs: null },
      { $set: tombstoneOf(conversation, nowMs), $inc: { revision: 1 } },
    );
    emptied += written.modifiedCount;
  }
  await countErased(store, erasureId, 'conversations', emptied);
  await cancelSends(store, scope, nowMs);
  const inFlight = await sendsInFlight(store, scope);
  await nameDeals(store, erasureId, scope);
  const deleted = await store.contacts.deleteMany({ _id: { $in: contactIds } });
  await countErased(store, erasureId, 'contacts', deleted.deletedCount);
  await store.erasures.updateOne({ _id: erasureId, stoppedAtMs: null }, { $set: { stoppedAtMs: nowMs } });
  await store.erasures.updateOne(
    { _id: erasureId },
    {
      $addToSet: { inFlight: { $each: inFlight } },
    },
  );
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

/** Deals lose the contact. Those that had nobody else are for people: whether they go on, and whether their title says a name. */
async function nameDeals(store: Database, erasureId: ErasureId, { contactIds }: PersonScope): Promise<void> {
  const which = { contactIds: { $in: contactIds } };
  for await (const { _id, contactIds: all } of store.deals.find(which)) {
    if (all.every((id) => contactIds.includes(id)))
      await nameForPeople(store, erasureId, { collection: 'deals', id: _id });
  }
  const pulled = await store.deals.updateMany(which, { $pullAll: { contactIds }, $inc: { version: 1 } });
  await countErased(store, erasureId, 'deals', pulled.modifiedCount);
}
