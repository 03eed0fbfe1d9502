import type { SendStatus } from '../../../src/core/capture/event';
import { statesBelow } from '../../../src/core/update/statusRank';

/** What is left of a message after the statuses came in this order. */
function after(start: string, statuses: readonly SendStatus[]): string {
  return statuses.reduce<string>((state, status) => (statesBelow(status).includes(state) ? status : state), start);
}

test.each<[string, readonly SendStatus[], string]>([
  ['in order', ['sent', 'delivered', 'read'], 'read'],
  ['a late sent never undoes delivered', ['delivered', 'sent'], 'delivered'],
  ['a late delivered never undoes read', ['sent', 'read', 'delivered'], 'read'],
  ['a voice message was played, then its read comes', ['played', 'read'], 'played'],
  ['everything backwards', ['read', 'delivered', 'sent'], 'read'],
  ['everything twice', ['sent', 'sent', 'delivered', 'delivered'], 'delivered'],
  ['a late failure never undoes what arrived', ['sent', 'delivered', 'failed'], 'delivered'],
  ['nor what was read', ['read', 'failed'], 'read'],
  ['nor what was played', ['played', 'failed'], 'played'],
  ['failed is the end', ['sent', 'failed', 'delivered', 'read', 'sent'], 'failed'],
])('%s', (_, statuses, expected) => {
  expect(after('sending', statuses)).toBe(expected);
});

test.each(['queued', 'sending', 'unknown'])('news is news for a message that is %s', (state) => {
  for (const status of ['sent', 'delivered', 'read', 'played', 'failed'] as const) {
    expect(after(state, [status])).toBe(status);
  }
});

test('a cancelled message stays cancelled, and no state replaces itself', () => {
  for (const status of ['sent', 'delivered', 'read', 'played', 'failed'] as const) {
    expect(after('cancelled', [status])).toBe('cancelled');
    expect(statesBelow(status)).not.toContain(status);
  }
});

test('a status this version does not know replaces nothing', () => {
  expect(statesBelow('warned' as SendStatus)).toEqual([]);
});
