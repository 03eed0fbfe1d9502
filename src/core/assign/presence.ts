import type { MemberState } from '../contextualize/context';
import type { Member } from '../rules/people';
import type { Rules } from '../rules/rules';
import { offsetMsAt } from '../workingTime/clockSegments';
import { dayIn, isWorking, nextWorkingAt } from '../workingTime/workingTime';
import { hoursOfMember } from './hoursOf';

/** Whether somebody is there now, and if not, why. */
export type Presence = 'here' | 'absent' | 'away' | 'outOfHours';

const dayMs = 24 * 3600 * 1000;
/** Days off that follow each other; more than a year of them in single entries is nobody's calendar. */
const mostAbsences = 400;
/** Somebody who is away for longer than this is not waited for. */
const longestAwayMs = 400 * dayMs;

/** Whether a member is there for a team at this instant: not absent by dates, not away, and within the hours they keep. Pure. */
export function presenceOf(
  rules: Rules,
  member: Member,
  state: Pick<MemberState, 'awayUntilMs'>,
  team: string | null,
  nowMs: number,
): Presence {
  const hours = hoursOfMember(rules, member, team);
  if (absenceAt(member, zoneOf(hours), nowMs) !== undefined) return 'absent';
  if (state.awayUntilMs !== null && state.awayUntilMs > nowMs) return 'away';
  return hours.some((one) => isWorking(one, nowMs)) ? 'here' : 'outOfHours';
}

/** Whether a member is there for a team, at one instant. */
export type PresenceOf = (member: Member, state: Pick<MemberState, 'awayUntilMs'>, team: string | null) => Presence;

/** The presence of everybody at one instant, worked out once for each of a team: calendars are work. */
export function presencesAt(rules: Rules, nowMs: number): PresenceOf {
  const ofTeams = new Map<string | null, Map<string, Presence>>();
  return (member, state, team) => {
    const known = ofTeams.get(team) ?? new Map<string, Presence>();
    ofTeams.set(team, known);
    const presence = known.get(member.name) ?? presenceOf(rules, member, state, team, nowMs);
    known.set(member.name, presence);
    return presence;
  };
}

/** The first instant at or after now at which a member is there; null when that can't be told. Pure. */
export function nextThereAt(
  rules: Rules,
  member: Member,
  state: Pick<MemberState, 'awayUntilMs'>,
  team: string | null,
  nowMs: number,
): number | null {
  const hours = hoursOfMember(rules, member, team);
  const zone = zoneOf(hours);
  let atMs = Math.max(nowMs, state.awayUntilMs ?? nowMs);
  if (atMs > nowMs + longestAwayMs) return null;
  for (let looks = 0; looks < mostAbsences; looks++) {
    const opens = hours.flatMap((one) => nextWorkingAt(one, atMs) ?? []);
    if (opens.length === 0) return null;
    atMs = Math.min(...opens);
    const absence = absenceAt(member, zone, atMs);
    if (absence === undefined) return atMs;
    atMs = endOfDay(zone, absence.until);
  }
  return null;
}

function zoneOf(hours: ReturnType<typeof hoursOfMember>): string {
  return hours.find((one) => one !== null)?.timeZone ?? 'UTC';
}

/** The days off that hold this instant. */
function absenceAt({ absent }: Member, timeZone: string, atMs: number) {
  if (absent === undefined || absent.length === 0) return undefined;
  const day = dayIn(timeZone, atMs);
  return absent.find(({ from, until }) => from <= day && day <= until);
}

/** The first instant after a day on the wall of a time zone. */
function endOfDay(timeZone: string, day: string): number {
  const wallMs = Date.parse(`${day}T00:00:00Z`) + dayMs;
  return wallMs - offsetMsAt(timeZone, wallMs - offsetMsAt(timeZone, wallMs));
}
