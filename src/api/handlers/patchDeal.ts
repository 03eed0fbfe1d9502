import type { DealId } from '../../core/ids';
import { changeDeal, findDeal } from '../../store/deals';
import { followMerge } from '../../store/followMerge';
import { mirrorDeal } from '../../store/mirrorRecords';
import { recordHeaders, recordRead } from '../crm/answerRecord';
import { changeUnderVersion } from '../crm/changeUnderVersion';
import { checkReferences } from '../crm/checkReferences';
import { operation } from '../http/operation';
import { idParams } from '../schemas/common';
import { dealChange, dealSchema } from '../schemas/crm';
import { conversationsOf, tellConversations } from '../tellConversations';
import { dealView } from '../views/crmViews';

export const patchDeal = operation({
  tag: 'CRM',
  summary: 'Change a deal: only the fields that are sent',
  params: idParams<DealId>('deal'),
  body: dealChange,
  requestHeaders: ['If-Match'],
  answers: { 200: { description: 'The deal after the change.', schema: dealSchema, headers: recordHeaders } },
  problems: ['notFound', 'versionMismatch'],
  async handle({ params, body, raw }, context) {
    const { store, clock } = context;
    const changed = await changeUnderVersion(raw, {
      find: () => findDeal(store, params.id),
      change: async (basedOn) => {
        await checkReferences(store, body);
        const set = {
          ...body,
          ...(body.contactIds ? { contactIds: [...new Set(body.contactIds)] } : {}),
          ...(body.productIds ? { productIds: [...new Set(body.productIds)] } : {}),
          ...(body.adIds ? { adIds: [...new Set(body.adIds)] } : {}),
        };
        return changeDeal(store, params.id, { set, basedOn, nowMs: clock() });
      },
    });
    for (const contactId of body.contactIds ?? []) await followMerge(store, contactId);
    await mirrorDeal(store, changed);
    await tellConversations(context, conversationsOf(changed));
    return recordRead(dealView(changed));
  },
});
