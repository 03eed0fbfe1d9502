import type { Filter } from 'mongodb';
import type { CompanyDocument } from '../../store/crmDocuments';
import { defaultCountry } from '../../store/defaultCountry';
import { mapPage, readPage } from '../../store/page';
import { byName } from '../crm/byName';
import { contactsByPhone, newestFirst } from '../crm/byPhone';
import { operation } from '../http/operation';
import { pageOf, pageSchema } from '../schemas/common';
import { companyQuery, companySchema } from '../schemas/crm';
import { companyView } from '../views/crmViews';

export const listCompanies = operation({
  tag: 'CRM',
  summary: 'List companies, the newest first; by the phone of one of their contacts, by domain, or by name',
  query: companyQuery,
  answers: { 200: { description: 'A page of companies.', schema: pageSchema(companySchema) } },
  async handle({ query }, { store }) {
    const parts: Filter<CompanyDocument>[] = [{}];
    if (query.domain !== undefined) parts.push({ domains: query.domain });
    if (query.name !== undefined) parts.push(byName<CompanyDocument>(query.name));
    if (query.phone !== undefined) {
      const ids = await store.contacts.distinct(
        'companyId',
        contactsByPhone(query.phone, await defaultCountry(store)).filter,
      );
      parts.push({ _id: { $in: ids.filter((id) => id !== null) } });
    }
    const page = await readPage(store.companies, { filter: { $and: parts }, order: newestFirst }, pageOf(query));
    return { status: 200, body: mapPage(page, companyView) };
  },
});
