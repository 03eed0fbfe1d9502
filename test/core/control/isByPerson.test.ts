import { applyCommand } from '../../../src/core/control/applyCommand';
import { answeredOnPhone } from '../../../src/core/control/answeredOnPhone';
import type { Command } from '../../../src/core/control/command';
import { isByPerson } from '../../../src/core/control/isByPerson';
import { agent, control, everybodysQueue, heldByMaria, hours, minutes, now, outbox, salesQueue, team } from '../given';

const given = (agoMs: number, to: string | null = 'maria') => {
  return { to: to === null ? null : agent(to), atMs: now - agoMs };
};
const wait = (agoMs: number) => ({ sinceMs: now - agoMs });

test.each([
  ['in the wait in which a person said so', heldByMaria, given(hours(20)), wait(hours(21)), true],
  ['in one that came up while they talked', heldByMaria, given(hours(20)), wait(hours(19)), true],
  ['in one of the next day no more', heldByMaria, given(hours(20)), wait(minutes(5)), false],
  ['while they talk', heldByMaria, given(minutes(30)), null, true],
  ['when they have been quiet no more', heldByMaria, given(hours(3)), null, false],
  ['not when somebody else has it since', heldByMaria, given(0, 'joao'), wait(0), false],
  ['not in a queue', salesQueue, given(0), wait(0), false],
  ['not when no person said so', heldByMaria, null, wait(0), false],
  ['while they talk, who gave no name', everybodysQueue, given(minutes(90), null), wait(hours(9)), true],
  ['when they have been quiet, nobody without a name', everybodysQueue, given(hours(3), null), wait(hours(9)), false],
  ["not in a team's queue, who gave no name before", salesQueue, given(0, null), wait(0), false],
  ['not when somebody has it since', heldByMaria, given(0, null), wait(0), false],
  ['not when nothing is known of it', heldByMaria, undefined, wait(0), false],
])('%s', (_, holder, said, open, stands) => {
  expect(isByPerson({ holder, ...(said === undefined ? {} : { given: said }) }, open, now)).toBe(stands);
});

const after = (command: Command, by = 'maria') => {
  const result = applyCommand({
    ...{ control: control({ holder: heldByMaria, given: given(0) }), command, by, nowMs: now },
    ...{ needsReply: true, followUpPlanned: false, canRedecide: true, noteId: null, ownRules: null },
    defaultPauseMs: hours(24),
  });
  return result.kind === 'done' ? result.control.given : 'refused';
};

test('commands keep whom a person has said, and forget it when it goes to a queue', () => {
  const joao = agent('joao');
  const saysJoao = { to: joao, atMs: now };
  expect(after({ name: 'takeOver', agent: joao })).toEqual(saysJoao);
  expect(after({ name: 'takeOver', agent: null }, 'joao')).toEqual(saysJoao);
  expect(after({ name: 'takeOver', agent: null }, 'api')).toEqual({ to: null, atMs: now });
  expect(after({ name: 'reply', outboxId: outbox('out_1'), agent: null }, 'api')).toEqual({ to: null, atMs: now });
  expect(after({ name: 'reroute', to: { kind: 'agent', agent: joao } })).toEqual(saysJoao);
  expect(after({ name: 'reroute', to: { kind: 'team', team: team('sales') } })).toBeNull();
  expect(after({ name: 'reply', outboxId: outbox('out_1'), agent: joao })).toEqual(saysJoao);
  expect(after({ name: 'handBack' })).toBeNull();
  expect(after({ name: 'close', reason: { kind: 'none' } })).toBeNull();
  expect(after({ name: 'snooze', untilMs: now + 1 })).toEqual(given(0));
});

test('an answer from the phone says that whoever has it keeps it', () => {
  const answer = { atMs: now - minutes(1), quietMs: hours(12) };
  expect(answeredOnPhone(control({ holder: heldByMaria }), answer, now)?.given).toEqual(given(minutes(1)));
  expect(answeredOnPhone(control({ holder: everybodysQueue }), answer, now)?.given).toBeNull();
});
