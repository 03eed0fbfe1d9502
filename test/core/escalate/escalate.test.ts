import fc from 'fast-check';
import { escalate, nextTellAtMs, type EscalationFacts, type ToldStage } from '../../../src/core/escalate/escalate';
import { agent, minutes, now, team } from '../given';

const sinceMs = now - minutes(5);
const told = { assigneeAtMs: now + minutes(30), teamAtMs: now + minutes(45), supervisorAtMs: now + minutes(54) };
const wait = { sinceMs, dueAtMs: now + minutes(60), overdue: false, told };

const facts = (change: Partial<EscalationFacts> = {}): EscalationFacts => ({
  nowMs: now,
  wait,
  assignee: agent('maria'),
  team: team('sales'),
  supervisor: agent('joao'),
  ...change,
});

/** All that happens up to an instant, looked at once. */
function upTo(nowMs: number, change: Partial<EscalationFacts> = {}) {
  let reached = facts({ nowMs, ...change });
  const done = [];
  for (;;) {
    const decision = escalate(reached);
    if (decision === null) return done;
    done.push(decision);
    const overdue = decision.outcome === 'overdue';
    reached = { ...reached, wait: { ...reached.wait, toldStage: decision.toldStage, overdue } };
  }
}
const outcomes = (...of: Parameters<typeof upTo>) => upTo(...of).map(({ outcome }) => outcome);

test.each([
  ['before anything', 29.9, []],
  ['the assignee first', 30, ['remindedAssignee']],
  ['then the team', 45, ['remindedAssignee', 'toldTeam']],
  ['then the supervisor', 54, ['remindedAssignee', 'toldTeam', 'toldSupervisor']],
  ['then it is overdue', 60, ['remindedAssignee', 'toldTeam', 'toldSupervisor', 'overdue']],
])('%s, after %d minutes', (_, minute, expected) => {
  expect(outcomes(now + minutes(minute))).toEqual(expected);
});

test('each stage is for whom it says, with its reasons', () => {
  const [reminded, toTeam, toSupervisor, overdue] = upTo(now + minutes(60));
  expect(reminded).toMatchObject({
    for: { kind: 'agent', agent: 'maria' },
    reasons: [{ code: 'replyDueSoon' }, { code: 'assigneeReminded', text: 'maria has it and is reminded.' }],
  });
  expect(reminded?.reasons[0]?.text).toBe(
    'The buyer has waited for 65 minute(s); a reply is due by 2026-03-10T13:00:00.000Z.',
  );
  expect(toTeam).toMatchObject({
    for: { kind: 'team', team: 'sales' },
    reasons: [{}, { code: 'teamTold', text: 'Team sales is told; maria keeps the conversation.' }],
  });
  expect(toSupervisor).toMatchObject({
    for: { kind: 'supervisor', agent: 'joao' },
    reasons: [{}, { code: 'supervisorTold', text: 'joao is told as supervisor of team sales.' }],
  });
  expect(overdue).toMatchObject({ for: { kind: 'everybody' }, reasons: [{ code: 'replyOverdue' }] });
});

test('with nobody assigned the team is told at once', () => {
  const [first, ...others] = upTo(now + minutes(30), { assignee: null });
  expect(first).toMatchObject({ outcome: 'toldTeam', toldStage: 2, reasons: [{}, { code: 'nobodyAssigned' }] });
  expect(others).toEqual([]);
});

test('with nobody to tell, everybody is told', () => {
  const done = upTo(now + minutes(54), { assignee: null, team: null, supervisor: null });
  expect(done.map((decision) => [decision.outcome, decision.for.kind])).toEqual([
    ['toldTeam', 'everybody'],
    ['toldSupervisor', 'everybody'],
  ]);
  expect(done[1]?.reasons[1]).toEqual({ code: 'noSupervisor', text: 'No team has it: everybody is told.' });
});

test('a wait of an earlier version is only called overdue', () => {
  const old = { sinceMs, dueAtMs: wait.dueAtMs, overdue: false };
  expect(outcomes(now + minutes(59), { wait: old })).toEqual([]);
  expect(outcomes(now + minutes(60), { wait: old })).toEqual(['overdue']);
});

test('nobody is told at or after the due time', () => {
  const late = { ...wait, told: { ...told, teamAtMs: wait.dueAtMs, supervisorAtMs: wait.dueAtMs + 1 } };
  expect(outcomes(now + minutes(60), { wait: late })).toEqual(['remindedAssignee', 'overdue']);
  expect(nextTellAtMs({ ...late, toldStage: 1 })).toBeNull();
});

test('in order, each once, never early; whatever the times, and however often one looks', () => {
  const order = ['remindedAssignee', 'toldTeam', 'toldSupervisor', 'overdue'];
  const instant = fc.integer({ min: -100, max: 100 }).map((minute) => now + minutes(minute));
  const times = fc.tuple(instant, instant, instant, instant).map((all) => all.sort((a, b) => a - b));
  fc.assert(
    fc.property(times, fc.array(instant), fc.boolean(), (given, looks, isAssigned) => {
      const [assigneeAtMs = 0, teamAtMs = 0, supervisorAtMs = 0, dueAtMs = 0] = given;
      let current: EscalationFacts['wait'] = {
        ...{ sinceMs, dueAtMs, overdue: false, toldStage: 0 as ToldStage },
        told: { assigneeAtMs, teamAtMs, supervisorAtMs },
      };
      const seen: string[] = [];
      for (const nowMs of [...looks.sort((a, b) => a - b), now + minutes(200)]) {
        for (;;) {
          const tellAtMs = nextTellAtMs(current) ?? (current.overdue ? Infinity : current.dueAtMs);
          const decision = escalate(facts({ nowMs, wait: current, ...(isAssigned ? {} : { assignee: null }) }));
          expect(decision === null).toBe(tellAtMs > nowMs);
          if (decision === null) break;
          seen.push(decision.outcome);
          current = { ...current, toldStage: decision.toldStage, overdue: decision.outcome === 'overdue' };
        }
      }
      expect(seen).toEqual(order.filter((outcome) => seen.includes(outcome)));
      expect(seen.at(-1)).toBe('overdue');
      expect(new Set(seen).size).toBe(seen.length);
      if (assigneeAtMs < dueAtMs) expect(seen[0]).toBe(isAssigned ? 'remindedAssignee' : 'toldTeam');
    }),
  );
});
