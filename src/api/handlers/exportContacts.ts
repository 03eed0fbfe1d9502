import { Readable } from 'node:stream';
import { defaultCountry } from '../../store/defaultCountry';
import { contactsAsCsv } from '../crm/contactsAsCsv';
import { contactSearch } from '../crm/contactSearch';
import { operation } from '../http/operation';
import { exportQuery } from '../schemas/contactImport';

export const exportContacts = operation({
  tag: 'CRM',
  summary: 'All contacts, or those for which the filters hold, as CSV that the import reads back',
  query: exportQuery,
  answers: { 200: { description: 'The file, as it is written.', contentTypes: ['text/csv'] } },
  async handle({ query }, { store }) {
    const { filter } = contactSearch(query, await defaultCountry(store));
    return {
      status: 200,
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="contacts.csv"',
      },
      stream: () => Readable.from(contactsAsCsv(store, filter)),
    };
  },
});
