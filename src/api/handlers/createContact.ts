import type { ContactId } from '../../core/ids';
import { compareNow } from '../../store/compareNow';
import { insertContact, newContactDocument, type GivenContact } from '../../store/contacts';
import { defaultCountry } from '../../store/defaultCountry';
import { newId } from '../../store/newId';
import { madeHeaders, recordMade } from '../crm/answerRecord';
import { checkReferences } from '../crm/checkReferences';
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
    const country = await defaultCountry(context.store);
    const given: GivenContact = {
      name: body.name ?? null,
      phones: body.phones ?? [],
      emails: body.emails ?? [],
      channelIds: [],
      externalIds: body.externalIds ?? [],
      companyId: body.companyId ?? null,
      ownerId: body.ownerId ?? null,
      language: body.language ?? null,
      optedOut: body.optedOut ?? false,
      madeFor: [],
    };
    return onceUnderKey(raw, context, async (key) => {
      const _id = key === null ? newId<ContactId>('contact') : idFrom<ContactId>('con', key);
      const made = newContactDocument(_id, given, country, nowMs);
      const stored = await insertContact(context.store, made);
      await compareNow(context, stored._id, nowMs);
      return recordMade('/api/contacts', contactView(stored));
    });
  },
});
