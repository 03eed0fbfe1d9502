import type { SendResult } from '../../src/channels/channel';
import type { ConversationDocument } from '../../src/store/documents';
import { ConversationHarness } from '../support/conversationHarness';
import { hourMs } from './support/given';

let harness: ConversationHarness;
beforeAll(async () => {
  harness = await ConversationHarness.start();
}, 120_000);
afterAll(() => harness?.stop());

/** A buyer asks for a price, and the channel gives this answer to ours. */
async function priceAskedAndChannelSays(phone: string, result: SendResult): Promise<ConversationDocument> {
  harness.answers.push(() => result);
  await harness.buyerWrites(phone, 'Quanto custa?');
  await harness.pass('5s');
  await harness.untilSent(1, phone);
  return harness.conversationOf(phone);
}

test.each(['windowClosed', 'optedOut', 'badRequest'] as const)(
  'an answer refused as %s becomes a task of people with a due time, and is not sent again',
  async (meaning) => {
    const phone = `551190000065${meaning.length}`;
    await priceAskedAndChannelSays(phone, { kind: 'refused', code: 1, meaning, detail: '' });
    const handed = await harness.until(phone, ({ control }) => control.holder.kind === 'human', 'with people');
    expect(handed.wait?.dueAtMs).toBeGreaterThan(handed.lastActivityAtMs);
    expect(handed.wait?.dueAtMs).toBeLessThanOrEqual(handed.lastActivityAtMs + hourMs);
    expect(handed.lastDecision?.codes).toEqual([`sendFailed.${meaning}`]);
    expect(handed.control.optedOut).toBe(meaning === 'optedOut');
    await harness.pass('30m');
    expect(harness.sentTo(phone)).toHaveLength(1);
  },
);

test('an answer the channel does not take for a quarter of an hour becomes a task of people', async () => {
  const phone = '5511900000621';
  const notNow = (): SendResult => ({ kind: 'notAccepted', code: 130429, retryAfterMs: 300_000, detail: '' });
  harness.answers.push(notNow, notNow, notNow, notNow);
  await harness.buyerWrites(phone, 'Quanto custa?');
  await harness.pass('5s');
  for (let attempt = 1; attempt <= 4; attempt++) {
    await harness.untilSent(attempt, phone);
    await new Promise((resolve) => setTimeout(resolve, 300));
    if (attempt < 4) await harness.pass('301s');
  }
  const handed = await harness.until(phone, ({ control }) => control.holder.kind === 'human', 'with people');
  expect(handed.lastDecision?.codes).toEqual(['sendFailed.gaveUp']);
  await harness.pass('30m');
  expect(harness.sentTo(phone)).toHaveLength(4);
});

test('a send without a known result is shown to people after a bounded time, and never sent again', async () => {
  const phone = '5511900000612';
  const conversation = await priceAskedAndChannelSays(phone, { kind: 'unknown', detail: '' });
  await harness.pass('110s');
  expect((await harness.conversationOf(phone)).control.holder.kind).toBe('automation');
  await harness.pass('20s');
  const shown = await harness.until(phone, ({ control }) => control.holder.kind === 'human', 'shown');
  expect(shown.lastDecision?.codes).toEqual(['sendUnknown']);
  expect(shown.wait).not.toBeNull();
  await harness.pass('5h');
  expect(harness.sentTo(phone)).toHaveLength(1);
  expect(await harness.store.outbox.findOne({ conversationId: conversation._id })).toMatchObject({ state: 'unknown' });
});

test('a status settles a send without a known result: it counts as sent', async () => {
  const phone = '5511900000613';
  await priceAskedAndChannelSays(phone, { kind: 'unknown', detail: '' });
  const tag = harness.sentTo(phone)[0]?.tag;
  await harness.channelSays({ id: 'wamid.known', tag, status: 'delivered', to: phone });
  const answered = await harness.until(phone, ({ wait, followUp }) => wait === null && followUp !== null, 'answered');
  expect(answered.control.holder.kind).toBe('automation');
  await harness.pass('10m');
  expect((await harness.conversationOf(phone)).control.holder.kind).toBe('automation');
  expect(harness.sentTo(phone)).toHaveLength(1);
});

test('a message that fails after it was accepted becomes a task of people', async () => {
  const phone = '5511900000614';
  await priceAskedAndChannelSays(phone, { kind: 'accepted', channelMessageId: 'wamid.x614', canonicalPhone: null });
  await harness.until(phone, ({ wait, followUp }) => wait === null && followUp !== null, 'answered');
  await harness.channelSays({ id: 'wamid.x614', status: 'failed', to: phone, code: 131047 });
  const handed = await harness.until(phone, ({ control }) => control.holder.kind === 'human', 'with people');
  expect(handed.wait).not.toBeNull();
});

test('with the channel down a message waits, unsent and unfailed, and leaves when the channel is mended', async () => {
  const phone = '5511900000615';
  await priceAskedAndChannelSays(phone, { kind: 'refused', code: 190, meaning: 'channelDown', detail: '' });
  const { accountId, _id } = await harness.conversationOf(phone);
  const stopped = () => harness.store.accounts.findOne({ _id: accountId });
  expect((await stopped())?.sending).toMatchObject({ state: 'stopped', because: 'channelDown' });
  await harness.pass('5m');
  expect(harness.sentTo(phone)).toHaveLength(1);
  expect(await harness.store.outbox.findOne({ conversationId: _id })).toMatchObject({ state: 'queued', attempts: 1 });
  await harness.pass('6m');
  // The next look at the account is a minute away.
  await harness.pass('61s');
  await harness.untilSent(2, phone);
  await harness.until(phone, ({ wait }) => wait === null, 'answered');
  expect((await stopped())?.sending.state).toBe('open');
  expect(new Set(harness.sentTo(phone).map(({ tag }) => tag)).size).toBe(1);
});

test('a message that fails for a passing reason is sent again, later and under an id of its own', async () => {
  const phone = '5511900000616';
  await priceAskedAndChannelSays(phone, { kind: 'accepted', channelMessageId: 'wamid.x616', canonicalPhone: null });
  await harness.until(phone, ({ wait, followUp }) => wait === null && followUp !== null, 'answered');
  await harness.channelSays({ id: 'wamid.x616', status: 'failed', to: phone, code: 131016 });
  const waiting = await harness.until(phone, ({ wait }) => wait !== null, 'open again');
  expect(waiting.control.holder.kind).toBe('automation');
  expect(harness.sentTo(phone)).toHaveLength(1);
  await harness.pass('61s');
  await harness.pass('61s');
  await harness.untilSent(2, phone);
  const [first, second] = harness.sentTo(phone);
  expect(second?.text).toBe(first?.text);
  expect(second?.tag).not.toBe(first?.tag);
  await harness.until(phone, ({ wait }) => wait === null, 'answered again');
});

test('a buyer who can not be reached is a task of people, and gets nothing automatic until they write', async () => {
  const phone = '5511900000617';
  await priceAskedAndChannelSays(phone, { kind: 'accepted', channelMessageId: 'wamid.x617', canonicalPhone: null });
  await harness.until(phone, ({ wait, followUp }) => wait === null && followUp !== null, 'answered');
  await harness.channelSays({ id: 'wamid.x617', status: 'failed', to: phone, code: 131026 });
  const handed = await harness.until(phone, ({ control }) => control.holder.kind === 'human', 'with people');
  expect(handed.unreachable).toMatchObject({ meaning: 'unreachable' });
  await harness.pass('1m');
  await harness.buyerWrites(phone, 'Estou aqui');
  await harness.until(phone, ({ unreachable }) => unreachable === null, 'reachable again');
});
