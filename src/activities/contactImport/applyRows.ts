import { fillContact } from '../../core/contactImport/fillContact';
import type { NamedCompany } from '../../core/contactImport/knownRecord';
import type { GivenRow } from '../../core/contactImport/readRow';
import type { ContactId } from '../../core/ids';
import { nameTokens } from '../../core/resolve/personName';
import type { ContactImportLineDocument, ContactImportRowDocument } from '../../store/contactImportDocuments';
import { insertMissing } from '../../store/contactImports';
import { changeContactWith, findStandingContact, newContactDocument } from '../../store/contacts';
import type { CompanyDocument } from '../../store/crmDocuments';
import { defaultCountry } from '../../store/defaultCountry';
import { mirrorContact } from '../../store/mirrorRecords';
import { markUntold } from '../../store/tell';
import { knownRecord } from './knownFor';
import type { ImportDeps } from './importDeps';

interface Applied {
  readonly row: ContactImportRowDocument;
  readonly given: GivenRow;
}

const filledAtOnce = 8;

/** Carries decided rows out. Done again it changes nothing: new ones have their ids, and only what is empty is filled. */
export async function applyRows(
  deps: ImportDeps,
  lines: readonly ContactImportLineDocument[],
  rows: readonly ContactImportRowDocument[],
): Promise<void> {
  const givenAt = new Map(lines.map(({ line, given }) => [line, given]));
  const wanted = rows.flatMap((row): Applied[] => {
    const given = givenAt.get(row.line);
    return given && row.action !== 'nothing' ? [{ row, given }] : [];
  });
  await makeCompanies(deps, wanted);
  await makeContacts(
    deps,
    wanted.filter(({ row }) => row.action === 'make'),
  );
  const fills = wanted.filter(({ row }) => row.action === 'fill');
  for (let place = 0; place < fills.length; place += filledAtOnce)
    await Promise.all(fills.slice(place, place + filledAtOnce).map((fill) => fillOne(deps, fill)));
  await tell(
    deps,
    fills.flatMap(({ row }) => row.contactId ?? []),
  );
}

async function makeCompanies({ store, clock }: ImportDeps, wanted: readonly Applied[]): Promise<void> {
  const nowMs = clock();
  const made = new Map<string, CompanyDocument>();
  for (const { row, given } of wanted) {
    if (!row.makesCompany || row.companyId === null || given.company === null || made.has(row.companyId)) continue;
    made.set(row.companyId, {
      _id: row.companyId,
      ...{ name: given.company, domains: [], nameKeys: nameTokens(given.company) },
      ...{ createdAtMs: nowMs, updatedAtMs: nowMs, version: 1 },
    });
  }
  await insertMissing(store.companies, [...made.values()]);
}

async function makeContacts({ store, clock }: ImportDeps, wanted: readonly Applied[]): Promise<void> {
  if (wanted.length === 0) return;
  const country = await defaultCountry(store);
  const nowMs = clock();
  const documents = wanted.flatMap(({ row, given }) => {
    if (row.contactId === null) return [];
    const contact = {
      name: given.name,
      phones: given.phones.map(({ stored }) => stored),
      emails: given.emails.map(({ stored }) => stored),
      channelIds: [],
      externalIds: [...given.externalIds],
      companyId: row.companyId,
      ownerId: given.ownerId,
      language: given.language,
      optedOut: given.optedOut ?? false,
      madeFor: [],
    };
    return [newContactDocument(row.contactId, contact, country, nowMs)];
  });
  await insertMissing(store.contacts, documents);
}

async function fillOne({ store, clock }: ImportDeps, { row, given }: Applied): Promise<void> {
  if (row.contactId === null) return;
  const company: NamedCompany = row.companyId === null ? { kind: 'none' } : { kind: 'known', ids: [row.companyId] };
  const change = (id: ContactId) =>
    changeContactWith(store, id, {
      basedOn: null,
      nowMs: clock(),
      with: (before) => fillContact(given, knownRecord(before), company).set,
    });
  // It may have been merged away since it was matched.
  const standing = async () => (await findStandingContact(store, row.contactId!))?._id;
  const after = (await change(row.contactId)) ?? (await standing().then((id) => (id ? change(id) : null)));
  // An import never takes an opt-out back.
  if (after) await mirrorContact(store, after, { optedOut: after.optedOut || undefined }, clock());
}

/** Running conversations look again at whom they are about; those that can't be told now are told by the relay. */
async function tell({ store, ring }: ImportDeps, contactIds: readonly ContactId[]): Promise<void> {
  if (contactIds.length === 0) return;
  const conversations = await markUntold(store, { contactId: { $in: [...contactIds] } });
  await Promise.allSettled(conversations.map((id) => ring(id)));
}
