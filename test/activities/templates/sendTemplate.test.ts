import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { orderAutomaticSend } from '../../../src/activities/order';
import { send } from '../../../src/activities/send';
import { settleSends } from '../../../src/activities/settleSends';
import type { Channel, OutgoingMessage, SendResult } from '../../../src/channels/channel';
import { registerChannels } from '../../../src/channels/registry';
import { textKeyOf } from '../../../src/core/feedback/textKey';
import type { OutboxId } from '../../../src/core/ids';
import { defaultRules } from '../../../src/core/rules/defaults';
import type { ConversationDocument } from '../../../src/store/documents';
import { findTemplate } from '../../../src/store/templates';
import { seedConversation } from '../../api/seed';
import { startCaptureBench, type CaptureBench } from '../../support/captureBench';
import { seedAccount, seedTemplate } from '../../support/seedTemplates';

let bench: CaptureBench;
beforeAll(async () => {
  bench = await startCaptureBench();
}, 120_000);
afterAll(() => bench?.stop());
beforeEach(async () => {
  await bench.clear();
  await bench.store.accounts.deleteMany({});
  const followUp = { ...defaultRules.followUp, activeFromHour: 0, activeToHour: 24 };
  await bench.store.rules.insertOne({ _id: 1, rules: { ...defaultRules, followUp }, by: 'test', createdAtMs: 1 });
  sent.length = 0;
});

const hourMs = 3600_000;
const logger = new DefaultLogger('ERROR');
const sent: OutgoingMessage[] = [];
const ordered = { name: 'continuo_follow_up', language: 'pt_BR', variables: ['Zoë'] };
const text = 'Olá Zoë, e então?';

/** A buyer who wrote two days ago, and a follow-up that was ordered now. */
async function followUpOrdered(template: typeof ordered | undefined): Promise<ConversationDocument> {
  const nowMs = Date.now();
  const conversation = await seedConversation(bench.store, {
    control: { holder: { kind: 'automation' } },
    lastInboundAtMs: nowMs - 48 * hourMs,
    windowClosesAtMs: nowMs - 24 * hourMs,
    followUp: { lookAtMs: nowMs, reasons: [], silence: 'nothingOwed', sinceMs: nowMs - 48 * hourMs, sentInSilence: 0 },
  });
  await seedAccount(bench.store, conversation.accountId, conversation.channelAccountId);
  const order = { about: 'look-1', kind: 'followUp', text, turnId: null, epoch: 0, nowMs } as const;
  await orderAutomaticSend(bench.deps, conversation, { ...order, ...(template === undefined ? {} : { template }) });
  return conversation;
}

async function attempt(
  result: SendResult = { kind: 'accepted', channelMessageId: 'wamid.1', canonicalPhone: null },
): Promise<void> {
  const channel: Channel = {
    ...bench.channel,
    async send(message) {
      sent.push(message);
      return result;
    },
  };
  const environment = new MockActivityEnvironment({ attempt: 1 }, { logger });
  const deps = { ...bench.deps, channels: registerChannels([channel]) };
  const row = await bench.store.outbox.findOne({});
  await environment.run((input: { outboxId: OutboxId }) => send(deps, input), { outboxId: row!._id });
}
const row = () => bench.store.outbox.findOne({});

test('outside the window free text stays, whatever it says', async () => {
  await followUpOrdered(undefined);
  await attempt();
  expect(sent).toEqual([]);
  expect(await row()).toMatchObject({ state: 'cancelled', cancelledBecause: 'windowClosed', template: null });
});

test('a template leaves, with its values by name; people read what the buyer reads', async () => {
  const { accountId } = await followUpOrdered(ordered);
  await seedTemplate(bench.store, accountId);
  await attempt();
  expect(sent).toMatchObject([
    {
      ...{ kind: 'template', name: 'continuo_follow_up', language: 'pt_BR', text },
      variables: [{ name: 'name', value: 'Zoë' }],
    },
  ]);
  // Which of its texts it left with is kept, for what is learnt.
  expect(await row()).toMatchObject({
    ...{ state: 'sent', text, template: ordered, textKey: textKeyOf('Olá {{name}}, e então?') },
  });
  expect(await bench.messages()).toMatchObject([{ text, content: { type: 'text', body: text }, status: 'sent' }]);
});

test.each([
  ['was paused', { status: 'paused' }],
  ['was disabled', { status: 'disabled' }],
  ['was removed', { status: 'removed' }],
  ['has a status nobody knows', { status: 'other' }],
  ['was refused for its values', { unfit: { code: 132000, atMs: 1 } }],
  [
    'takes more values now',
    {
      variables: [
        { name: 'name', example: null },
        { name: 'more', example: null },
      ],
    },
  ],
  ['says something else now', { body: 'Olá {{name}}, 50 % só hoje!' }],
  ['needs a picture now', { needsMore: 'header' }],
] as const)('one that %s since is held back, and its silence is looked at again', async (_what, change) => {
  const conversation = await followUpOrdered(ordered);
  await seedTemplate(bench.store, conversation.accountId, change as never);
  await attempt();
  expect(sent).toEqual([]);
  expect(await row()).toMatchObject({ state: 'cancelled', cancelledBecause: 'templateGone' });
  const nowMs = Date.now();
  const settled = (await settleSends(bench.deps, conversation, nowMs)).conversation;
  expect(settled).toMatchObject({ control: { holder: { kind: 'automation' } }, followUp: { silence: 'hesitation' } });
  expect(settled.followUp?.lookAtMs).toBe(nowMs + 60_000);
});

test('one that was never on a list is held back too', async () => {
  await followUpOrdered(ordered);
  await attempt();
  expect(sent).toEqual([]);
  expect(await row()).toMatchObject({ cancelledBecause: 'templateGone' });
});

test('a template is no way around a takeover, an opt-out or the kill switch', async () => {
  const conversation = await followUpOrdered(ordered);
  await seedTemplate(bench.store, conversation.accountId);
  await bench.store.conversations.updateOne({ _id: conversation._id }, { $set: { 'control.optedOut': true } });
  await attempt();
  expect(sent).toEqual([]);
  expect(await row()).toMatchObject({ cancelledBecause: 'optedOut' });
});

describe('refused by the channel', () => {
  const refused = async (code: number, meaning: Extract<SendResult, { kind: 'refused' }>['meaning']) => {
    const conversation = await followUpOrdered(ordered);
    const { accountId } = await seedTemplate(bench.store, conversation.accountId);
    await attempt({ kind: 'refused', code, meaning, detail: '' });
    const nowMs = Date.now();
    const { conversation: settled } = await settleSends(bench.deps, conversation, nowMs);
    return { nowMs, settled, template: await findTemplate(bench.store, { accountId, ...ordered }) };
  };

  test.each([
    [132015, 'paused'],
    [132016, 'disabled'],
    [132001, 'removed'],
  ])('as gone (%i): everybody knows it as %s, and the silence is looked at again in a minute', async (code, status) => {
    const { nowMs, settled, template } = await refused(code, 'templateGone');
    expect(template).toMatchObject({ status });
    expect(settled).toMatchObject({ control: { holder: { kind: 'automation' } } });
    expect(settled.followUp?.lookAtMs).toBe(nowMs + 60_000);
  });

  test('for its values: a person is asked, and it is not used until it is read again', async () => {
    const { settled, template } = await refused(132000, 'templateUnfit');
    expect(template).toMatchObject({ status: 'approved', unfit: { code: 132000 } });
    expect(settled.control.holder.kind).toBe('human');
    expect(settled.lastDecision?.codes).toEqual(['sendFailed.templateUnfit']);
  });

  test('because the buyer has had enough of such messages: not for a day, and not the same again', async () => {
    const { nowMs, settled, template } = await refused(131049, 'capReached');
    expect(template).toMatchObject({ status: 'approved', unfit: null });
    expect(settled.followUp?.lookAtMs).toBe(nowMs + 24 * hourMs);
    expect(await bench.store.outbox.countDocuments({})).toBe(1);
  });
});

test('one that failed for a passing reason is sent again as the template it is', async () => {
  const conversation = await followUpOrdered(ordered);
  await seedTemplate(bench.store, conversation.accountId);
  const failure = { code: 131016, meaning: 'temporary' };
  await bench.store.outbox.updateOne({}, { $set: { state: 'failed', failure, finishedAtMs: Date.now() } });
  await settleSends(bench.deps, conversation, Date.now());
  expect(await bench.store.outbox.findOne({ state: 'queued' })).toMatchObject({ template: ordered, text, retries: 1 });
});
