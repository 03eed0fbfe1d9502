import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Context } from '../../../src/core/contextualize/context';
import { capacityOf } from '../../../src/core/assign/capacityOf';
import { presenceOf } from '../../../src/core/assign/presence';
import { decideRoute } from '../../../src/core/route/decideRoute';
import type { RouteDecision } from '../../../src/core/route/routeDecision';
import type { Rules } from '../../../src/core/rules/rules';
import { agent, hours, minutes, nobody, now, team } from '../given';
import { anyPeople, anyStates } from '../assign/anyPeople';
import { fullContext } from '../assign/given';

const folder = path.join(__dirname, '../../fixtures/decisions');
const read = <T>(file: string): T => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as T;

test('what was decided before the rules knew people is decided the same for good', () => {
  const rules = read<Rules>('rulesBeforePeople.json');
  const saved = read<{ team: string | null; facts: Context; decision: RouteDecision }[]>('routedBeforePeople.json');
  expect(new Set(saved.map(({ decision }) => decision.outcome)).size).toBe(3);
  for (const { team: ours, facts, decision } of saved)
    expect(decideRoute(facts, { ...rules, reply: { ...rules.reply, team: ours } })).toEqual(decision);
});

const anyHolder = fc.constantFrom(
  nobody,
  { kind: 'automation' as const },
  ...['ana', 'chen', 'boss', null].flatMap((name) =>
    ['sales', null].map((of) => ({
      kind: 'human' as const,
      assignee: name === null ? null : agent(name),
      team: of === null ? null : team(of),
    })),
  ),
);

const anyTurn = fc.record({
  intent: fc.constantFrom('price', 'greeting', 'closing', 'complaint', 'chatter', 'assent', 'other' as const),
  confidence: fc.constantFrom(0.3, 0.7, 0.95),
  language: fc.option(fc.constantFrom('pt', 'hi', 'tr')),
  urgent: fc.boolean(),
  asks: fc.boolean(),
  sentiment: fc.constantFrom('angry', 'neutral' as const),
});

const anyFull: fc.Arbitrary<Context> = fc
  .record({
    turn: anyTurn,
    holder: anyHolder,
    people: anyStates,
    owner: fc.option(fc.constantFrom('ana', 'fay', 'stranger')),
    last: fc.option(fc.constantFrom('bo', 'emre', 'stranger')),
    waitLeft: fc.option(fc.integer({ min: -60, max: 90 })),
    at: fc.constantFrom(now, now + hours(3), now + hours(12), now + hours(96)),
  })
  .map(({ turn, holder, people, owner, last, waitLeft, at }) =>
    fullContext(
      {
        nowMs: at,
        control: { holder },
        contact: { isNew: false, ownerId: owner, language: null },
        history: { outboundCount: 2 },
        wait: waitLeft === null ? null : { sinceMs: at - hours(1), dueAtMs: at + minutes(waitLeft) },
        window: { closesAtMs: at + hours(20) },
      },
      { understanding: turn },
      { people, lastAnswer: last === null ? null : { by: 'agent', agent: last, tookMs: 1000 } },
    ),
  );

const anyRules: fc.Arbitrary<Rules> = fc
  .record({ people: anyPeople, ownTeam: fc.boolean(), routes: fc.subarray([0, 1, 2, 3]), closed: fc.boolean() })
  .map(({ people, ownTeam, routes, closed }) => {
    const all = [
      { name: 'complaints', when: 'turn.intent == "complaint"', then: { team: 'repairs', replyWithinMinutes: 30 } },
      { name: 'turkish', when: 'turn.language == "tr"', then: { skill: 'prices', automation: 'draft' as const } },
      { name: 'chatter', when: 'turn.intent == "chatter" && !turn.asks', then: { replyNeeded: false } },
      { name: 'mine', when: 'history.outboundCount > 1', then: { agent: 'dara' } },
    ];
    return {
      ...people,
      routing: routes.map((index) => all[index]!),
      reply: {
        ...people.reply,
        team: ownTeam ? 'sales' : null,
        ...(closed ? { hours: 'office', absenceTexts: { en: 'Back {opensAt}.', pt: 'Voltamos {opensAt}.' } } : {}),
      },
    };
  });

test('the same facts under the same rules decide the same, also after a way through storage', () => {
  fc.assert(
    fc.property(anyFull, anyRules, (facts, rules) => {
      const stored = JSON.parse(JSON.stringify({ facts, rules })) as { facts: Context; rules: Rules };
      expect(decideRoute(stored.facts, stored.rules)).toEqual(decideRoute(facts, rules));
    }),
    { numRuns: 500 },
  );
});

const decisionsUnder = (holds: (facts: Context, rules: Rules, decision: RouteDecision) => void) =>
  fc.assert(
    fc.property(anyFull, anyRules, (facts, rules) => holds(facts, rules, decideRoute(facts, rules))),
    { numRuns: 2000 },
  );

test('never somebody of the rules who is not there; nobody full gets another', () => {
  let checked = 0;
  decisionsUnder((facts, rules, decision) => {
    if (decision.outcome === 'noReply') return;
    const to = decision.outcome === 'humanReplies' ? decision : decision.people;
    const member = rules.people!.members.find(({ name }) => name === to?.assignee);
    if (member === undefined) return;
    checked++;
    const known = facts.more!.people.find(({ name }) => name === member.name)!;
    const team = to!.team ?? rules.reply.team;
    expect(presenceOf(rules, member, known, team, facts.nowMs)).toBe('here');
    const { holder } = facts.control;
    const isTheirs = facts.wait !== null && holder.kind === 'human' && holder.assignee === member.name;
    if (!isTheirs) expect(known.load).toBeLessThan(capacityOf(rules, member));
  });
  expect(checked).toBeGreaterThan(200);
});

test('whatever needs a reply has a due time, and people are told in order before it', () => {
  decisionsUnder((facts, _, decision) => {
    if (decision.outcome === 'noReply') return;
    const { assigneeAtMs, teamAtMs, supervisorAtMs } = decision.told!;
    expect(assigneeAtMs).toBeLessThanOrEqual(teamAtMs);
    expect(teamAtMs).toBeLessThanOrEqual(supervisorAtMs);
    expect(supervisorAtMs).toBeLessThanOrEqual(decision.dueAtMs);
    expect(decision.dueAtMs).toBeLessThanOrEqual(facts.wait?.dueAtMs ?? Infinity);
  });
});

test('an open wait is never dismissed by words, and automation keeps out of anger, doubt and complaints', () => {
  decisionsUnder((facts, _, decision) => {
    if (facts.wait !== null) expect(decision.outcome).not.toBe('noReply');
    if (decision.outcome !== 'automationReplies') return;
    const { understanding } = facts.turn;
    expect(understanding.sentiment).not.toBe('angry');
    expect(understanding.confidence).toBeGreaterThanOrEqual(0.6);
    expect(understanding.intent === 'complaint' && decision.mode !== 'draft').toBe(false);
  });
});
