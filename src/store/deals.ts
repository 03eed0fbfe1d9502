import type { IndexDescription } from 'mongodb';
import type { CompanyId, ContactId, DealId } from '../core/ids';
import type { Collections } from './collections';
import type { DealDocument } from './crmDocuments';
import { changeRecord, insertOnce, type RecordChange } from './records';

type DealStore = Pick<Collections, 'deals'>;

export const dealIndexes: IndexDescription[] = [
  { key: { contactIds: 1, open: 1 } },
  { key: { companyId: 1, open: 1 } },
  { key: { madeFor: 1 }, unique: true, partialFilterExpression: { madeFor: { $gt: '' } } },
  { key: { createdAtMs: -1, _id: -1 } },
];

/** The open deals of a contact, or of the contact's company. */
export async function openDealsOf(
  store: Pick<Collections, 'deals'>,
  contactId: ContactId,
  companyId: CompanyId | null,
): Promise<DealDocument[]> {
  const byCompany = companyId === null ? [] : [{ companyId, open: true }];
  return store.deals
    .find({ $or: [{ contactIds: contactId, open: true }, ...byCompany] })
    .sort({ createdAtMs: 1 })
    .limit(10)
    .toArray();
}

/** A deal by id, or null. */
export async function findDeal(store: DealStore, id: DealId): Promise<DealDocument | null> {
  return store.deals.findOne({ _id: id });
}

/** Stores a new deal. One that is there already under this id (a repeated request) is returned as it is. */
export async function insertDeal(store: DealStore, deal: DealDocument): Promise<DealDocument> {
  return insertOnce(store.deals, deal);
}

/**
 * Changes a deal and raises its version; when its stage changes, or it is closed or opened again, that instant is kept. Null when it is
 * not there, or not in the version the change is based on.
 */
export async function changeDeal(
  store: DealStore,
  id: DealId,
  change: RecordChange<DealDocument>,
): Promise<DealDocument | null> {
  const { stage, open } = change.set;
  if (stage === undefined && open === undefined) return changeRecord(store.deals, id, change);
  const before = await store.deals.findOne({ _id: id }, { projection: { stage: 1, open: 1 } });
  const moves = before !== null && ((stage ?? before.stage) !== before.stage || (open ?? before.open) !== before.open);
  const set = moves ? { ...change.set, stageAtMs: change.nowMs } : change.set;
  return changeRecord(store.deals, id, { ...change, set });
}
