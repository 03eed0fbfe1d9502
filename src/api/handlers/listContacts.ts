import { defaultCountry } from '../../store/defaultCountry';
import { mapPage, readPage } from '../../store/page';
import { contactSearch } from '../crm/contactSearch';
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
    const list = contactSearch(query, await defaultCountry(store));
    return { status: 200, body: mapPage(await readPage(store.contacts, list, pageOf(query)), contactView) };
  },
});
