import { assertNever } from '../../core/assertNever';
import type { ErasureStep, StepResult } from '../../core/erase/erasureSteps';
import type { ErasureId } from '../../core/ids';
import { eraseOwned } from '../../store/erase/eraseOwned';
import { findErasure } from '../../store/erase/erasures';
import { readWork, type ErasureWork } from '../../store/erase/erasureWork';
import { gather } from '../../store/erase/gather';
import { endErasure } from '../../store/erase/settle';
import { sendsInFlight, stop } from '../../store/erase/stop';
import { sweep } from '../../store/erase/sweep';
import { verify } from '../../store/erase/verify';
import type { ErasureDocument } from '../../store/erasureDocument';
import type { Dependencies } from '../dependencies';

export interface EraseStepInput {
  readonly erasureId: ErasureId;
  readonly step: ErasureStep;
}

type Deps = Pick<Dependencies, 'store' | 'clock' | 'ring' | 'log'>;

const nothing: StepResult = { waiting: 0, left: 0 };

/**
 * One step of an erasure. Each may be cut short anywhere and done again. Only our ids and numbers come in and go back. `beat` is called
 * often while it works.
 */
export async function eraseStep(
  deps: Deps,
  { erasureId, step }: EraseStepInput,
  beat: () => void,
): Promise<StepResult> {
  const erasure = await findErasure(deps.store, erasureId);
  if (!erasure || erasure.state !== 'running') return nothing;
  const result = await carryOut(deps, erasure, step, beat);
  await deps.store.erasures.updateOne({ _id: erasureId }, { $set: { step } });
  return result;
}

async function carryOut(
  deps: Deps,
  erasure: ErasureDocument,
  step: ErasureStep,
  beat: () => void,
): Promise<StepResult> {
  const { store, clock } = deps;
  if (step === 'gather') {
    await gather(store, erasure, beat);
    return nothing;
  }
  if (step === 'finish') {
    await endErasure(store, erasure._id, clock());
    return { waiting: 0, left: erasure.left.reduce((sum, { count }) => sum + count, 0) };
  }
  if (step === 'stop') {
    const scope = await stop(store, erasure, { nowMs: clock(), beat });
    await ringAll(deps, scope?.conversationIds ?? []);
    return nothing;
  }
  const work = await readWork(store, erasure._id);
  if (!work) return nothing;
  const doing = { nowMs: clock(), beat };
  switch (step) {
    case 'settle':
      return { ...nothing, waiting: (await sendsInFlight(store, work.scope)).length };
    case 'owned':
      await eraseOwned(store, erasure._id, work.scope, doing);
      return nothing;
    case 'sweep': {
      const { waiting, ring } = await sweep(store, erasure, work, doing);
      await ringAll(deps, ring);
      return { ...nothing, waiting };
    }
    case 'verify':
      return { ...nothing, left: await verify(store, erasure, work, beat) };
    default:
      return assertNever(step);
  }
}

/** A conversation that rests takes its new state in, and rests again. One that can't be rung is rung by the relay. */
async function ringAll(
  { ring, log }: Deps,
  conversationIds: readonly ErasureWork['scope']['conversationIds'][number][],
): Promise<void> {
  for (const conversationId of conversationIds)
    await ring(conversationId).catch(() => log.warn({ conversationId }, 'an erased conversation was not rung'));
}
