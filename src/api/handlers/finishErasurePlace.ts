import { finishPlace } from '../../store/erase/settle';
import { present } from '../crm/answerRecord';
import { unnamed } from '../giveCommand';
import { operation } from '../http/operation';
import { erasureSchema, placeParams, taskDone } from '../schemas/erasure';
import { erasureView } from '../views/erasureView';

export const finishErasurePlace = operation({
  tag: 'CRM',
  summary:
    'Say that a record was looked at: one named for people, or a place of what is left that says nothing of the person, or may stay. The last thing done, the erasure is finished',
  params: placeParams,
  body: taskDone,
  answers: { 200: { description: 'The erasure.', schema: erasureSchema } },
  problems: ['notFound'],
  async handle({ params, body }, { store, clock }) {
    const done = { by: body.by ?? unnamed, nowMs: clock() };
    return { status: 200, body: erasureView(present(await finishPlace(store, params.id, params.place, done))) };
  },
});
