import { parseWebhook } from '../../../src/channels/twilio/parse';
import { bodyOf, channelAccountId, fixture, paramsOf } from './fixture';

const channelMessageId = `SM${'feed'.padStart(32, '0')}`;

test('the whole of a status', () => {
  expect(parseWebhook(fixture('status-failed-window-closed'), 'tag=out_0123')).toEqual({
    messages: [],
    statuses: [
      {
        channelAccountId,
        channelMessageId,
        tag: 'out_0123',
        status: 'failed',
        atMs: 0,
        errors: [{ code: 63016, title: 'the 24-hour window is closed' }],
        meaning: 'windowClosed',
        pricing: null,
      },
    ],
    accountEvents: [],
    addressBook: [],
    others: [],
    faults: [],
  });
});

test.each([
  ['status-sent', 'sent'],
  ['status-delivered', 'delivered'],
  ['status-read', 'read'],
])('%s', (name, status) => {
  expect(parseWebhook(fixture(name), '').statuses).toMatchObject([
    { channelAccountId, channelMessageId, status, tag: null, errors: [], meaning: null },
  ]);
});

test.each(['queued', 'accepted', 'sending', 'scheduled', 'canceled', 'something new'])(
  '%s is on its way, or nothing we know',
  (status) => {
    const batch = parseWebhook(bodyOf({ ...paramsOf('status-queued'), MessageStatus: status }), 'tag=out_0123');
    expect(batch).toMatchObject({ statuses: [], messages: [], faults: [] });
    expect(batch.others).toEqual([{ field: 'MessageStatus', channelAccountId }]);
  },
);

test('a status of an incoming message is about its receiver', () => {
  const batch = parseWebhook(fixture('status-of-an-incoming-message'), '');
  expect(batch).toMatchObject({ messages: [], statuses: [] });
  expect(batch.others).toEqual([{ field: 'MessageStatus', channelAccountId }]);
});

test.each([
  [63016, 'windowClosed'],
  [21610, 'optedOut'],
  [63014, 'blocked'],
  [63024, 'unreachable'],
  [63003, 'unreachable'],
  [20003, 'channelDown'],
  [63007, 'channelDown'],
  [63051, 'channelDown'],
  [63018, 'tooFast'],
  [20429, 'tooFast'],
  [63032, 'capReached'],
  [63049, 'capReached'],
  [30007, 'restricted'],
  [30001, 'temporary'],
  [63012, 'temporary'],
  [63013, 'badRequest'],
  [63999, 'badRequest'],
])('a failure with %d means %s', (code, meaning) => {
  const body = bodyOf({ ...paramsOf('status-sent'), MessageStatus: 'undelivered', ErrorCode: String(code) });
  expect(parseWebhook(body, '').statuses).toMatchObject([{ status: 'failed', meaning, errors: [{ code }] }]);
});

test('a failure without a code, with an odd one, and with one nobody knows', () => {
  const failure = (code: string) =>
    parseWebhook(bodyOf({ ...paramsOf('status-failed-without-code'), ErrorCode: code }), '').statuses[0];
  for (const code of ['', 'x', '0', '1.5', '9'.repeat(400)]) {
    expect(failure(code)).toMatchObject({ errors: [], meaning: 'badRequest' });
  }
  expect(failure('63999')).toMatchObject({ errors: [{ code: 63999, title: null }] });
});

test.each([
  ['tag=out_1&tag=out_2', 'out_1'],
  ['other=1&tag=a%20b%2Fc', 'a b/c'],
  ['tag=', null],
  ['tags=1', null],
  ['%', null],
  ['tag=%E0%A4%A', expect.any(String)],
])('the tag in %s', (query, tag) => {
  expect(parseWebhook(fixture('status-sent'), query).statuses[0]?.tag).toEqual(tag);
});
