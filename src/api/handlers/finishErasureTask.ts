import { finishTask } from '../../store/erase/settle';
import { present } from '../crm/answerRecord';
import { unnamed } from '../giveCommand';
import { operation } from '../http/operation';
import { erasureSchema, taskDone, taskParams } from '../schemas/erasure';
import { erasureView } from '../views/erasureView';

export const finishErasureTask = operation({
  tag: 'CRM',
  summary: 'Say that a person was erased in another system as well',
  params: taskParams,
  body: taskDone,
  answers: { 200: { description: 'The erasure.', schema: erasureSchema } },
  problems: ['notFound'],
  async handle({ params, body }, { store, clock }) {
    const done = { by: body.by ?? unnamed, nowMs: clock() };
    return { status: 200, body: erasureView(present(await finishTask(store, params.id, params.system, done))) };
  },
});
