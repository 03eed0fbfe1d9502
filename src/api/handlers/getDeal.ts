import type { DealId } from '../../core/ids';
import { findDeal } from '../../store/deals';
import { present, recordHeaders, recordRead } from '../crm/answerRecord';
import { operation } from '../http/operation';
import { idParams } from '../schemas/common';
import { dealSchema } from '../schemas/crm';
import { dealView } from '../views/crmViews';

export const getDeal = operation({
  tag: 'CRM',
  summary: 'Read a deal',
  params: idParams<DealId>('deal'),
  answers: { 200: { description: 'The deal.', schema: dealSchema, headers: recordHeaders } },
  problems: ['notFound'],
  async handle({ params }, { store }) {
    return recordRead(dealView(present(await findDeal(store, params.id))));
  },
});
