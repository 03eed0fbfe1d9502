import { comparableName } from '../../core/erase/distinctiveName';
import type { Database } from '../database';
import type { DealDocument } from '../crmDocuments';
import { namelessLead } from '../lead';
import { countErased, nameForPeople } from './erasures';
import type { ErasureWork } from './erasureWork';

/** Takes the person out of all deals, while the contacts still say the person's names. */
export async function eraseInDeals(store: Database, work: ErasureWork): Promise<void> {
  const { contactIds, conversationIds } = work.scope;
  const contacts = await store.contacts.find({ _id: { $in: contactIds } }).toArray();
  const chats = await store.conversations.find({ _id: { $in: conversationIds } }).toArray();
  const names = [
    ...contacts.map(({ name }) => name),
    ...chats.flatMap(({ identity }) => [identity.profileName, identity.username]),
  ];
  const known = new Set(names.flatMap((name) => (name === null ? [] : [comparableName(name)])));
  const which = { $or: [{ contactIds: { $in: contactIds } }, { madeFor: { $in: conversationIds } }] };
  for await (const deal of store.deals.find(which))
    if (await eraseInDeal(store, work, deal, known)) await countErased(store, work.erasureId, 'deals', 1);
}

/**
 * A deal loses the contact. A lead that was called after the person is called that no more. Others that had nobody else are for people:
 * whether they go on, and whether their title says a name. True when something was taken out.
 */
export async function eraseInDeal(
  store: Pick<Database, 'deals' | 'erasures'>,
  { erasureId, scope, finds }: ErasureWork,
  { _id, title, reference, contactIds, madeFor }: DealDocument,
  names: ReadonlySet<string> = new Set(),
): Promise<boolean> {
  const hasThem = contactIds.some((id) => scope.contactIds.includes(id));
  const hasOnlyThem = hasThem && contactIds.every((id) => scope.contactIds.includes(id));
  const isTheirLead = madeFor !== null && scope.conversationIds.includes(madeFor);
  const resets = isTheirLead && (finds(title) || names.has(comparableName(title)));
  const isNameless = resets || (isTheirLead && title === namelessLead);
  if ((!isNameless && (hasOnlyThem || finds(title))) || finds(reference ?? ''))
    await nameForPeople(store, erasureId, { collection: 'deals', id: _id });
  if (!resets && !hasThem) return false;
  const changed = await store.deals.updateOne(
    // Nobody renamed it in between.
    { _id, title },
    {
      $pullAll: { contactIds: scope.contactIds },
      $set: resets ? { title: namelessLead } : { title },
      $inc: { version: 1 },
    },
  );
  return changed.modifiedCount === 1;
}
