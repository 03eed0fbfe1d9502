import type { Context } from '../contextualize/context';
import { parameterBounds, within } from '../feedback/parameters';
import type { Rules } from '../rules/rules';

/** How much surer than the rules ask automation has to be, because people or buyers corrected its answers to this. Never below 0. Pure. */
export function raisedConfidence({ more, turn }: Context): number {
  const raised = more?.learnt?.handOver.find(({ intent }) => intent === turn.understanding.intent);
  return within(raised?.by ?? 0, parameterBounds.handOver);
}

/** By when buyers want their answer, inside the range that the rules give. Null: the rules' own target counts. Pure. */
export function learntMinutes({ more, control }: Context, { reply }: Pick<Rules, 'reply'>): number | null {
  const minutes = more?.learnt?.dueMinutes ?? null;
  // What a person set for this very conversation stands.
  if (minutes === null || reply.learntTarget === undefined || control.ownRules?.reply?.targetMinutes !== undefined)
    return null;
  const { leastMinutes, mostMinutes } = reply.learntTarget;
  return within(minutes, { least: leastMinutes, most: mostMinutes });
}
