import { reason, type Reason } from '../reason';
import type { FollowedUpKind, FollowUpRules } from '../rules/followUpRules';
import { planMoment } from '../rhythm/planMoment';
import { fixedMoment, latestMs, type FloorFacts } from './floors';
import { boundedLearnt } from './learntBounds';
import { openFrom } from './openHours';
import type { CountedFrom, LearntFacts, MoreOfLook, MoreOfSilence, PlannedMoment } from './silence';

/** When a silence is looked at again. */
export type LookPlan = { readonly reasons: readonly Reason[] } & (
  | { readonly kind: 'at'; readonly atMs: number; readonly moment: PlannedMoment }
  /** Too few buyers answer such a silence at all: it is left in peace. */
  | { readonly kind: 'lowChance'; readonly moment: PlannedMoment }
  /** No hour of the day is an active one. */
  | { readonly kind: 'neverOpen' }
);

const hourMs = 3600 * 1000;

/**
 * Plans the moment of a follow-up: the first open instant after the floor by the fixed rules, and later where what is learnt says that
 * a reply is still likely. What is learnt never makes it earlier. A silence is looked at at the fixed moment first, whatever is learnt:
 * only what the fixed rules would send then can be put off to `atMs`, or left. Pure.
 */
export function planLook(
  kind: FollowedUpKind,
  facts: Omit<FloorFacts, 'from'> & { readonly more: MoreOfSilence & Pick<MoreOfLook, 'putOff'> },
  rules: FollowUpRules,
): LookPlan {
  const { more, notBeforeMs } = facts;
  const from = countedFrom(more);
  const fixed = fixedMoment(kind, { ...facts, from }, rules);
  if (fixed.atMs === null) return { kind: 'neverOpen', reasons: [...fixed.reasons, neverOpen] };
  const moment = { fixedAtMs: fixed.atMs, notBeforeMs, from };
  const byRhythm = more.learnt === null ? null : byWhatIsLearnt(boundedLearnt(more.learnt), facts, fixed.atMs, rules);
  if (byRhythm === null) {
    const unlearnt = { delayMs: 0, chanceByThen: null, chanceAtAll: null, learntVersion: null };
    return { kind: 'at', atMs: fixed.atMs, moment: { ...moment, ...unlearnt }, reasons: fixed.reasons };
  }
  if (byRhythm.kind === 'lowChance')
    return { kind: 'lowChance', moment: { ...moment, ...byRhythm.learnt }, reasons: [byRhythm.why, ...fixed.reasons] };
  return {
    kind: 'at',
    atMs: fixed.atMs + byRhythm.learnt.delayMs,
    moment: { ...moment, ...byRhythm.learnt },
    reasons: byRhythm.learnt.delayMs > 0 ? [...fixed.reasons, stillLikely(byRhythm.learnt)] : fixed.reasons,
  };
}

/**
 * What the fixed moment is counted from: had nothing been learnt, the last follow-up would have gone when it was put off. That it went
 * later, or never, moves no look of the fixed rules. The one that is put off now is no follow-up before itself. Pure.
 */
export function countedFrom({
  place,
  windowClosesAtMs,
  contact,
  learnt,
  putOff,
}: MoreOfSilence & Pick<MoreOfLook, 'putOff'>): CountedFrom {
  const { lastFollowUpAtMs, fixedLastFollowUpAtMs = lastFollowUpAtMs } = contact;
  const isFixed = learnt?.actsAt === 'fixedMoment' && fixedLastFollowUpAtMs !== putOff?.atMs;
  return { place, windowClosesAtMs, lastFollowUpAtMs: isFixed ? fixedLastFollowUpAtMs : lastFollowUpAtMs };
}

/** When the silence is looked at: null, it never is. Pure. */
export function whenToLook(plan: LookPlan, learnt: LearntFacts | null): { atMs: number; moment: PlannedMoment } | null {
  if (plan.kind === 'neverOpen') return null;
  const { moment } = plan;
  if (learnt === null || learnt.actsAt === 'fixedMoment') return { atMs: moment.fixedAtMs, moment };
  return plan.kind === 'lowChance' ? null : { atMs: plan.atMs, moment };
}

type Learnt = Pick<PlannedMoment, 'delayMs' | 'chanceByThen' | 'chanceAtAll' | 'learntVersion'>;

/** What is learnt about this silence: how much later than the fixed moment, or that it is left in peace; null when it says nothing. */
function byWhatIsLearnt(
  learnt: LearntFacts,
  { sinceMs, more }: { readonly sinceMs: number; readonly more: MoreOfSilence },
  fixedAtMs: number,
  rules: FollowUpRules,
): { kind: 'at'; learnt: Learnt } | { kind: 'lowChance'; learnt: Learnt; why: Reason } | null {
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
  const told = { chanceByThen, chanceAtAll, learntVersion: learnt.version };
  if (chanceAtAll !== null && chanceAtAll < learnt.leastChance)
    return { kind: 'lowChance', learnt: { ...told, delayMs: 0 }, why: lowChance(chanceAtAll, learnt.version) };
  return { kind: 'at', learnt: { ...told, delayMs: Math.max(0, plan.atMs - fixedAtMs) } };
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
    `A reply without a word from us is still likely${chance}: what the rules would send is put off by ${hours} hours (learnt version ${learntVersion ?? ''}).`,
  );
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
