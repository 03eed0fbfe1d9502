import { parseWebhook } from '../../../src/channels/whatsapp/parse';
import { fixture, fixtureNames } from './fixture';

const eventsOf = (name: string) => parseWebhook(fixture(name)).accountEvents;

test.each([
  ['template-approved', 'message_template_status_update', 'APPROVED', 'none'],
  ['template-rejected', 'message_template_status_update', 'REJECTED', 'alert'],
  ['template-paused', 'message_template_status_update', 'PAUSED', 'alert'],
  ['template-disabled', 'message_template_status_update', 'DISABLED', 'alert'],
  ['template-category-changed', 'template_category_update', 'MARKETING', 'none'],
  ['template-category-about-to-change', 'template_category_update', 'UTILITY', 'none'],
  ['template-quality-red', 'message_template_quality_update', 'RED', 'alert'],
  ['template-quality-green', 'message_template_quality_update', 'GREEN', 'none'],
  ['template-components-changed', 'message_template_components_update', null, 'none'],
  ['phone-quality-throughput-upgrade', 'phone_number_quality_update', 'THROUGHPUT_UPGRADE', 'none'],
  ['phone-quality-downgrade', 'phone_number_quality_update', 'DOWNGRADE', 'alert'],
  ['phone-name-approved', 'phone_number_name_update', 'APPROVED', 'none'],
  ['business-capability-changed', 'business_capability_update', null, 'none'],
  ['account-disabled', 'account_update', 'DISABLED_UPDATE', 'stop'],
  ['account-to-be-disabled', 'account_update', 'DISABLED_UPDATE', 'alert'],
  ['account-reinstated', 'account_update', 'DISABLED_UPDATE', 'resume'],
  ['account-update', 'account_update', 'ACCOUNT_RESTRICTION', 'restrict'],
  ['account-restricted-from-calling', 'account_update', 'ACCOUNT_RESTRICTION', 'alert'],
  ['account-violation', 'account_update', 'ACCOUNT_VIOLATION', 'alert'],
  ['account-deleted', 'account_update', 'ACCOUNT_DELETED', 'stop'],
  ['account-partner-removed', 'account_update', 'PARTNER_REMOVED', 'stop'],
  ['account-offboarded', 'account_update', 'ACCOUNT_OFFBOARDED', 'stop'],
  ['account-reconnected', 'account_update', 'ACCOUNT_RECONNECTED', 'resume'],
  ['account-volume-tier', 'account_update', 'VOLUME_BASED_PRICING_TIER_UPDATE', 'none'],
  ['account-review-rejected', 'account_review_update', 'REJECTED', 'alert'],
  ['account-review-approved', 'account_review_update', 'APPROVED', 'none'],
  ['account-alert', 'account_alerts', 'PROFILE_PICTURE_LOST', 'alert'],
  ['security-pin-changed', 'security', 'PIN_CHANGED', 'alert'],
])('%s', (name, field, what, effect) => {
  const { accountEvents, ...rest } = parseWebhook(fixture(name));
  expect(accountEvents).toMatchObject([
    { channelOwnerId: '102290129340398', channelAccountId: null, field, what, effect },
  ]);
  expect(accountEvents[0]?.atMs).toBeGreaterThan(1_792_000_000_000);
  expect(rest).toEqual({ messages: [], statuses: [], addressBook: [], others: [], faults: [] });
});

describe('faults of the account', () => {
  test.each([
    ['errors-of-the-account', '130429', 'alert'],
    ['errors-payment-problem', '131042', 'stop'],
    ['errors-token-fault', '190', 'stop'],
  ])('%s is news about the number', (name, what, effect) => {
    const { accountEvents, ...rest } = parseWebhook(fixture(name));
    expect(accountEvents).toMatchObject([{ field: 'errors', channelAccountId: '106540352242922', what, effect }]);
    expect(rest).toEqual({ messages: [], statuses: [], addressBook: [], others: [], faults: [] });
  });

  test('beside a message: what could not be passed on is no news about the account', () => {
    const { messages, accountEvents } = parseWebhook(fixture('errors-beside-a-message'));
    expect(messages).toMatchObject([{ content: { type: 'interactive', reply: { kind: 'empty' } } }]);
    expect(accountEvents).toEqual([]);
  });

  test('beside statuses: what stops sending is not lost', () => {
    const { statuses, accountEvents } = parseWebhook(fixture('errors-token-fault-beside-statuses'));
    expect(statuses).toHaveLength(1);
    expect(accountEvents.map(({ what, effect }) => [what, effect])).toEqual([['190', 'stop']]);
  });
});

test('several in one body, and a message beside them', () => {
  const { accountEvents, messages } = parseWebhook(fixture('account-events-in-one-body'));
  expect(accountEvents.map(({ what }) => what)).toEqual(['ACCOUNT_VIOLATION', 'PIN_RESET_REQUEST']);
  expect(messages).toHaveLength(1);
});

test('all of it is kept as JSON, however long', () => {
  const [event] = eventsOf('template-components-changed');
  expect(JSON.parse(event?.details ?? '')).toMatchObject({ message_template_title: 'Lembrete' });
  const long = new TextDecoder().decode(fixture('template-components-changed')).replace('Loja', '🙂'.repeat(50_000));
  const [cut] = parseWebhook(new TextEncoder().encode(long)).accountEvents;
  expect(JSON.parse(cut?.details ?? '')).toMatchObject({ truncated: true });
  expect(cut?.details.length).toBeLessThan(10_000);
});

describe('keys', () => {
  const keysAfter = (change: (text: string) => string) =>
    parseWebhook(
      new TextEncoder().encode(change(new TextDecoder().decode(fixture('account-disabled')))),
    ).accountEvents.map(({ key }) => key);
  const [key = 'none'] = keysAfter((text) => text);

  test('the same event again, whatever the order of its keys: the same', () => {
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(keysAfter((text) => text)).toEqual([key]);
    const turned = (text: string) =>
      text.replace(/"waba_ban_state": "DISABLE",\s*("waba_ban_date": "[^"]*")/, '$1, "waba_ban_state": "DISABLE"');
    expect(turned('"waba_ban_state": "DISABLE", "waba_ban_date": "x"')).toMatch(/^"waba_ban_date/);
    expect(keysAfter(turned)).toEqual([key]);
  });

  test.each([
    ['time', (text: string) => text.replace('1793000500', '1793000501')],
    ['owner', (text: string) => text.replace('"102290129340398"', '"1"')],
    ['field', (text: string) => text.replace('"account_update"', '"security"')],
    ['word', (text: string) => text.replace('"DISABLE"', '"REINSTATE"')],
  ])('another %s: another', (_what, change) => {
    expect(keysAfter(change)).not.toContain(key);
  });

  // Errors come without a time: the same one months later has the same key. The parser has no clock to tell them apart.
  test('no two of all fixtures share one, but for those without a time', () => {
    const all = fixtureNames.flatMap(eventsOf).flatMap(({ atMs, key: each }) => (atMs > 0 ? [each] : []));
    expect(all.length).toBeGreaterThan(25);
    expect(new Set(all).size).toBe(all.length);
  });
});
