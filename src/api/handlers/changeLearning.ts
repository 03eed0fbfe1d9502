import type { InForceEvent } from '../../core/feedback/inForce';
import type { ParameterName } from '../../core/feedback/parameters';
import { Fault } from '../../errors';
import { changeInForce, findVersion, newestVersion } from '../../store/learning';
import type { ApiContext } from '../deps';
import { unnamed } from '../giveCommand';
import { operation, type Answer } from '../http/operation';
import { learningChange, learningParameterSchema, parameterParams, rollbackBody } from '../schemas/learning';
import { learningParameterView } from '../views/learningView';

const answers = { 200: { description: 'How the parameter stands now.', schema: learningParameterSchema } };

export const freezeLearning = operation({
  tag: 'Rules',
  summary: 'Freeze a parameter: no newer version comes into force',
  ...{ params: parameterParams, body: learningChange, answers },
  problems: ['notFound'],
  handle: ({ params, body }, context) =>
    change(context, params.parameter, { kind: 'freeze', by: body?.by ?? unnamed, atMs: context.clock() }),
});

export const thawLearning = operation({
  tag: 'Rules',
  summary: 'Thaw a parameter: what is learnt next comes into force again',
  ...{ params: parameterParams, body: learningChange, answers },
  problems: ['notFound'],
  handle: ({ params, body }, context) =>
    change(context, params.parameter, { kind: 'thaw', by: body?.by ?? unnamed, atMs: context.clock() }),
});

export const rollbackLearning = operation({
  tag: 'Rules',
  summary: 'Go back to an earlier version of a parameter, or with null to the fixed policy; it is frozen there',
  ...{ params: parameterParams, body: rollbackBody, answers },
  problems: ['notFound'],
  async handle({ params, body }, context) {
    const { to, by = unnamed } = body;
    if (to !== null && (await findVersion(context.store, params.parameter, to)) === null)
      throw new Fault('notFound', await noSuchVersion(context, params.parameter));
    return change(context, params.parameter, { kind: 'rollback', to, by, atMs: context.clock() });
  },
});

async function change(
  { store }: Pick<ApiContext, 'store'>,
  parameter: ParameterName,
  event: InForceEvent,
): Promise<Answer> {
  const standing = await changeInForce(store, parameter, event);
  const version = standing.inForce === null ? null : await findVersion(store, parameter, standing.inForce);
  return { status: 200, body: learningParameterView(standing, version) };
}

async function noSuchVersion({ store }: Pick<ApiContext, 'store'>, parameter: ParameterName): Promise<string> {
  const newest = await newestVersion(store, parameter);
  return newest === null
    ? `Nothing was learnt of ${parameter} yet: only null, the fixed policy, can be gone back to.`
    : `There is no such version of ${parameter}. The newest is ${newest}; GET /api/learning/${parameter}/versions lists them.`;
}
