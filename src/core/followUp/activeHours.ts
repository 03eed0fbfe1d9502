import { DateTime } from 'luxon';
import type { FollowUpRules } from '../rules/rules';

type ActiveHours = Pick<FollowUpRules, 'activeFromHour' | 'activeToHour' | 'timeZone'>;

/** The first instant at or after `atMs` that lies in active hours, on the clock of `timeZone`. */
export function moveIntoActiveHours(atMs: number, hours: ActiveHours): number {
  const today = DateTime.fromMillis(atMs, { zone: hours.timeZone }).startOf('day');
  // A day whose only active hour falls into a jump of the clock has no active minute: then the day after it.
  for (const day of [today, today.plus({ days: 1 }), today.plus({ days: 2 })]) {
    const opens = day.set({ hour: hours.activeFromHour }).toMillis();
    // Hour 24 is the next midnight, so it is reached by adding a day, not by setting the hour.
    const closes = (
      hours.activeToHour === 24 ? day.plus({ days: 1 }) : day.set({ hour: hours.activeToHour })
    ).toMillis();
    if (opens < closes && atMs < closes) return Math.max(atMs, opens);
  }
  // Only hours that are turned round (from 21 to 20) come here: they are never active.
  return today.plus({ days: 1 }).set({ hour: hours.activeFromHour }).toMillis();
}

/** True when something automatic may reach the buyer at this instant. */
export function inActiveHours(atMs: number, hours: ActiveHours): boolean {
  return moveIntoActiveHours(atMs, hours) === atMs;
}
