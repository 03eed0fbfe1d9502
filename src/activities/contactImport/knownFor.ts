import type { KnownRecord } from '../../core/contactImport/knownRecord';
import { matchRow, type RowMatch } from '../../core/contactImport/matchRow';
import type { GivenRow } from '../../core/contactImport/readRow';
import type { ContactId } from '../../core/ids';
import type { Database } from '../../store/database';
import { findStandingContact, standing } from '../../store/contacts';
import type { ContactDocument } from '../../store/crmDocuments';

/** Matches rows with the contacts that have one of their keys, all of them fetched at once. */
export async function matcherFor(
  store: Pick<Database, 'contacts'>,
  rows: readonly GivenRow[],
): Promise<(row: GivenRow) => RowMatch> {
  const given = rows.flatMap(({ contactId }) => contactId ?? []);
  const stands = await standingOf(store, given);
  const wanted: [Key, string[]][] = [
    ['_id', [...new Set(stands.values())]],
    ['externalIds', rows.flatMap(({ externalIds }) => externalIds)],
    ['phoneLines', rows.flatMap(({ phones }) => phones.flatMap(({ line }) => line ?? []))],
    ['emailKeys', rows.flatMap(({ emails }) => emails.flatMap(({ key }) => key ?? []))],
  ];
  const found = await Promise.all(wanted.map(([key, values]) => contactsWith(store, key, values)));
  const records = new Map(found.flat().map((contact) => [contact._id, knownRecord(contact)]));
  const byKey = new Map<string, KnownRecord[]>();
  for (const record of records.values())
    for (const key of keysOf(record)) {
      const sharing = byKey.get(key);
      if (sharing) sharing.push(record);
      else byKey.set(key, [record]);
    }
  return (row) => {
    const self = row.contactId === null ? null : (stands.get(row.contactId) ?? null);
    const keys = [
      ...(self === null ? [] : [`contact|${self}`]),
      ...row.externalIds.map((id) => `externalId|${id}`),
      ...row.phones.map(({ line }) => `phone|${line}`),
      ...row.emails.map(({ key }) => `email|${key}`),
    ];
    const known = new Set(keys.flatMap((key) => byKey.get(key) ?? []));
    return matchRow(row, [...known], self);
  };
}

/** A contact as a row is held against it. */
export function knownRecord(contact: ContactDocument): KnownRecord {
  const { _id: id, name, phones, emails, phoneLines, emailKeys, externalIds } = contact;
  const { companyId, ownerId, language, optedOut } = contact;
  return { id, name, phones, emails, phoneLines, emailKeys, externalIds, companyId, ownerId, language, optedOut };
}

type Key = '_id' | 'externalIds' | 'phoneLines' | 'emailKeys';

async function contactsWith(
  store: Pick<Database, 'contacts'>,
  key: Key,
  values: readonly string[],
): Promise<ContactDocument[]> {
  if (values.length === 0) return [];
  return store.contacts
    .find({ $and: [{ [key]: { $in: [...new Set(values)] } }, standing] }, { projection: { blocks: 0, nameKeys: 0 } })
    .toArray();
}

/** Which contact each id stands for now. */
async function standingOf(
  store: Pick<Database, 'contacts'>,
  ids: readonly ContactId[],
): Promise<Map<ContactId, ContactId>> {
  if (ids.length === 0) return new Map();
  const rows = await store.contacts.find({ _id: { $in: [...ids] } }, { projection: { mergedInto: 1 } }).toArray();
  const stands = new Map<ContactId, ContactId>();
  for (const { _id, mergedInto } of rows) {
    const contact = mergedInto === null ? { _id } : await findStandingContact(store, _id);
    if (contact) stands.set(_id, contact._id);
  }
  return stands;
}

function keysOf(record: KnownRecord): string[] {
  return [
    `contact|${record.id}`,
    ...record.externalIds.map((id) => `externalId|${id}`),
    ...record.phoneLines.map((line) => `phone|${line}`),
    ...record.emailKeys.map((key) => `email|${key}`),
  ];
}
