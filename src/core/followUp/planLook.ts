import { reason, type Reason } from '../reason';
import type { FollowedUpKind, FollowUpRules } from '../rules/followUpRules';
import { planMoment } from '../rhythm/planMoment';
import { fixedMoment, latestMs, type FloorFacts } from './floors';
import { boundedLearnt } from './learntBounds';
import { openFrom } from './openHours';
import type { LearntFacts, MoreOfSilence, PlannedMoment } from './silence';

/** When a silence is looked at again. */
export type LookPlan = { readonly reasons: readonly Reason[] } & (
  | { readonly kind: 'at'; readonly atMs: number; readonly moment: PlannedMoment }
  /** Too few buyers answer such a silence at all. */
  | { readonly kind: 'lowChance' }
  /** No hour of the day is an active one. */
  | { readonly kind: 'neverOpen' }
);

const hourMs = 3600 * 1000;

/**
 * Plans the moment of a look: the first open instant after the floor by the fixed rules, and later where what is learnt says that
 * a reply is still likely. What is learnt never makes it earlier. Pure.
 */
export function planLook(
  kind: FollowedUpKind,
  facts: Omit<FloorFacts, 'from'> & { readonly more: MoreOfSilence },
  rules: FollowUpRules,
): LookPlan {
  const { more, notBeforeMs } = facts;
  const { lastFollowUpAtMs } = more.contact;
  const from = { place: more.place, windowClosesAtMs: more.windowClosesAtMs, lastFollowUpAtMs };
  const fixed = fixedMoment(kind, { ...facts, from }, rules);
  if (fixed.atMs === null) return { kind: 'neverOpen', reasons: [...fixed.reasons, neverOpen] };
  const moment = { fixedAtMs: fixed.atMs, notBeforeMs, from };
  const byRhythm = more.learnt === null ? null : byWhatIsLearnt(boundedLearnt(more.learnt), facts, fixed.atMs, rules);
  if (byRhythm === null) {
    const unlearnt = { delayMs: 0, chanceByThen: null, chanceAtAll: null, learntVersion: null };
    return { kind: 'at', atMs: fixed.atMs, moment: { ...moment, ...unlearnt }, reasons: fixed.reasons };
  }
  if (byRhythm.kind === 'lowChance') return byRhythm;
  return {
    kind: 'at',
    atMs: fixed.atMs + byRhythm.learnt.delayMs,
    moment: { ...moment, ...byRhythm.learnt },
    reasons: byRhythm.learnt.delayMs > 0 ? [...fixed.reasons, stillLikely(byRhythm.learnt)] : fixed.reasons,
  };
}

type Learnt = Pick<PlannedMoment, 'delayMs' | 'chanceByThen' | 'chanceAtAll' | 'learntVersion'>;

/** What is learnt about this silence: how much later than the fixed moment, or that it is left in peace; null when it says nothing. */
function byWhatIsLearnt(
  learnt: LearntFacts,
  { sinceMs, more }: { readonly sinceMs: number; readonly more: MoreOfSilence },
  fixedAtMs: number,
  rules: FollowUpRules,
): { kind: 'at'; learnt: Learnt } | Extract<LookPlan, { kind: 'lowChance' }> | null {
  if (learnt.model === null) return null;
  const plan = planMoment({
    model: learnt.model,
    buyer: more.buyer,
    silence: more.silence,
    bounds: {
      earliestMs: fixedAtMs,
      latestMs: latestMs(sinceMs, rules),
      freeUntilMs: more.freeUntilMs,
      isOpen: openFrom(rules, more.place, fixedAtMs),
    },
    costs: { prematureHours: learnt.prematureHours, templateHours: learnt.templateHours },
  });
  if (plan === null) return null;
  const { chanceByThen, chanceAtAll } = plan;
  if (chanceAtAll !== null && chanceAtAll < learnt.leastChance)
    return { kind: 'lowChance', reasons: [lowChance(chanceAtAll, learnt.version)] };
  const delayMs = Math.max(0, plan.atMs - fixedAtMs);
  return { kind: 'at', learnt: { delayMs, chanceByThen, chanceAtAll, learntVersion: learnt.version } };
}

export const neverOpen = reason('noActiveHours', 'By the rules no hour of the day is an active one.');

function lowChance(chance: number, version: string): Reason {
  return reason(
    'lowChance',
    `The chance of a reply is ${percent(chance)} (learnt version ${version}): it is left in peace.`,
  );
}

function stillLikely({ chanceByThen, delayMs, learntVersion }: Learnt): Reason {
  const chance = chanceByThen === null ? '' : `, ${percent(chanceByThen)} by then`;
  const hours = Math.round(delayMs / hourMs);
  return reason(
    'rhythm',
    `A reply without a word from us is still likely${chance}: it waits ${hours} hours longer (learnt version ${learntVersion ?? ''}).`,
  );
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
