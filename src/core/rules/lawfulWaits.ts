import { lowestWaitHoursOf, type FollowUpRules } from './followUpRules';

/**
 * Follow-up rules as they count: a `waitHours` under 24 hours is meant for exchanges broken off alone, and every other kind of silence
 * still waits 24 hours. Pure.
 */
export function lawfulWaits(rules: FollowUpRules): FollowUpRules {
  const { waitHours, waitHoursOf } = rules;
  const usual = lowestWaitHoursOf.hesitation;
  if (waitHours >= usual) return rules;
  return { ...rules, waitHours: usual, waitHoursOf: { interrupted: waitHours, ...waitHoursOf } };
}
