import { channelAccountId, channelAt, formOf, messageSid, status, type Parameters } from './twilioFixture';

const channel = channelAt();
const read = (parameters: Parameters = {}, query = '') => channel.parse(formOf({ ...status, ...parameters }), query);

test.each([
  ['sent', 'sent'],
  ['delivered', 'delivered'],
  ['read', 'read'],
  ['failed', 'failed'],
  ['undelivered', 'failed'],
])('%s', (MessageStatus, word) => {
  expect(read({ MessageStatus }, 'tag=out_0123').statuses).toMatchObject([
    { channelAccountId, channelMessageId: messageSid, tag: 'out_0123', status: word, atMs: 0, pricing: null },
  ]);
});

test.each(['queued', 'accepted', 'sending', 'scheduled', 'canceled', 'never heard of'])(
  '%s says nothing new',
  (word) => {
    expect(read({ MessageStatus: word })).toMatchObject({ statuses: [], others: [{ channelAccountId }], faults: [] });
  },
);

test('without a tag', () => {
  expect(read().statuses[0]?.tag).toBeNull();
  expect(read({}, 'tag=').statuses[0]?.tag).toBeNull();
  expect(read({}, 'x=1&tag=a%2Fb').statuses[0]?.tag).toBe('a/b');
});

// https://www.twilio.com/docs/api/errors
test.each([
  [63016, 'windowClosed'],
  [21610, 'optedOut'],
  [63024, 'unreachable'],
  [63003, 'unreachable'],
  [21211, 'unreachable'],
  [21614, 'unreachable'],
  [20003, 'channelDown'],
  [20429, 'tooFast'],
  [63018, 'tooFast'],
  [14107, 'tooFast'],
  [63032, 'capReached'],
  [63049, 'capReached'],
  [63051, 'channelDown'],
  [63020, 'channelDown'],
  [30001, 'temporary'],
  [63012, 'temporary'],
  [63005, 'badRequest'],
  [63013, 'badRequest'],
  [99999, 'badRequest'],
])('code %i means %s', (code, meaning) => {
  const [event] = read({ MessageStatus: 'undelivered', ErrorCode: String(code) }).statuses;
  expect(event).toMatchObject({ status: 'failed', meaning, errors: [{ code }] });
});

test('a failure without a readable code', () => {
  for (const ErrorCode of [undefined, '', 'abc', '1e3', 'NaN']) {
    const [event] = read({ MessageStatus: 'failed', ErrorCode }).statuses;
    expect(event).toMatchObject({ status: 'failed', meaning: 'badRequest', errors: [] });
  }
  expect(read({ MessageStatus: 'delivered' }).statuses[0]).toMatchObject({ meaning: null, errors: [] });
});

test.each(['AccountSid', 'From'])('%s missing is a fault by its name', (name) => {
  const { statuses, faults } = read({ [name]: undefined });
  expect(statuses).toEqual([]);
  expect(JSON.stringify(faults)).toContain(name);
  expect(JSON.stringify(faults)).not.toMatch(/5511/);
});
