import { isDeepStrictEqual } from 'node:util';
import { Context } from '@temporalio/activity';
import { learnDueTime, learnLeastChance } from '../../core/feedback/learnDueTime';
import { learnHandOver } from '../../core/feedback/learnHandOver';
import { learnTemplateHours, learnWordings } from '../../core/feedback/learnWordings';
import type { Learnt } from '../../core/feedback/learnt';
import type { LearntValues, ParameterName } from '../../core/feedback/parameters';
import { parameterNames } from '../../core/feedback/parameters';
import type { Tallied } from '../../core/feedback/tallied';
import type { LearningRunId } from '../../core/ids';
import { addVersion, findVersion, inForceOf, type LearningStore } from '../../store/learning';
import type { LearningDocument, LearningRunDocument, LearningStep } from '../../store/learningDocument';
import { beginLearningRun, finishLearningRun, keepLearningRun, leaveLearningRun } from '../../store/learningRuns';
import type { Dependencies } from '../dependencies';
import { fitInThread } from './fitInThread';
import type { FitResult } from './fit';
import { gatherFeedback } from './gatherFeedback';

const dayMs = 24 * 3600 * 1000;
/** What happened longer ago is not learnt from. */
const learntFromDays = 180;
const mostMessages = 1_000_000;
const beatMs = 5000;

export type LearnDeps = Pick<Dependencies, 'store' | 'clock'>;

/** How a run shows that it lives, and learns that it is given up. */
export interface LearningWork {
  /** The workflow run it works for. */
  readonly by: string;
  readonly beat: () => void;
  readonly signal: AbortSignal;
}

/** The learning run as an activity: its worker's death is noticed by missing heartbeats. */
export async function learnBeating(deps: LearnDeps): Promise<Record<string, never>> {
  const { heartbeat, cancellationSignal: signal, info } = Context.current();
  const beat = () => heartbeat();
  const timer = setInterval(beat, beatMs);
  try {
    await learn(deps, { by: info.workflowExecution?.runId ?? info.activityId, beat, signal });
  } finally {
    clearInterval(timer);
  }
  return {};
}

/**
 * One learning run: reads what happened, counts outcomes, fits, and stores what is learnt as versions with their evidence. Cut off at
 * any point nothing is half in force; the next run begins anew. Returns its report; null, and nothing is done, while another one runs.
 */
export async function learn({ store, clock }: LearnDeps, work: LearningWork): Promise<LearningRunDocument | null> {
  const nowMs = clock();
  const sinceMs = nowMs - learntFromDays * dayMs;
  const run = await beginLearningRun(store, { nowMs, sinceMs, by: work.by });
  if (run === null) return null;
  const keep = () => void keepLearningRun(store, run._id, clock()).catch(() => undefined);
  const timer = setInterval(keep, beatMs);
  try {
    return await learnIn({ store, clock }, run, work);
  } finally {
    clearInterval(timer);
    await leaveLearningRun(store, run._id);
  }
}

async function learnIn(
  { store, clock }: LearnDeps,
  run: LearningRunDocument,
  work: LearningWork,
): Promise<LearningRunDocument> {
  const { startedAtMs: nowMs, sinceMs } = run;
  const { packed, tallied, ...read } = await gatherFeedback(store, { sinceMs, nowMs, mostMessages, ...work });
  const { inForce, frozen } = await inForceOf(store, 'rhythm');
  const rhythm = inForce === null ? null : await findVersion(store, 'rhythm', inForce);
  const model = rhythm?.parameter === 'rhythm' ? rhythm.value : null;
  const fitted = await fitInThread({ packed, inForce: model, mayChange: frozen === null, nowMs }, work.signal);
  const learnt = learntFrom(tallied, fitted);
  const steps: LearningStep[] = [];
  for (const parameter of parameterNames) {
    work.signal.throwIfAborted();
    steps.push(await take(store, run._id, parameter, learnt[parameter], nowMs));
  }
  const end = { ...read, finishedAtMs: clock(), steps, tallied };
  await finishLearningRun(store, run._id, end);
  return { ...run, ...end };
}

type AllLearnt = { readonly [Name in ParameterName]: Learnt<LearntValues[Name]> };

function learntFrom({ wordings, chances, intents, waits }: Tallied, { rhythm, prematureHours }: FitResult): AllLearnt {
  return {
    ...{ rhythm, prematureHours },
    templateHours: learnTemplateHours(wordings),
    leastChance: learnLeastChance(chances),
    wordings: learnWordings(wordings),
    handOver: learnHandOver(intents),
    dueTime: learnDueTime(waits),
  };
}

/** Brings what was learnt of one parameter into force, when it may and when it is new. */
async function take(
  store: LearningStore,
  runId: LearningRunId,
  parameter: ParameterName,
  learnt: Learnt<LearntValues[ParameterName]>,
  nowMs: number,
): Promise<LearningStep> {
  const { seen, outcome } = learnt;
  const figures = [...learnt.figures];
  const { inForce, frozen } = await inForceOf(store, parameter);
  const standing = { parameter, version: inForce, seen, figures };
  if (learnt.outcome !== 'learnt') return { ...standing, outcome: learnt.outcome };
  if (frozen !== null) return { ...standing, outcome: 'frozen' };
  const before = inForce === null ? null : await findVersion(store, parameter, inForce);
  if (before !== null && isDeepStrictEqual(before.value, learnt.value)) return { ...standing, outcome: 'same' };
  const version = { parameter, value: learnt.value, evidence: { runId, seen, figures } };
  const added = await addVersion(store, version as Pick<LearningDocument, 'parameter' | 'value' | 'evidence'>, nowMs);
  return added.isInForce ? { ...standing, outcome, version: added.version } : { ...standing, outcome: 'frozen' };
}
