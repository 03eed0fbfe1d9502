import type { ContactId } from '../../core/ids';
import { Fault } from '../../errors';
import { compareNow } from '../../store/compareNow';
import { mergeContacts } from '../../store/merge';
import { recordHeaders, recordRead } from '../crm/answerRecord';
import { unnamed } from '../giveCommand';
import { onceUnderKey } from '../http/onceUnderKey';
import { operation } from '../http/operation';
import { createRinger } from '../intake/ring';
import { idParams } from '../schemas/common';
import { contactSchema } from '../schemas/crm';
import { mergeBody } from '../schemas/merge';
import { contactView } from '../views/crmViews';

export const mergeContact = operation({
  tag: 'CRM',
  summary: 'Merge a contact into another: they are one person. Nothing is lost; unmerge undoes it',
  params: idParams<ContactId>('contact'),
  body: mergeBody,
  answers: { 200: { description: 'The contact that stays.', schema: contactSchema, headers: recordHeaders } },
  requestHeaders: ['Idempotency-Key'],
  problems: ['notFound', 'refused', 'conflict'],
  async handle({ params, body, raw }, context) {
    const { store, clock } = context;
    return onceUnderKey(raw, context, async () => {
      const order = { fromId: params.id, intoId: body.into, by: body.by ?? unnamed, nowMs: clock() };
      const answer = await mergeContacts(store, order);
      switch (answer.kind) {
        case 'missing':
          throw new Fault('notFound', 'One of the two contacts is not there.');
        case 'refused':
          throw new Fault('refused', answer.detail);
        case 'merged':
          createRinger(context).ringLater(answer.told);
          await compareNow(context, answer.survivor._id, clock());
          return recordRead(contactView(answer.survivor));
      }
    });
  },
});
