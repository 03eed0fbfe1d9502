import type { CountryCode } from 'libphonenumber-js/max';
import type { Filter } from 'mongodb';
import type { AgentId, CompanyId } from '../../core/ids';
import { emailKey } from '../../core/resolve/email';
import type { ContactDocument } from '../../store/crmDocuments';
import { standing } from '../../store/contacts';
import type { ListQuery } from '../../store/page';
import { byName } from './byName';
import { contactsByPhone, newestFirst } from './byPhone';

/** What contacts are searched by; what is left out says nothing. */
export interface ContactFilters {
  readonly phone?: string | undefined;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly companyId?: CompanyId | undefined;
  readonly externalId?: string | undefined;
  readonly ownerId?: AgentId | undefined;
}

/** The contacts for which all filters hold, the newest first; by phone, the exact matches first. Never those merged away. */
export function contactSearch(filters: ContactFilters, country: CountryCode | null): ListQuery<ContactDocument> {
  const { phone, name, email, companyId, externalId, ownerId } = filters;
  const list: ListQuery<ContactDocument> =
    phone === undefined ? { filter: standing, order: newestFirst } : contactsByPhone(phone, country);
  const parts: Filter<ContactDocument>[] = [list.filter];
  if (name !== undefined) parts.push(byName<ContactDocument>(name));
  if (email !== undefined) parts.push(byEmail(email));
  if (companyId !== undefined) parts.push({ companyId });
  if (externalId !== undefined) parts.push({ externalIds: externalId.trim() });
  if (ownerId !== undefined) parts.push({ ownerId });
  return { ...list, filter: { $and: parts } };
}

/** An address in any writing, or a whole domain: `@example.com`. What can't be an address is nobody's. */
function byEmail(given: string): Filter<ContactDocument> {
  const text = given.trim();
  if (!text.startsWith('@')) return { emailKeys: { $in: keysOf(text) } };
  const domains = keysOf(`x${text}`).map((key) => key.slice(key.lastIndexOf('@') + 1));
  return { emailDomains: { $in: domains } };
}

function keysOf(given: string): string[] {
  const key = emailKey(given);
  return key === null ? [] : [key];
}
