import { Context } from '@temporalio/activity';
import type { ThoughtId } from '../core/ids';
import type { ThoughtResult } from '../core/thinking/thought';
import { countModelResult, takeModelCall } from '../store/modelBudget';
import type { ThoughtDocument } from '../store/thoughtDocument';
import { findThought, finishThought, knownResult } from '../store/thoughts';
import type { Dependencies, Language } from './dependencies';

export interface ThinkInput {
  readonly thoughtId: ThoughtId;
}

type ThinkDeps = Pick<Dependencies, 'store' | 'clock' | 'language' | 'log'>;

/**
 * Asks the language model one stored question, once, and stores what came of it: an answer, or why there is none. What was asked
 * before is not asked again. Neither the question nor the answer goes to Temporal.
 */
export async function think(deps: ThinkDeps, { thoughtId }: ThinkInput): Promise<void> {
  const thought = await findThought(deps.store, thoughtId);
  if (thought === null || thought.result !== null) return;
  const known = await knownResult(deps.store, thought.key);
  if (known !== null) return finish(deps, thoughtId, { result: known, fromCache: true });
  const result = await ask(deps, thought, Context.current().cancellationSignal);
  if (result.kind === 'failed')
    deps.log.warn({ thoughtId, failure: result.failure }, 'the language model gave nothing');
  await finish(deps, thoughtId, { result, fromCache: false });
}

async function finish(
  { store, clock }: ThinkDeps,
  thoughtId: ThoughtId,
  done: { readonly result: ThoughtResult; readonly fromCache: boolean },
): Promise<void> {
  await finishThought(store, thoughtId, done);
  await countModelResult(store, { nowMs: clock(), ...done });
}

async function ask(deps: ThinkDeps, thought: ThoughtDocument, signal: AbortSignal): Promise<ThoughtResult> {
  const { store, clock, language } = deps;
  if (language === undefined) return { kind: 'failed', failure: 'switchedOff' };
  if (!(await takeModelCall(store, { nowMs: clock(), callsPerDay: language.callsPerDay })))
    return { kind: 'failed', failure: 'overBudget' };
  return askModel(language, thought, signal);
}

async function askModel(
  { model, timeoutMs }: Language,
  thought: ThoughtDocument,
  signal: AbortSignal,
): Promise<ThoughtResult> {
  const limits = { timeoutMs, signal };
  return thought.kind === 'understand'
    ? model.understand(thought.request, limits)
    : model.answer(thought.request, limits);
}
