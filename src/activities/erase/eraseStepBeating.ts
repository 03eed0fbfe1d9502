import { Context } from '@temporalio/activity';
import type { StepResult } from '../../core/erase/erasureSteps';
import type { Dependencies } from '../dependencies';
import { eraseStep, type EraseStepInput } from './eraseStep';

export type { EraseStepInput } from './eraseStep';

/** One step of an erasure as an activity: its worker's death is noticed by missing heartbeats. */
export async function eraseStepBeating(deps: Dependencies, input: EraseStepInput): Promise<StepResult> {
  const context = Context.current();
  return eraseStep(deps, input, () => context.heartbeat());
}
