import type { DealId } from '../../core/ids';
import { insertDeal } from '../../store/deals';
import { followMerge } from '../../store/followMerge';
import type { DealDocument } from '../../store/crmDocuments';
import { newId } from '../../store/newId';
import { madeHeaders, recordMade } from '../crm/answerRecord';
import { checkReferences } from '../crm/checkReferences';
import { idFrom } from '../http/idempotencyKey';
import { onceUnderKey } from '../http/onceUnderKey';
import { operation } from '../http/operation';
import { dealSchema, newDeal } from '../schemas/crm';
import { conversationsOf, tellConversations } from '../tellConversations';
import { dealView } from '../views/crmViews';

export const createDeal = operation({
  tag: 'CRM',
  summary: 'Make a deal',
  body: newDeal,
  requestHeaders: ['Idempotency-Key'],
  answers: { 201: { description: 'The new deal.', schema: dealSchema, headers: madeHeaders } },
  problems: ['conflict'],
  async handle({ body, raw }, context) {
    await checkReferences(context.store, body);
    const nowMs = context.clock();
    const fields: Omit<DealDocument, '_id'> = {
      title: body.title,
      stage: body.stage ?? 'new',
      contactIds: [...new Set(body.contactIds ?? [])],
      companyId: body.companyId ?? null,
      open: body.open ?? true,
      reference: body.reference ?? null,
      productIds: [...new Set(body.productIds ?? [])],
      adIds: [...new Set(body.adIds ?? [])],
      value: body.value ?? null,
      madeFor: null,
      createdAtMs: nowMs,
      updatedAtMs: nowMs,
      version: 1,
    };
    return onceUnderKey(raw, context, async (key) => {
      const _id = key === null ? newId<DealId>('deal') : idFrom<DealId>('dea', key);
      const deal = await insertDeal(context.store, { _id, ...fields });
      for (const contactId of deal.contactIds) await followMerge(context.store, contactId);
      await tellConversations(context, conversationsOf(deal));
      return recordMade('/api/deals', dealView(deal));
    });
  },
});
