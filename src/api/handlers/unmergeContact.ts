import type { ContactId } from '../../core/ids';
import { Fault } from '../../errors';
import { compareNow } from '../../store/compareNow';
import { unmergeContact as unmerge } from '../../store/unmerge';
import { recordHeaders, recordRead } from '../crm/answerRecord';
import { unnamed } from '../giveCommand';
import { onceUnderKey } from '../http/onceUnderKey';
import { operation } from '../http/operation';
import { createRinger } from '../intake/ring';
import { idParams } from '../schemas/common';
import { contactSchema } from '../schemas/crm';
import { plainBody } from '../schemas/commands';
import { contactView } from '../views/crmViews';

export const unmergeContact = operation({
  tag: 'CRM',
  summary: 'Undo a merge: of a contact that was merged away, that one; of the one that stayed, its newest',
  params: idParams<ContactId>('contact'),
  body: plainBody,
  answers: { 200: { description: 'The contact that is back.', schema: contactSchema, headers: recordHeaders } },
  requestHeaders: ['Idempotency-Key'],
  problems: ['notFound', 'refused', 'conflict'],
  async handle({ params, body, raw }, context) {
    const { store, clock } = context;
    return onceUnderKey(raw, context, async (key) => {
      const order = { contactId: params.id, by: body?.by ?? unnamed, key, nowMs: clock() };
      const answer = await unmerge(store, order);
      switch (answer.kind) {
        case 'missing':
          throw new Fault('notFound', 'There is no such contact.');
        case 'refused':
          throw new Fault('refused', answer.detail);
        case 'unmerged':
          createRinger(context).ringLater(answer.told);
          for (const id of [answer.contact._id, answer.survivorId]) await compareNow(context, id, clock());
          return recordRead(contactView(answer.contact));
      }
    });
  },
});
