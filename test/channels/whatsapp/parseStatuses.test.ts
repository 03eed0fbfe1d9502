import { parseWebhook } from '../../../src/channels/whatsapp/parse';
import { fixture } from './fixture';

const statusesOf = (name: string) => parseWebhook(fixture(name)).statuses;

test('with tag and price, each on its own', () => {
  const { statuses, faults } = parseWebhook(fixture('statuses-with-tag-and-price'));
  expect(faults).toEqual([]);
  expect(statuses.map(({ status, tag, atMs }) => [status, tag, atMs])).toEqual([
    ['sent', 'out_1', 1793000001000],
    ['delivered', 'out_1', 1793000002000],
    ['read', 'out_1', 1793000003000],
    ['played', null, 1793000004000],
  ]);
  expect(statuses[0]?.pricing).toEqual({ type: 'regular', category: 'service' });
});

test('a failed one, with its code', () => {
  expect(parseWebhook(fixture('status-failed-window-closed')).statuses).toEqual([
    {
      channelAccountId: '106540352242922',
      channelMessageId: 'wamid.OUT3',
      tag: 'out_3',
      status: 'failed',
      atMs: 1793000005000,
      errors: [{ code: 131047, title: 'Re-engagement message' }],
      meaning: 'windowClosed',
      pricing: null,
    },
  ]);
});

test('one of a name to come does not cost the next', () => {
  const batch = parseWebhook(fixture('status-of-a-future-name'));
  expect(batch.others).toEqual([{ field: 'messages.statuses', channelAccountId: '106540352242922' }]);
  expect(batch.statuses.map((status) => status.channelMessageId)).toEqual(['wamid.OUT6']);
});

test.each([
  ['status-played', [['wamid.OUT40', 'played', 1793000800000]]],
  ['status-of-a-user-id-only', [['wamid.OUT42', 'delivered', 1793000802000]]],
  ['status-in-a-group', [['wamid.OUT4', 'read', 1793000006000]]],
  ['status-failed-without-contacts', [['wamid.OUT41', 'failed', 1793000801000]]],
  [
    'statuses-in-disorder',
    [
      ['wamid.OUT44', 'read', 1793000806000],
      ['wamid.OUT44', 'delivered', 1793000805000],
      ['wamid.OUT44', 'sent', 1793000804000],
    ],
  ],
])('%s', (name, expected) => {
  const { statuses, faults, others } = parseWebhook(fixture(name));
  expect(statuses.map(({ channelMessageId, status, atMs }) => [channelMessageId, status, atMs])).toEqual(expected);
  expect([faults, others]).toEqual([[], []]);
});

test('one inside a free entry point tells that it costs nothing', () => {
  expect(statusesOf('status-in-a-free-entry-point')).toMatchObject([
    { status: 'sent', pricing: { type: 'free_entry_point', category: 'referral_conversion' } },
  ]);
});

test('a message and statuses in one change: neither costs the other', () => {
  const { messages, statuses } = parseWebhook(fixture('message-and-statuses-in-one-change'));
  expect(messages).toMatchObject([{ identity: { profileName: '王伟' }, content: { body: '发货了吗?🚚' } }]);
  expect(statuses.map(({ status, meaning }) => [status, meaning])).toEqual([
    ['failed', 'capReached'],
    ['read', null],
  ]);
});

test('what each failure means', () => {
  const meanings = statusesOf('statuses-failed-for-every-reason').map(({ errors, meaning }) => [
    errors[0]?.code ?? null,
    meaning,
  ]);
  expect(meanings).toEqual([
    [131000, 'temporary'],
    [1, 'temporary'],
    [130429, 'tooFast'],
    [131056, 'tooFast'],
    [131057, 'tooFast'],
    [131047, 'windowClosed'],
    [131050, 'optedOut'],
    [130403, 'blocked'],
    [131026, 'unreachable'],
    [131062, 'unreachable'],
    [131049, 'capReached'],
    [130472, 'capReached'],
    [131042, 'channelDown'],
    [190, 'channelDown'],
    [131031, 'channelDown'],
    [368, 'channelDown'],
    [131048, 'restricted'],
    [131064, 'restricted'],
    [131053, 'badRequest'],
    [132015, 'templateGone'],
    [999999, 'badRequest'],
    [null, 'badRequest'],
  ]);
});

test('a title with a phone in it is not repeated', () => {
  expect(statusesOf('status-failed-with-a-phone-in-its-title')[0]?.errors).toEqual([{ code: 131026, title: null }]);
});
