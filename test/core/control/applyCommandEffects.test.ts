import type { Command } from '../../../src/core/control/command';
import {
  agent,
  automation,
  everybodysQueue,
  heldByMaria,
  hours,
  nobody,
  note,
  now,
  pausedUntil,
  salesQueue,
  team,
} from '../given';
import { done, everyCommand, give } from './commands';

const pause: Command = { name: 'pause', untilMs: null, reason: { kind: 'none' } };

describe('pause', () => {
  test('without an end lasts as long as the rules say, and remembers who gave it and why', () => {
    const { control } = done(give(pause, {}, { by: 'maria', noteId: note('not_1'), defaultPauseMs: hours(8) }));
    expect(control.paused).toEqual({
      untilMs: now + hours(8),
      by: 'maria',
      noteId: 'not_1',
      tookFromAutomation: false,
    });
  });

  test('takes a waiting buyer from automation to the queue of people', () => {
    expect(done(give(pause, { holder: automation }, { needsReply: true })).control.holder).toEqual(everybodysQueue);
  });

  test('leaves a conversation in which nobody waits with its holder, and Maria with hers', () => {
    expect(done(give(pause, { holder: automation })).control.holder).toEqual(automation);
    expect(done(give(pause, { holder: heldByMaria }, { needsReply: true })).control.holder).toEqual(heldByMaria);
  });

  test('a second pause replaces the first; resume ends it', () => {
    const twice = done(give({ ...pause, untilMs: now + hours(1) }, { paused: pausedUntil(now + hours(9)) }));
    expect(twice.control.paused?.untilMs).toBe(now + hours(1));
    expect(done(give({ name: 'resume' }, { paused: twice.control.paused })).control.paused).toBeNull();
  });
});

describe('a person takes it', () => {
  test.each([
    ['the named agent', agent('joao'), 'maria', 'joao'],
    ['else whoever gave the command', null, 'maria', 'maria'],
    ['nobody named by a signal: the queue', null, 'signal', null],
    ['nobody named over the API: the queue', null, 'api', null],
    ['a phone is no name: the queue', null, '+5511987654321', null],
  ])('%s', (_, named, by, assignee) => {
    for (const command of everyCommand.filter(({ name }) => name === 'takeOver' || name === 'reply')) {
      const { control } = done(give({ ...command, agent: named } as Command, {}, { by }));
      expect(control.holder).toEqual({ kind: 'human', assignee, team: null });
    }
  });

  test('and it is snoozed no longer', () => {
    expect(
      done(give({ name: 'takeOver', agent: null }, { snoozedUntilMs: now + hours(1) })).control.snoozedUntilMs,
    ).toBeNull();
  });

  test("a person's reply opens a closed conversation", () => {
    const reply = everyCommand.find(({ name }) => name === 'reply');
    const { control } = done(give(reply as Command, { state: 'closed', holder: nobody }));
    expect(control).toMatchObject({ state: 'open', holder: { kind: 'human', assignee: 'joao' } });
  });

  test('reroute names one agent or one team, never both', () => {
    const toTeam = done(give({ name: 'reroute', to: { kind: 'team', team: team('sales') } }, { holder: heldByMaria }));
    expect(toTeam.control.holder).toEqual(salesQueue);
    const toAgent = done(
      give({ name: 'reroute', to: { kind: 'agent', agent: agent('maria') } }, { holder: salesQueue }),
    );
    expect(toAgent.control.holder).toEqual(heldByMaria);
  });
});

describe('hand back', () => {
  test('lets automation decide a waiting turn again', () => {
    const result = done(give({ name: 'handBack' }, { holder: heldByMaria }, { needsReply: true }));
    expect(result).toMatchObject({ control: { holder: automation }, effects: { redecides: true } });
  });

  test('decides nothing again when nobody waits, even while paused', () => {
    const result = done(
      give({ name: 'handBack' }, { holder: heldByMaria, paused: pausedUntil(now + hours(1)) }, { needsReply: false }),
    );
    expect(result).toMatchObject({ control: { holder: automation }, effects: { redecides: false } });
  });
});

describe('close and reopen', () => {
  test('closing dismisses the wait, the follow-up, the snooze and everything automatic', () => {
    const command: Command = { name: 'close', reason: { kind: 'none' } };
    const result = done(
      give(
        command,
        { holder: heldByMaria, snoozedUntilMs: now + hours(1) },
        { needsReply: true, followUpPlanned: true },
      ),
    );
    expect(result.control).toMatchObject({ state: 'closed', holder: nobody, snoozedUntilMs: null });
    expect(result.effects).toEqual({
      cancels: ['answer', 'followUp'],
      dismissesWait: true,
      cancelsFollowUp: true,
      redecides: false,
    });
  });

  test('an opt-out and a pause outlive closing and reopening', () => {
    const paused = pausedUntil(now + hours(9));
    const closed = done(give({ name: 'close', reason: { kind: 'none' } }, { optedOut: true, paused })).control;
    const reopened = done(give({ name: 'reopen' }, closed)).control;
    expect(reopened).toMatchObject({ state: 'open', optedOut: true, paused });
  });
});

test('own rules are set as read, and cleared by null', () => {
  const ownRules = { followUp: { waitHours: 72 } };
  const given: Command = { name: 'changeRules', change: { kind: 'given', rules: ownRules } };
  expect(done(give(given, {}, { ownRules })).control.ownRules).toBe(ownRules);
  const cleared = done(give({ name: 'changeRules', change: { kind: 'clear' } }, { ownRules }));
  expect(cleared.control.ownRules).toBeNull();
});

test.each([
  ['pause', ['answer', 'followUp']],
  ['takeOver', ['answer', 'followUp']],
  ['reroute', ['answer', 'followUp']],
  ['reply', ['answer', 'followUp']],
  ['close', ['answer', 'followUp']],
  ['changeRules', ['followUp']],
  ['snooze', ['followUp']],
  ['cancelFollowUp', ['followUp']],
])('%s overrules %j that waits to be sent', (name, kinds) => {
  for (const command of everyCommand.filter((candidate) => candidate.name === name)) {
    const { effects } = done(give(command, { holder: automation }, { followUpPlanned: true }));
    expect(effects.cancels).toEqual(kinds);
  }
});

test.each([
  ['resume', { paused: pausedUntil(now + hours(1)) }],
  ['handBack', { holder: heldByMaria }],
  ['reopen', { state: 'closed' as const }],
])('%s overrules nothing that waits to be sent', (name, state) => {
  const command = everyCommand.find((candidate) => candidate.name === name);
  expect(done(give(command as Command, state)).effects.cancels).toEqual([]);
});
