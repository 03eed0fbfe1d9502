import { learnFromCounts, learnFromTimes } from '../../src/core/feedback/learnAll';
import type { InForceValues } from '../../src/core/feedback/learntFactsOf';
import { ofFollowUps } from '../../src/core/feedback/learntFactsOf';
import type { Quarter } from './liveQuarter';

/** What a learning run makes of everything so far, by the product's own learning; what taught nothing new stays. */
export function learnWeekly(quarter: Quarter, before: InForceValues, nowMs: number): InForceValues {
  const times = {
    ...{ inForce: before.rhythm?.value ?? null, prematureHours: before.prematureHours?.value ?? null, mayChange: true },
  };
  const learnt = {
    ...learnFromTimes(quarter.histories(), times, nowMs),
    ...learnFromCounts(quarter.tallied(nowMs), before),
  };
  const changed = ofFollowUps.flatMap((name) => {
    const one = learnt[name];
    return one.outcome === 'learnt' ? [[name, { version: (before[name]?.version ?? 0) + 1, value: one.value }]] : [];
  });
  return { ...before, ...(Object.fromEntries(changed) as InForceValues) };
}
