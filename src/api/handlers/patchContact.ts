import type { ContactId } from '../../core/ids';
import { Fault } from '../../errors';
import { changeContact, findContact } from '../../store/contacts';
import type { ContactDocument } from '../../store/crmDocuments';
import { compareNow } from '../../store/compareNow';
import { mirrorContact } from '../../store/mirrorRecords';
import { recordHeaders, recordRead } from '../crm/answerRecord';
import { changeUnderVersion } from '../crm/changeUnderVersion';
import { checkReferences } from '../crm/checkReferences';
import { operation } from '../http/operation';
import { idParams } from '../schemas/common';
import { contactChange, contactSchema } from '../schemas/crm';
import { tellConversations } from '../tellConversations';
import { contactView } from '../views/crmViews';

export const patchContact = operation({
  tag: 'CRM',
  summary: 'Change a contact: only the fields that are sent',
  params: idParams<ContactId>('contact'),
  body: contactChange,
  requestHeaders: ['If-Match'],
  answers: { 200: { description: 'The contact after the change.', schema: contactSchema, headers: recordHeaders } },
  problems: ['notFound', 'refused', 'versionMismatch'],
  async handle({ params, body, raw }, context) {
    const { store, clock } = context;
    const changed = await changeUnderVersion(raw, {
      find: async () => standingOrRefused(await findContact(store, params.id)),
      change: async (basedOn) => {
        await checkReferences(store, body);
        const change = { set: body, basedOn, nowMs: clock() };
        return changeContact(store, params.id, change);
      },
    });
    await mirrorContact(store, changed, body, clock());
    await compareNow(context, changed._id, clock());
    await tellConversations(context, { contactId: changed._id });
    return recordRead(contactView(changed));
  },
});

function standingOrRefused(contact: ContactDocument | null): ContactDocument | null {
  if (contact === null || contact.mergedInto === null) return contact;
  throw new Fault(
    'refused',
    `This contact was merged into ${contact.mergedInto}. Change that one, or unmerge this one.`,
  );
}
