import type { ContactId } from '../../core/ids';
import { changeContact, findContact } from '../../store/contacts';
import { mirrorContact } from '../../store/mirrorRecords';
import { recordHeaders, recordRead } from '../crm/answerRecord';
import { changeUnderVersion } from '../crm/changeUnderVersion';
import { checkReferences } from '../crm/checkReferences';
import { phoneFields } from '../crm/phoneFields';
import { operation } from '../http/operation';
import { idParams } from '../schemas/common';
import { contactChange, contactSchema } from '../schemas/crm';
import { contactView } from '../views/crmViews';

export const patchContact = operation({
  tag: 'CRM',
  summary: 'Change a contact: only the fields that are sent',
  params: idParams<ContactId>('contact'),
  body: contactChange,
  requestHeaders: ['If-Match'],
  answers: { 200: { description: 'The contact after the change.', schema: contactSchema, headers: recordHeaders } },
  problems: ['notFound', 'versionMismatch'],
  async handle({ params, body, raw }, { store, clock }) {
    const changed = await changeUnderVersion(raw, {
      find: () => findContact(store, params.id),
      change: async (basedOn) => {
        await checkReferences(store, body);
        const set = { ...body, ...(body.phones ? phoneFields(body.phones) : {}) };
        return changeContact(store, params.id, { set, basedOn, nowMs: clock() });
      },
    });
    await mirrorContact(store, changed, clock());
    return recordRead(contactView(changed));
  },
});
