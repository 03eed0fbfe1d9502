import type { CommandName } from '../../../src/core/control/command';
import { parseCommand } from '../../../src/core/control/parseCommand';
import { everyCommand } from './commands';

const names = [...new Set(everyCommand.map(({ name }) => name))];
const none = { kind: 'none' };
const may = '2026-05-04T09:30:00Z';
const mayMs = Date.parse(may);

describe('what is left out gets its default', () => {
  test.each<[CommandName, unknown]>([
    ['pause', { name: 'pause', untilMs: null, reason: none }],
    ['resume', { name: 'resume' }],
    ['takeOver', { name: 'takeOver', agent: null }],
    ['handBack', { name: 'handBack' }],
    ['changeRules', { name: 'changeRules', change: { kind: 'clear' } }],
    ['cancelFollowUp', { name: 'cancelFollowUp' }],
    ['close', { name: 'close', reason: none }],
    ['reopen', { name: 'reopen' }],
  ])('%s by a signal without anything, with null, or with {}', (name, expected) => {
    for (const input of [undefined, null, {}]) expect(parseCommand(name, input)).toEqual(expected);
  });

  test.each<CommandName>(['reroute', 'snooze', 'reply'])(
    '%s has no default: it needs to be told where or when',
    (name) => {
      for (const input of [undefined, null, {}]) expect(parseCommand(name, input)).toBeNull();
    },
  );
});

describe('what is given is read', () => {
  test.each<[CommandName, unknown, unknown]>([
    ['pause', { until: may }, { untilMs: mayMs, reason: none }],
    ['pause', { until: null, reason: 'Feiertag' }, { untilMs: null, reason: { kind: 'words', words: 'Feiertag' } }],
    ['pause', { reasonNoteId: 'not_1', reason: 'x' }, { untilMs: null, reason: { kind: 'note', noteId: 'not_1' } }],
    ['close', { reason: '成交' }, { reason: { kind: 'words', words: '成交' } }],
    ['close', { reason: null }, { reason: none }],
    ['takeOver', { agent: 'maria.silva' }, { agent: 'maria.silva' }],
    ['takeOver', { agent: null }, { agent: null }],
    ['reroute', { agent: 'joao' }, { to: { kind: 'agent', agent: 'joao' } }],
    ['reroute', { team: 'after-sales' }, { to: { kind: 'team', team: 'after-sales' } }],
    ['snooze', { until: '2026-05-04T15:00:00+05:30' }, { untilMs: mayMs }],
    ['snooze', { until: '2026-05-04T09:30:00.000Z', colour: 'red' }, { untilMs: mayMs }],
    ['snooze', { until: '2028-02-29T00:00:00Z' }, { untilMs: Date.UTC(2028, 1, 29) }],
    ['reply', { outboxId: 'out_1' }, { outboxId: 'out_1', agent: null }],
    ['changeRules', { rules: null }, { change: { kind: 'clear' } }],
    ['changeRules', { rulesNoteId: 'not_2' }, { change: { kind: 'stored', noteId: 'not_2' } }],
    ['changeRules', { followUp: {} }, { change: { kind: 'given', rules: { followUp: {} } } }],
    ['changeRules', { rules: { turn: {} } }, { change: { kind: 'given', rules: { turn: {} } } }],
  ])('%s %j', (name, input, expected) => {
    expect(parseCommand(name, input)).toEqual({ name, ...(expected as object) });
  });

  test('a reason of a whole book is cut', () => {
    const command = parseCommand('close', { reason: 'x'.repeat(5000) });
    expect(command).toMatchObject({ reason: { words: 'x'.repeat(1000) } });
  });
});

describe('what makes no sense is null, so that it is recorded and ignored', () => {
  test.each(names)('%s with a list, a number, a string, a boolean or what could not be decoded', (name) => {
    for (const input of [[], [{}], [['maria']], 0, 7, '', '{}', 'maria', true, false, { unreadable: true }]) {
      expect(parseCommand(name, input)).toBeNull();
    }
  });

  test.each([
    '',
    'tomorrow',
    '2026-05-04',
    '2026-05-04T09:30:00',
    '04/05/2026 09:30',
    '2026-13-01T00:00:00Z',
    '2026-05-04T25:00:00Z',
    '2026-02-30T10:00:00Z',
    '2027-02-29T10:00:00Z',
    '2026-04-31T10:00:00+02:00',
    '2026-05-04T09:30:00Z; drop',
    mayMs,
    {},
    [],
    [may],
    true,
  ])('the instant %j', (until) => {
    expect(parseCommand('pause', { until })).toBeNull();
    expect(parseCommand('snooze', { until })).toBeNull();
  });

  test.each([
    'ana@example.com',
    '+5511987654321',
    '5511987654321',
    'Maria Silva',
    '',
    ' ',
    'é',
    'm'.repeat(65),
    7,
    {},
    [],
  ])('the agent %j: an address, a phone or no short name', (agent) => {
    expect(parseCommand('takeOver', { agent })).toBeNull();
    expect(parseCommand('reply', { outboxId: 'out_1', agent })).toBeNull();
    expect(parseCommand('reroute', { agent })).toBeNull();
    expect(parseCommand('reroute', { team: agent })).toBeNull();
  });

  test('a reroute to an agent and a team at once', () => {
    expect(parseCommand('reroute', { agent: 'joao', team: 'sales' })).toBeNull();
  });

  test.each([7, true, {}, ['why']])('the reason %j', (reason) => {
    expect(parseCommand('pause', { reason })).toBeNull();
    expect(parseCommand('close', { reason })).toBeNull();
  });

  test.each([[[]], ['x'], [7], [true]])('rules that are no document: %j', (rules) => {
    expect(parseCommand('changeRules', { rules })).toBeNull();
  });
});
