import type { Filter } from 'mongodb';
import type { ContactDocument } from '../../store/crmDocuments';
import { mapPage, readPage } from '../../store/page';
import { contactsByPhone, newestFirst } from '../crm/byPhone';
import { operation } from '../http/operation';
import { pageOf, pageSchema } from '../schemas/common';
import { contactQuery, contactSchema } from '../schemas/crm';
import { contactView } from '../views/crmViews';

export const listContacts = operation({
  tag: 'CRM',
  summary: 'List contacts, the newest first; by phone, the exact matches first',
  query: contactQuery,
  answers: { 200: { description: 'A page of contacts.', schema: pageSchema(contactSchema) } },
  async handle({ query }, { store }) {
    const byPhone = query.phone === undefined ? { filter: {}, order: newestFirst } : contactsByPhone(query.phone);
    const ofCompany: Filter<ContactDocument> = query.companyId === undefined ? {} : { companyId: query.companyId };
    const list = { ...byPhone, filter: { $and: [byPhone.filter, ofCompany] } };
    return { status: 200, body: mapPage(await readPage(store.contacts, list, pageOf(query)), contactView) };
  },
});
