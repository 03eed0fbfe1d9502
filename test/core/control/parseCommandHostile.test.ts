import fc from 'fast-check';
import { parseCommand } from '../../../src/core/control/parseCommand';
import { everyCommand } from './commands';

const names = [...new Set(everyCommand.map(({ name }) => name))];
const may = '2026-05-04T09:30:00Z';

describe('hostile keys', () => {
  test.each(names)('%s: a prototype inside the JSON neither counts nor stays', (name) => {
    const input: unknown = JSON.parse(
      '{"__proto__": {"unreadable": true, "agent": "root", "until": "2026-05-04T09:30:00Z"}}',
    );
    const command = parseCommand(name, input);
    if (name !== 'changeRules') expect(command).toEqual(parseCommand(name, {}));
    expect(({} as Record<string, unknown>).agent).toBeUndefined();
  });

  test('nothing is read from the prototype of an object', () => {
    expect(parseCommand('reroute', { agent: 'constructor' })).toEqual({
      name: 'reroute',
      to: { kind: 'agent', agent: 'constructor' },
    });
    expect(parseCommand('snooze', { constructor: { until: may } })).toBeNull();
  });
});

test('never throws, and answers with the same name or null, whatever JSON comes', () => {
  const key = fc.constantFrom('until', 'agent', 'team', 'reason', 'reasonNoteId', 'rules', 'rulesNoteId', 'outboxId');
  const likely = fc.dictionary(key, fc.oneof(fc.jsonValue(), fc.constantFrom('maria', may, null)));
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.oneof(likely, fc.jsonValue()), (name, input) => {
      expect(parseCommand(name, input)?.name ?? name).toBe(name);
    }),
    { numRuns: 500 },
  );
});
