import type { CompanyId, ContactId } from '../../core/ids';
import type { Collections } from '../../store/collections';
import { RequestFault, type FieldFault } from '../http/requestFault';

/** Refuses a record that refers to something that is not there. What is left out, or null, refers to nothing. */
export async function checkReferences(
  store: Pick<Collections, 'companies' | 'contacts'>,
  given: { readonly companyId?: CompanyId | null | undefined; readonly contactIds?: readonly ContactId[] | undefined },
): Promise<void> {
  const faults: FieldFault[] = [];
  if (given.companyId && !(await store.companies.findOne({ _id: given.companyId }, { projection: { _id: 1 } }))) {
    faults.push({ path: 'companyId', message: 'There is no company under this id.' });
  }
  const contactIds = given.contactIds ?? [];
  if (contactIds.length > 0) {
    const rows = await store.contacts
      .find({ _id: { $in: [...contactIds] } }, { projection: { mergedInto: 1 } })
      .toArray();
    const mergedInto = new Map(rows.map((row) => [row._id, row.mergedInto]));
    contactIds.forEach((id, i) => {
      const into = mergedInto.get(id);
      if (into === null) return;
      const message =
        into === undefined
          ? 'There is no contact under this id.'
          : `This contact was merged into ${into}. Name that one.`;
      faults.push({ path: `contactIds[${i}]`, message });
    });
  }
  if (faults.length > 0) throw new RequestFault(faults);
}
