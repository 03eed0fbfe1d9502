import type { ContactId } from '../../core/ids';
import { findContact } from '../../store/contacts';
import { present, recordHeaders, recordRead } from '../crm/answerRecord';
import { operation } from '../http/operation';
import { idParams } from '../schemas/common';
import { contactSchema } from '../schemas/crm';
import { contactView } from '../views/crmViews';

export const getContact = operation({
  tag: 'CRM',
  summary: 'Read a contact',
  params: idParams<ContactId>('contact'),
  answers: { 200: { description: 'The contact.', schema: contactSchema, headers: recordHeaders } },
  problems: ['notFound'],
  async handle({ params }, { store }) {
    return recordRead(contactView(present(await findContact(store, params.id))));
  },
});
