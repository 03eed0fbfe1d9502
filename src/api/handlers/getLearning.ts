import { allInForce, versionIdOf } from '../../store/learning';
import { newestFinishedLearningRun } from '../../store/learningRuns';
import { operation } from '../http/operation';
import { isoOrNull } from '../schemas/common';
import { learningSchema } from '../schemas/learning';
import { learningParameterView } from '../views/learningView';

export const getLearning = operation({
  tag: 'Rules',
  summary:
    'Show everything that is learnt: what is in force, within which bounds, from what evidence, and what it changes',
  answers: { 200: { description: 'Every parameter.', schema: learningSchema } },
  async handle(_request, { store }) {
    const [standing, run] = await Promise.all([allInForce(store), newestFinishedLearningRun(store)]);
    const ids = standing.flatMap(({ _id, inForce }) => (inForce === null ? [] : [versionIdOf(_id, inForce)]));
    const versions = await store.learning.find({ _id: { $in: ids } }).toArray();
    const items = standing.map((one) =>
      learningParameterView(
        one,
        versions.find(({ parameter, version }) => parameter === one._id && version === one.inForce) ?? null,
      ),
    );
    return { status: 200, body: { items, lastRunAt: isoOrNull(run?.finishedAtMs ?? null) } };
  },
});
