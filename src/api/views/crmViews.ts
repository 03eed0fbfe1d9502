import type { CompanyDocument, ContactDocument, DealDocument } from '../../store/crmDocuments';
import { iso } from '../schemas/common';
import type { CompanyView, ContactView, DealView } from '../schemas/crm';

/** A contact as the API shows it. */
export function contactView(contact: ContactDocument): ContactView {
  return {
    id: contact._id,
    name: contact.name,
    phones: contact.phones,
    unreadablePhones: contact.unreadablePhones,
    emails: contact.emails,
    externalIds: contact.externalIds,
    companyId: contact.companyId,
    ownerId: contact.ownerId,
    language: contact.language,
    optedOut: contact.optedOut,
    mergedInto: contact.mergedInto,
    ...versionView(contact),
  };
}

/** A company as the API shows it. */
export function companyView(company: CompanyDocument): CompanyView {
  return { id: company._id, name: company.name, domains: company.domains, ...versionView(company) };
}

/** A deal as the API shows it. */
export function dealView(deal: DealDocument): DealView {
  const { _id, title, stage, contactIds, companyId, open, reference, productIds, adIds, value } = deal;
  return {
    id: _id,
    ...{ title, stage, contactIds, companyId, open, reference, productIds, adIds, value },
    ...versionView(deal),
  };
}

function versionView(record: { version: number; createdAtMs: number; updatedAtMs: number }) {
  return { version: record.version, createdAt: iso(record.createdAtMs), updatedAt: iso(record.updatedAtMs) };
}
