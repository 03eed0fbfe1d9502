import type { ContactId } from '../../core/ids';
import { insertContact } from '../../store/contacts';
import type { ContactDocument } from '../../store/crmDocuments';
import { newId } from '../../store/newId';
import { madeHeaders, recordMade } from '../crm/answerRecord';
import { checkReferences } from '../crm/checkReferences';
import { phoneFields } from '../crm/phoneFields';
import { idFrom } from '../http/idempotencyKey';
import { onceUnderKey } from '../http/onceUnderKey';
import { operation } from '../http/operation';
import { contactSchema, newContact } from '../schemas/crm';
import { contactView } from '../views/crmViews';

export const createContact = operation({
  tag: 'CRM',
  summary: 'Make a contact',
  body: newContact,
  requestHeaders: ['Idempotency-Key'],
  answers: { 201: { description: 'The new contact.', schema: contactSchema, headers: madeHeaders } },
  problems: ['conflict'],
  async handle({ body, raw }, context) {
    await checkReferences(context.store, body);
    const nowMs = context.clock();
    const fields: Omit<ContactDocument, '_id'> = {
      name: body.name ?? null,
      ...phoneFields(body.phones ?? []),
      emails: body.emails ?? [],
      companyId: body.companyId ?? null,
      ownerId: body.ownerId ?? null,
      language: body.language ?? null,
      optedOut: body.optedOut ?? false,
      madeFor: null,
      createdAtMs: nowMs,
      updatedAtMs: nowMs,
      version: 1,
    };
    return onceUnderKey(raw, context, async (key) => {
      const _id = key === null ? newId<ContactId>('contact') : idFrom<ContactId>('con', key);
      return recordMade('/api/contacts', contactView(await insertContact(context.store, { _id, ...fields })));
    });
  },
});
