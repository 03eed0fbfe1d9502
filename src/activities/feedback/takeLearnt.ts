import { isDeepStrictEqual } from 'node:util';
import type { Learnt } from '../../core/feedback/learnt';
import type { LearntValues, ParameterName } from '../../core/feedback/parameters';
import { addVersion, changeInForce, findVersion, inForceOf, type LearningStore } from '../../store/learning';
import type { LearningDocument, LearningRunDocument, LearningStep } from '../../store/learningDocument';

type Run = Pick<LearningRunDocument, '_id' | 'startedAtMs'>;
type RunBefore = Pick<LearningRunDocument, 'steps'>;

/** Brings what was learnt of one parameter into force, when it may and when it is new. Returns what the run's report says of it. */
export async function takeLearnt(
  store: LearningStore,
  run: Run,
  before: RunBefore | null,
  parameter: ParameterName,
  learnt: Learnt<LearntValues[ParameterName]>,
): Promise<LearningStep> {
  const { seen } = learnt;
  const figures = [...learnt.figures];
  const { inForce, frozen } = await inForceOf(store, parameter);
  const standing = { parameter, version: inForce, seen, figures };
  if (learnt.outcome === 'worse') return withdrawn(store, { ...standing, outcome: 'worse' }, before, run);
  if (learnt.outcome !== 'learnt') return { ...standing, outcome: learnt.outcome };
  if (frozen !== null) return { ...standing, outcome: 'frozen' };
  const now = inForce === null ? null : await findVersion(store, parameter, inForce);
  if (now !== null && isDeepStrictEqual(now.value, learnt.value)) return { ...standing, outcome: 'same' };
  const version = { parameter, value: learnt.value, evidence: { runId: run._id, seen, figures } };
  const stored = version as Pick<LearningDocument, 'parameter' | 'value' | 'evidence'>;
  const added = await addVersion(store, stored, run.startedAtMs);
  return added.isInForce
    ? { ...standing, outcome: 'learnt', version: added.version }
    : { ...standing, outcome: 'frozen' };
}

/** What forecasts worse than nothing learnt, twice in a row, decides no more: until something better is learnt the fixed policy does. */
async function withdrawn(
  store: LearningStore,
  step: LearningStep,
  before: RunBefore | null,
  { startedAtMs }: Run,
): Promise<LearningStep> {
  const { parameter, version } = step;
  const last = before?.steps.find((one) => one.parameter === parameter);
  if (version === null || last?.outcome !== 'worse' || last.version !== version) return step;
  const { inForce } = await changeInForce(store, parameter, { kind: 'withdraw', version, atMs: startedAtMs });
  return inForce === version ? step : { ...step, outcome: 'withdrawn', version: inForce };
}
