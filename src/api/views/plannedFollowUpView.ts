import { lookComesAtMs } from '../../core/control/deadline';
import { floorOf, isFollowedUp } from '../../core/followUp/floors';
import type { LookFacts, SilenceFacts } from '../../core/followUp/silence';
import { curveOf } from '../../core/rhythm/curve';
import { lawfulWaits } from '../../core/rules/lawfulWaits';
import type { FollowUpRules } from '../../core/rules/rules';
import type { ConversationDocument } from '../../store/documents';
import { iso, isoOrNull } from '../schemas/common';
import type { PlannedFollowUpView } from '../schemas/followUp';

type Plan = NonNullable<ConversationDocument['followUp']>;
type More = NonNullable<(SilenceFacts | LookFacts)['more']>;

const hourMs = 3600 * 1000;

/** A planned look, with the curve it was planned by: computed again from the facts of its decision; null when those are not known. */
export function plannedFollowUpView(
  { plan, control }: { readonly plan: Plan; readonly control: ConversationDocument['control'] },
  more: More | null,
  rules: FollowUpRules,
): PlannedFollowUpView {
  const { silence, means = silence, moment, sinceMs } = plan;
  return {
    silence,
    means,
    since: iso(sinceMs),
    lookAt: iso(lookComesAtMs(control, plan.lookAtMs)),
    floorAt: isoOrNull(floorAtMs(plan, rules)),
    fixedAt: isoOrNull(moment?.fixedAtMs ?? null),
    putOffTo: isoOrNull(putOffToMs(plan)),
    sentInSilence: plan.sentInSilence,
    given: plan.given ?? null,
    movedFrom: plan.movedFrom ?? null,
    reasons: plan.reasons.map(({ code, text }) => ({ code, text })),
    curve: curveIn(more),
    chanceByThen: moment?.chanceByThen ?? null,
    chanceAtAll: moment?.chanceAtAll ?? null,
    learntVersion: moment?.learntVersion ?? null,
  };
}

/** A look that is planned after it was put off is itself when it is sent. */
function putOffToMs({ silence, moment, lookAtMs }: Plan): number | null {
  if (moment === undefined || !isFollowedUp(silence)) return null;
  if (moment.putOff !== undefined) return lookAtMs;
  return moment.delayMs > 0 ? moment.fixedAtMs + moment.delayMs : null;
}

function floorAtMs({ silence, sinceMs, moment }: Plan, rules: FollowUpRules): number | null {
  if (moment === undefined || !isFollowedUp(silence)) return null;
  const { notBeforeMs, from } = moment;
  return floorOf(silence, { nowMs: sinceMs, sinceMs, notBeforeMs, from }, lawfulWaits(rules)).earliestMs;
}

function curveIn(more: More | null): PlannedFollowUpView['curve'] {
  const model = more?.learnt?.model ?? null;
  if (more === null || model === null) return [];
  return curveOf(model, more.buyer, more.silence).points.map(({ afterMs, replied }) => ({
    afterHours: Math.round((afterMs / hourMs) * 1000) / 1000,
    replied: Math.round(replied * 10_000) / 10_000,
  }));
}
