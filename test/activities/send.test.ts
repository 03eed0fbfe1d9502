import { ApplicationFailure } from '@temporalio/common';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { send } from '../../src/activities/send';
import type { Channel, OutgoingMessage, SendResult } from '../../src/channels/channel';
import { registerChannels } from '../../src/channels/registry';
import type { OutboxId } from '../../src/core/ids';
import type { AccountSending } from '../../src/store/accountDocuments';
import { stopSending } from '../../src/store/accountSending';
import type { ConversationDocument, OutboxDocument } from '../../src/store/documents';
import { questionAbout } from '../../src/store/questions';
import { seedConversation } from '../api/seed';
import { startCaptureBench, type CaptureBench } from '../support/captureBench';
import { seedSend } from '../support/seedSend';

let bench: CaptureBench;
beforeAll(async () => {
  bench = await startCaptureBench();
}, 120_000);
afterAll(() => bench?.stop());
beforeEach(async () => {
  await bench.clear();
  await bench.store.accounts.deleteMany({});
  sent.length = 0;
});

const hourMs = 3600_000;
const logger = new DefaultLogger('ERROR');
const sent: OutgoingMessage[] = [];
const accepted: SendResult = { kind: 'accepted', channelMessageId: 'wamid.1', canonicalPhone: null };

async function seedAccount(
  conversation: ConversationDocument,
  sending: AccountSending = { state: 'open', sinceMs: 1 },
): Promise<void> {
  await bench.store.accounts.insertOne({
    ...{ _id: conversation.accountId, channel: 'whatsapp', channelAccountId: conversation.channelAccountId },
    ...{ channelOwnerId: null, displayPhone: null, defaultCountry: null, createdAtMs: 1, sending },
  });
}

/** One attempt of the activity; the failure it ends with, or null. */
async function attempt(
  { _id }: { _id: OutboxId },
  options: { channels?: 'none'; meanwhile?: () => Promise<unknown> } = {},
): Promise<ApplicationFailure | null> {
  const channel: Channel = {
    ...bench.channel,
    async send(message) {
      sent.push(message);
      await options.meanwhile?.();
      return accepted;
    },
  };
  const channels = registerChannels(options.channels === 'none' ? [] : [channel]);
  const environment = new MockActivityEnvironment({ attempt: 1 }, { logger });
  try {
    await environment.run((input: { outboxId: OutboxId }) => send({ ...bench.deps, channels }, input), {
      outboxId: _id,
    });
    return null;
  } catch (error) {
    if (!(error instanceof ApplicationFailure)) throw error;
    return error;
  }
}
const rowOf = ({ _id }: OutboxDocument) => bench.store.outbox.findOne({ _id });
const lineOf = ({ _id }: OutboxDocument) => bench.store.messages.findOne({ outboxId: _id });

describe('on a worker without the channel', () => {
  test('a send is not claimed: it waits for a worker that has it', async () => {
    const conversation = await seedConversation(bench.store);
    await seedAccount(conversation);
    const row = await seedSend(bench.store, conversation);
    expect((await attempt(row, { channels: 'none' }))?.nextRetryDelay).toBe(60_000);
    expect(await rowOf(row)).toMatchObject({ state: 'queued', attempts: 0 });
    expect(await attempt(row)).toBeNull();
    expect(await rowOf(row)).toMatchObject({ state: 'sent', attempts: 1 });
  });

  test.each([
    ['agent', { state: 'failed', failure: { code: null, meaning: 'channelDown' } }],
    ['automation', { state: 'cancelled', cancelledBecause: 'channelStopped' }],
  ] as const)('what %s wanted sent long ago is given up, never as unknown', async (author, expected) => {
    const conversation = await seedConversation(bench.store);
    await seedAccount(conversation);
    const kind = author === 'agent' ? 'humanReply' : 'answer';
    const row = await seedSend(bench.store, conversation, { author, kind, createdAtMs: Date.now() - 25 * hourMs });
    expect(await attempt(row, { channels: 'none' })).toBeNull();
    expect(await rowOf(row)).toMatchObject(expected);
  });
});

describe('whom it reaches is looked up right before it leaves', () => {
  const automatic = { kind: 'answer', author: 'automation' } as const;

  test.each([
    ["a person's reply", {}],
    ['an automatic answer', automatic],
  ])('%s goes to the new number of a buyer who moved', async (_what, change) => {
    const conversation = await seedConversation(bench.store, { control: { holder: { kind: 'automation' } } });
    await seedAccount(conversation);
    const row = await seedSend(bench.store, conversation, change);
    const to = { kind: 'phone', phone: '5521912345678' } as const;
    await bench.store.conversations.updateOne({ _id: conversation._id }, { $set: { 'identity.phone': to.phone } });
    expect(await attempt(row)).toBeNull();
    expect(sent).toMatchObject([{ to, tag: row._id }]);
    expect(await rowOf(row)).toMatchObject({ state: 'sent', to });
  });

  test.each([
    ["a person's reply", {}],
    ['an automatic answer', automatic],
  ])('%s does not leave for a phone that was seen with somebody else', async (_what, change) => {
    const conversation = await seedConversation(bench.store, { control: { holder: { kind: 'automation' } } });
    await seedAccount(conversation);
    const row = await seedSend(bench.store, conversation, change);
    const questions = [questionAbout('phoneNowWithAnother', conversation._id, Date.now())];
    await bench.store.conversations.updateOne({ _id: conversation._id }, { $set: { questions } });
    expect(await attempt(row)).toBeNull();
    expect(sent).toEqual([]);
    expect(await rowOf(row)).toMatchObject({ state: 'cancelled', cancelledBecause: 'phoneInDoubt', settled: false });
    expect(await lineOf(row)).toMatchObject({ status: 'cancelled' });
  });

  test('nothing leaves for a buyer who has no address any more', async () => {
    const conversation = await seedConversation(bench.store);
    await seedAccount(conversation);
    const row = await seedSend(bench.store, conversation);
    await bench.store.conversations.updateOne({ _id: conversation._id }, { $set: { 'identity.phone': null } });
    expect(await attempt(row)).toBeNull();
    expect(sent).toEqual([]);
    expect(await rowOf(row)).toMatchObject({ state: 'cancelled', cancelledBecause: 'addresseeGone' });
  });
});

test('cut short after the channel had taken it, the next attempt finishes its line and does not send', async () => {
  const conversation = await seedConversation(bench.store);
  await seedAccount(conversation);
  const leftAtMs = Date.now() - 1000;
  const left = { state: 'sent', channelMessageId: 'wamid.1', finishedAtMs: leftAtMs } as const;
  const row = await seedSend(bench.store, conversation, left, { status: 'sending' });
  await bench.store.parkedStatuses.insertOne({
    ...{ _id: 'parked', accountKey: conversation.channelAccountId, channelMessageId: 'wamid.1' },
    ...{ status: 'delivered', atMs: leftAtMs + 500, errors: [], meaning: null, pricing: null, parkedAt: new Date() },
  });
  expect(await attempt(row)).toBeNull();
  expect(sent).toEqual([]);
  expect(await lineOf(row)).toMatchObject({ status: 'delivered', channelMessageId: 'wamid.1', atMs: leftAtMs });
  expect(await bench.store.parkedStatuses.countDocuments({})).toBe(0);
});

describe('the first send after a stop', () => {
  const tried: AccountSending = { state: 'stopped', because: 'channelDown', sinceMs: 1, untilMs: 2 };

  test('opens the account', async () => {
    const conversation = await seedConversation(bench.store);
    await seedAccount(conversation, tried);
    await attempt(await seedSend(bench.store, conversation));
    expect(await bench.store.accounts.findOne({})).toMatchObject({ sending: { state: 'open' } });
  });

  test('does not undo a stop that came while it was under way', async () => {
    const conversation = await seedConversation(bench.store);
    await seedAccount(conversation, tried);
    const stop = { because: 'account_update.DISABLED', sinceMs: Date.now() - 1, untilMs: null };
    const meanwhile = () => stopSending(bench.store, { id: conversation.accountId }, stop);
    await attempt(await seedSend(bench.store, conversation), { meanwhile });
    expect(await bench.store.accounts.findOne({})).toMatchObject({ sending: { state: 'stopped', ...stop } });
  });
});

test('what a slower clock sends leaves when it was composed, not before', async () => {
  const conversation = await seedConversation(bench.store);
  await seedAccount(conversation);
  const row = await seedSend(bench.store, conversation, { createdAtMs: Date.now() + 60_000 });
  expect(await attempt(row)).toBeNull();
  expect(await rowOf(row)).toMatchObject({ state: 'sent', finishedAtMs: row.createdAtMs });
  expect(await lineOf(row)).toMatchObject({ atMs: row.createdAtMs });
});
