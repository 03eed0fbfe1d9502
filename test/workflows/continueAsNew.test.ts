import type { CommandId } from '../../src/core/ids';
import type { CommandAnswer } from '../../src/workflows/contract';
import { newId } from '../../src/store/newId';
import type { ConversationDocument } from '../../src/store/documents';
import { ConversationHarness } from '../support/conversationHarness';

// A real Temporal server: the time-skipping one does not continue as new in one step.
let harness: ConversationHarness;
beforeAll(async () => {
  harness = await ConversationHarness.start({ engine: 'devServer', input: { longHistoryEvents: 40 } });
  await harness.useRules({ turn: { quietSeconds: 0, maxSeconds: 1 } });
}, 120_000);
afterAll(() => harness?.stop());

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function runIdOf(conversation: ConversationDocument): Promise<string> {
  return (await harness.handle(conversation).describe()).runId;
}

async function waiting(phone: string): Promise<ConversationDocument> {
  await harness.buyerWrites(phone, 'Vocês entregam em Campinas?');
  return harness.until(phone, ({ turn, wait }) => turn === null && wait !== null, 'waiting for a person');
}

/** Rings slowly until a fresh run has begun, and leaves that one alone. */
async function continued(conversation: ConversationDocument): Promise<void> {
  const before = await runIdOf(conversation);
  for (let tries = 0; tries < 40 && (await runIdOf(conversation)) === before; tries++) {
    await harness.handle(conversation).signal('receive');
    await pause(150);
  }
  expect(await runIdOf(conversation)).not.toBe(before);
}

test('a pause and an open wait go along, and the pause still ends at its time', async () => {
  const phone = '5511900001001';
  const conversation = await waiting(phone);
  await harness.command(conversation, 'pause', { until: new Date(Date.now() + 4000).toISOString() });
  const before = await harness.state(conversation);
  await continued(conversation);
  const after = await harness.state(conversation);
  expect(after.standing).toEqual(before.standing);
  expect(after.nextDeadline?.kind).toBe('pauseEnd');
  expect((await harness.handle(conversation).describe()).searchAttributes).toMatchObject({ Paused: [true] });
  await harness.until(phone, ({ control }) => control.paused === null, 'pause over');
});

test('a signal that can not be carried out yet goes along', async () => {
  // given MongoDB is away, and a person's command and many doorbells come
  const phone = '5511900001002';
  const conversation = await waiting(phone);
  const before = await runIdOf(conversation);
  await harness.mongod.kill();
  await harness.handle(conversation).signal('takeOver', { agent: 'bia' });
  for (let rings = 0; rings < 170; rings++) await harness.handle(conversation).signal('receive');
  for (let tries = 0; tries < 100 && (await runIdOf(conversation)) === before; tries++) await pause(200);
  expect(await runIdOf(conversation)).not.toBe(before);
  // then the fresh run still has it, and carries it out when MongoDB is back
  await harness.mongod.restart();
  await harness.until(
    phone,
    ({ control }) => control.holder.kind === 'human' && control.holder.assignee === 'bia',
    'taken',
  );
  // The answer of a query comes when the workflow task under way has ended.
  await harness.state(conversation);
  expect(await harness.outcomes(conversation, 'control')).toEqual(['takeOver']);
}, 60_000);

test('Updates that race with continue-as-new are each carried out once', async () => {
  const phone = '5511900001003';
  const conversation = await waiting(phone);
  const first = await runIdOf(conversation);
  let accepted = 0;
  for (let round = 0; round < 20; round++) {
    const rings = [1, 2].map(() => harness.handle(conversation).signal('receive'));
    const answer = await takeOver(conversation, `agent${round}`);
    if (answer.accepted) accepted++;
    await Promise.all(rings);
  }
  expect(await runIdOf(conversation)).not.toBe(first);
  expect(accepted).toBe(20);
  expect((await harness.conversationOf(phone)).control.epoch).toBe(20);
}, 60_000);

/** As a caller does it: what was not answered is repeated under the same id, which carries it out once. */
async function takeOver(conversation: ConversationDocument, agent: string): Promise<CommandAnswer> {
  const id = newId<CommandId>('command');
  for (let attempt = 1; ; attempt++) {
    try {
      return await harness.commandWithStart(conversation._id, 'takeOver', { agent }, id);
    } catch (error) {
      if (attempt === 5) throw error;
      await pause(100);
    }
  }
}

test('a send under way is not lost: the run waits for it', async () => {
  const phone = '5511900001004';
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  harness.answers.push(async ({ tag }) => {
    await held;
    return { kind: 'accepted', channelMessageId: `wamid.${tag}`, canonicalPhone: null };
  });
  await harness.buyerWrites(phone, 'Quanto custa?');
  await harness.untilSent(1, phone);
  const conversation = await harness.conversationOf(phone);
  const before = await runIdOf(conversation);
  for (let rings = 0; rings < 40; rings++) await harness.handle(conversation).signal('receive');
  await pause(1000);
  expect(await runIdOf(conversation)).toBe(before);
  release();
  await harness.until(phone, ({ wait }) => wait === null, 'answered');
  for (let tries = 0; tries < 50 && (await runIdOf(conversation)) === before; tries++) await pause(100);
  expect(await runIdOf(conversation)).not.toBe(before);
  expect(harness.sentTo(phone)).toHaveLength(1);
});
