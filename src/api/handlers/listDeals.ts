import type { Filter } from 'mongodb';
import type { DealDocument } from '../../store/crmDocuments';
import { mapPage, readPage } from '../../store/page';
import { contactIdsByPhone, newestFirst } from '../crm/byPhone';
import { operation } from '../http/operation';
import { pageOf, pageSchema } from '../schemas/common';
import { dealQuery, dealSchema } from '../schemas/crm';
import { dealView } from '../views/crmViews';

export const listDeals = operation({
  tag: 'CRM',
  summary: 'List deals, the newest first; by contact, by company, or by the phone of one of their contacts',
  query: dealQuery,
  answers: { 200: { description: 'A page of deals.', schema: pageSchema(dealSchema) } },
  async handle({ query }, { store }) {
    const parts: Filter<DealDocument>[] = [{}];
    if (query.phone !== undefined) parts.push({ contactIds: { $in: await contactIdsByPhone(store, query.phone) } });
    if (query.contactId !== undefined) parts.push({ contactIds: query.contactId });
    if (query.companyId !== undefined) parts.push({ companyId: query.companyId });
    if (query.open !== undefined) parts.push({ open: query.open });
    const page = await readPage(store.deals, { filter: { $and: parts }, order: newestFirst }, pageOf(query));
    return { status: 200, body: mapPage(page, dealView) };
  },
});
