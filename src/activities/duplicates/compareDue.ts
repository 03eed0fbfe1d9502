import { compareContacts } from '../../store/compareContacts';
import type { Dependencies } from '../dependencies';

/** Compared at once. */
const atOnce = 100;

/** Contacts that should have been compared and were not: after a crash, an import, a change of how contacts are keyed. */
export async function compareDue(
  { store, clock }: Pick<Dependencies, 'store' | 'clock'>,
  limit: number,
): Promise<{ readonly compared: number; readonly more: boolean }> {
  const due = await store.contacts
    .find({ duplicatesDue: true }, { projection: { _id: 1 } })
    .limit(limit)
    .toArray();
  for (let from = 0; from < due.length; from += atOnce) {
    const ids = due.slice(from, from + atOnce).map(({ _id }) => _id);
    await compareContacts(store, ids, clock());
  }
  return { compared: due.length, more: due.length === limit };
}
