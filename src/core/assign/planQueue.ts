import type { MemberState } from '../contextualize/context';
import type { Rules } from '../rules/rules';
import { whoTakes, type Needs } from './assign';
import { capacityOf } from './capacityOf';
import { presencesAt, type PresenceOf } from './presence';

/** One conversation that waits in a queue. */
export interface Queued {
  readonly id: string;
  readonly team: string | null;
  readonly needs: Needs;
  readonly dueAtMs: number;
}

/** Who would get what, when the queue is gone through by due time. */
export interface QueuePlan {
  readonly given: readonly { readonly id: string; readonly agent: string }[];
  /** The people as they stand after that. */
  readonly people: readonly MemberState[];
  /** Somebody who is there could take more. */
  readonly hasRoom: boolean;
}

/**
 * Goes through a queue, the earliest due first: each goes to somebody who is there and has room, until nobody has. What is due later may
 * follow in another call, with the people as they stand then. Pure.
 */
export function planQueue(
  queue: readonly Queued[],
  people: readonly MemberState[],
  rules: Rules,
  nowMs: number,
  presenceOf: PresenceOf = presencesAt(rules, nowMs),
): QueuePlan {
  const given: { id: string; agent: string }[] = [];
  const isFree = (state: MemberState) => couldTakeOne(state, rules, presenceOf);
  let left = people;
  let room = people.filter(isFree);
  // Room only shrinks: what nobody can take now, nobody can take further on.
  const hopeless = new Set<string>();
  for (const { id, team, needs } of [...queue].sort(byDueTime)) {
    if (room.length === 0) break;
    const { skill, language, preferred, preferredFrom } = needs;
    const kind = JSON.stringify([team, skill, language, preferredFrom === 'anywhere' ? preferred : []]);
    if (hopeless.has(kind)) continue;
    const agent = whoTakes({ ...needs, nowMs, team, people: room }, rules, presenceOf);
    if (agent === null) {
      hopeless.add(kind);
      continue;
    }
    given.push({ id, agent });
    const withIt = (state: MemberState): MemberState =>
      state.name === agent ? { ...state, load: state.load + 1, lastAssignedAtMs: nowMs } : state;
    left = left.map(withIt);
    room = room.map(withIt).filter((state) => state.name !== agent || isFree(state));
  }
  return { given, people: left, hasRoom: room.length > 0 };
}

/** Whoever is full or not there at all need not be asked for each. */
function couldTakeOne(state: MemberState, rules: Rules, presenceOf: PresenceOf): boolean {
  const member = rules.people?.members.find(({ name }) => name === state.name);
  if (member === undefined || state.load >= capacityOf(rules, member)) return false;
  return presenceOf(member, state, null) === 'here';
}

/** The earliest due first; of two due at once the one with the smaller id, so that everybody sees the same order. */
export function byDueTime(a: Pick<Queued, 'id' | 'dueAtMs'>, b: Pick<Queued, 'id' | 'dueAtMs'>): number {
  return a.dueAtMs - b.dueAtMs || (a.id < b.id ? -1 : 1);
}
