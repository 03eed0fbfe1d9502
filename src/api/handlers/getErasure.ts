import type { ErasureId } from '../../core/ids';
import { findErasure } from '../../store/erase/erasures';
import { present } from '../crm/answerRecord';
import { operation } from '../http/operation';
import { idParams } from '../schemas/common';
import { erasureSchema } from '../schemas/erasure';
import { erasureView } from '../views/erasureView';

export const getErasure = operation({
  tag: 'CRM',
  summary: 'Read how far an erasure has come, and its proof',
  params: idParams<ErasureId>('erasure'),
  answers: { 200: { description: 'The erasure.', schema: erasureSchema } },
  problems: ['notFound'],
  async handle({ params }, { store }) {
    return { status: 200, body: erasureView(present(await findErasure(store, params.id))) };
  },
});
