import { Context } from '@temporalio/activity';
import { learnFromCounts } from '../../core/feedback/learnAll';
import { mostUsed } from '../../core/feedback/learnWordings';
import { parameterNames } from '../../core/feedback/parameters';
import { inForceOf, valuesInForce } from '../../store/learning';
import type { LearningRunDocument, LearningStep } from '../../store/learningDocument';
import {
  beginLearningRun,
  finishLearningRun,
  keepLearningRun,
  leaveLearningRun,
  newestFinishedLearningRun,
} from '../../store/learningRuns';
import type { Dependencies } from '../dependencies';
import { fitInThread } from './fitInThread';
import { gatherFeedback } from './gatherFeedback';
import { takeLearnt } from './takeLearnt';

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
  const now = await valuesInForce(store, parameterNames);
  const { frozen } = await inForceOf(store, 'rhythm');
  const inForce = { inForce: now.rhythm?.value ?? null, prematureHours: now.prematureHours?.value ?? null };
  const fitted = await fitInThread({ packed, ...inForce, mayChange: frozen === null, nowMs }, work.signal);
  const learnt = { ...fitted, ...learnFromCounts(tallied, now) };
  const before = await newestFinishedLearningRun(store);
  const steps: LearningStep[] = [];
  for (const parameter of parameterNames) {
    work.signal.throwIfAborted();
    steps.push(await takeLearnt(store, run, before, parameter, learnt[parameter]));
  }
  const kept = { ...tallied, wordings: mostUsed(tallied.wordings) };
  const end = { ...read, finishedAtMs: clock(), steps, tallied: kept };
  await finishLearningRun(store, run._id, end);
  return { ...run, ...end };
}
