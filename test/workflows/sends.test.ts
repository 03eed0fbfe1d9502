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

test.each(['windowClosed', 'optedOut', 'channelDown'] as const)(
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
