import type { AssignFacts } from '../../../src/core/assign/assign';
import type { Context, MemberState, MoreContext } from '../../../src/core/contextualize/context';
import type { Member, Team, WorkingHours } from '../../../src/core/rules/people';
import type { Rules } from '../../../src/core/rules/rules';
import { context, now, rules } from '../given';

/** Monday to Friday, in São Paulo: on Tuesday noon UTC it is nine o'clock there. */
export const office: WorkingHours = {
  name: 'office',
  timeZone: 'America/Sao_Paulo',
  days: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, ['09:00-12:00', '13:00-18:00']])),
};

export function withPeople(
  members: readonly Member[],
  teams: readonly Team[] = [],
  change: Partial<Rules> = {},
): Rules {
  return { ...rules(), people: { members, teams }, hours: [office], ...change };
}

export const state = (name: string, change: Partial<MemberState> = {}): MemberState => ({
  ...{ name, load: 0, awayUntilMs: null, lastAssignedAtMs: null },
  ...change,
});

export const facts = (people: readonly MemberState[], change: Partial<AssignFacts> = {}): AssignFacts => ({
  ...{ nowMs: now, team: null, preferredFrom: 'anywhere', skill: null, language: null, preferred: [], people },
  ...change,
});

/** A context as it is gathered today, with what a test says of it. */
export function fullContext(
  change: Parameters<typeof context>[0] = {},
  turn: Partial<Context['turn']> = {},
  more: Partial<MoreContext> = {},
): Context {
  const plain: MoreContext = {
    accountId: 'acc_000000000000000000000001',
    companyId: null,
    customer: { value: null, openDeals: 0 },
    buyer: { timeZone: 'America/Sao_Paulo', timeZoneFrom: 'phone', country: 'BR', localTime: '2026-03-10T09:00' },
    exchanges: [],
    openQuestions: { ours: null, theirs: null },
    inquiries: [],
    otherConversations: [],
    lastAnswer: null,
    adEntry: null,
    priceClass: 'service',
    earlierDecisions: [],
    people: [],
  };
  const whole = context(change, turn);
  // Decided in the moment it was written, unless a test says otherwise.
  const messages = turn.messages ?? whole.turn.messages.map((message) => ({ ...message, atMs: whole.nowMs }));
  return { ...whole, turn: { ...whole.turn, messages }, more: { ...plain, ...more } };
}
