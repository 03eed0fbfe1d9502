import { replyUpdate } from '../../src/workflows/contract';
import { newId } from '../../src/store/newId';
import type { ConversationId } from '../../src/core/ids';
import { WorkflowUpdateFailedError } from '@temporalio/client';
import { ConversationHarness } from '../support/conversationHarness';
import { alwaysActive, hourMs } from './support/given';

// A real Temporal server: only it buffers events, fails overfull tasks and starts with an Update as in production.
let harness: ConversationHarness;
beforeAll(async () => {
  harness = await ConversationHarness.start({ engine: 'devServer' });
}, 120_000);
afterAll(() => harness?.stop());

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('150 doorbells while a conversation works lose nothing and double nothing', async () => {
  const phone = '5511900001101';
  const conversation = await harness.buyerWrites(phone, 'Bom dia');
  const messages = Array.from({ length: 10 }, (_, index) => `Pedido ${index}`);
  await Promise.all([
    ...Array.from({ length: 150 }, () => harness.handle(conversation).signal('receive')),
    ...messages.map((text) => harness.buyerWrites(phone, text)),
  ]);
  const decided = await harness.until(phone, ({ turn, wait }) => turn === null && wait !== null, 'decided');
  expect(decided.inboundCount).toBe(11);
  const turns = await harness.store.messages.distinct('turnId', { conversationId: conversation._id, direction: 'in' });
  expect(turns).toHaveLength((await harness.outcomes(conversation, 'route')).length);
  expect((await harness.handle(conversation).describe()).status.name).toBe('RUNNING');
});

test('a command to a conversation whose workflow never ran starts it and is answered', async () => {
  const phone = '5511900001102';
  await harness.buyerWrites(phone, 'Bom dia');
  const conversation = await harness.until(phone, ({ turn }) => turn === null, 'decided');
  await harness.handle(conversation).terminate('as if Temporal had lost it');
  const answer = await harness.commandWithStart(conversation._id, 'pause');
  expect(answer).toMatchObject({ accepted: true, standing: { control: { epoch: 1 } } });
});

test('a command to a conversation that does not exist is refused by name, and its workflow ends', async () => {
  const id = newId<ConversationId>('conversation');
  const failure = await harness.commandWithStart(id, 'pause').catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(WorkflowUpdateFailedError);
  expect((failure as WorkflowUpdateFailedError).cause).toMatchObject({ type: 'ConversationMissing' });
});

test('signals by hand right after the start are carried out', async () => {
  const phone = '5511900001103';
  await harness.stopWorkers();
  const conversation = await harness.buyerWrites(phone, 'Quanto custa?');
  await harness.handle(conversation).signal('pause');
  await harness.handle(conversation).signal('takeOver', { agent: 'bia' });
  await harness.startWorkers();
  const held = await harness.until(phone, ({ turn, wait }) => turn === null && wait !== null, 'decided');
  expect(held.control).toMatchObject({ epoch: 2, holder: { kind: 'human', assignee: 'bia' } });
  expect(held.control.paused).not.toBeNull();
  expect(harness.sentTo(phone)).toHaveLength(0);
});

test('a message in the same instant as the look is seen first: nothing is sent', async () => {
  // given two silences whose look comes in a moment, while nobody works
  await harness.useRules({ turn: { quietSeconds: 0, maxSeconds: 1 }, followUp: { ...alwaysActive, waitHours: 24 } });
  const [writes, silent] = ['5511900001104', '5511900001105'];
  for (const phone of [writes, silent]) await silenceAboutToEnd(phone);
  await harness.stopWorkers();
  await pause(lookInMs + 500);
  // when one of the two buyers writes before anybody has seen that the time has come
  await harness.buyerWrites(writes, 'Vocês entregam em Campinas?');
  await harness.startWorkers();
  // then only the other one is followed up
  await harness.untilSent(2, silent);
  await harness.until(writes, ({ turn, wait }) => turn === null && wait !== null, 'decided');
  await pause(500);
  expect(harness.sentTo(writes)).toHaveLength(1);
});

test('an Update that makes no sense is refused and leaves nothing in history', async () => {
  const phone = '5511900001106';
  await harness.buyerWrites(phone, 'Vocês entregam em Campinas?');
  const conversation = await harness.until(phone, ({ turn, wait }) => turn === null && wait !== null, 'decided');
  await harness.state(conversation);
  const before = await harness.eventCount(conversation);
  for (const [name, fields] of [
    ['snooze', { until: 'tomorrow' }],
    ['reroute', {}],
    [replyUpdate, {}],
  ] as const) {
    await expect(harness.command(conversation, name, fields)).rejects.toBeInstanceOf(WorkflowUpdateFailedError);
  }
  await expect(harness.handle(conversation).executeUpdate('pause', { args: [] })).rejects.toBeInstanceOf(
    WorkflowUpdateFailedError,
  );
  expect(await harness.eventCount(conversation)).toBe(before);
});

/** Long enough to prepare two silences on a busy machine. */
const lookInMs = 4000;

/** Automation answered; the look is moved from hours away to a moment away. */
async function silenceAboutToEnd(phone: string): Promise<void> {
  await harness.buyerWrites(phone, 'Quanto custa?');
  const conversation = await harness.until(phone, ({ wait, followUp }) => wait === null && followUp !== null, 'silent');
  const lookAtMs = Date.now() + lookInMs;
  await harness.store.conversations.updateOne(
    { _id: conversation._id },
    {
      $set: { 'followUp.lookAtMs': lookAtMs },
      $inc: { 'followUp.sinceMs': -25 * hourMs, lastInboundAtMs: -25 * hourMs, lastOutboundAtMs: -25 * hourMs },
    },
  );
  const { _id: conversationId } = conversation;
  await harness.store.messages.updateMany({ conversationId }, { $inc: { atMs: -25 * hourMs } });
  await harness.store.messages.updateMany({ conversationId, direction: 'out' }, { $set: { status: 'delivered' } });
  await harness.ring(conversation._id);
  for (let tries = 0; tries < 40; tries++) {
    if ((await harness.state(conversation)).standing?.followUp?.lookAtMs === lookAtMs) return;
    await pause(25);
  }
  throw new Error('The workflow did not take the new instant in.');
}
