import type { ContactId } from '../../src/core/ids';
import { orderErasure } from '../../src/store/erase/erasures';
import type { ErasureDocument } from '../../src/store/erasureDocument';
import { beginErasure } from '../../src/temporal/ring';
import { erasureWorkflowId } from '../../src/workflows/contract';
import { ConversationHarness } from '../support/conversationHarness';
import { answeredByAutomation } from './support/given';

let harness: ConversationHarness;
beforeAll(async () => {
  harness = await ConversationHarness.start();
}, 120_000);
afterAll(() => harness?.stop());

async function ordered({ store }: ConversationHarness, contactId: ContactId): Promise<ErasureDocument> {
  const answer = await orderErasure(store, contactId, 'maria', Date.now());
  if (answer.kind !== 'ordered') throw new Error(answer.kind);
  return answer.erasure;
}

async function orderFor(phone: string): Promise<ErasureDocument> {
  const { contactId } = await harness.conversationOf(phone);
  return ordered(harness, contactId!);
}

test('a person is erased while the conversation runs: it comes to rest, and the next message is a new one', async () => {
  const phone = '5511900000901';
  const old = await answeredByAutomation(harness, phone);
  const erasure = await orderFor(phone);
  await beginErasure(harness.environment.client, erasure._id);
  await beginErasure(harness.environment.client, erasure._id);
  const handle = harness.environment.client.workflow.getHandle(erasureWorkflowId(erasure._id));
  await handle.result();
  const after = await harness.store.erasures.findOne({ _id: erasure._id });
  expect(after).toMatchObject({ state: 'finished', left: [], places: [] });
  expect(await harness.store.messages.countDocuments({ conversationId: old._id })).toBe(0);
  // The conversation's workflow has taken it in and rests; a command starts it again, is refused, and it rests again.
  await harness.handle(old).result();
  expect((await harness.handle(old).describe()).status.name).toBe('COMPLETED');
  expect(await harness.commandWithStart(old._id, 'reopen')).toMatchObject({
    accepted: false,
    reason: { code: 'erased' },
  });
  await harness.ring(old._id);
  await harness.handle(old).result();

  const fresh = await harness.buyerWrites(phone, 'Oi, sou eu de novo');
  expect(fresh._id).not.toBe(old._id);
  await harness.pass('10s');
  const resolved = await harness.until(phone, ({ contactId }) => contactId !== null, 'linked');
  expect(resolved.contactId).not.toBe(erasure.contactId);

  const history = JSON.stringify(await handle.fetchHistory());
  for (const words of [phone, 'Ana', 'wamid']) {
    expect(history).not.toContain(words);
    expect(history).not.toContain(Buffer.from(words).toString('base64').slice(0, -2));
  }
});

test('a worker that goes away in the middle does not stop it', async () => {
  // A real Temporal: the time-skipping server loses a task that a worker took along when it went.
  const real = await ConversationHarness.start({ engine: 'devServer' });
  try {
    const phone = '5511900000902';
    await real.buyerWrites(phone, 'Quanto custa?');
    const { contactId } = await real.until(phone, ({ contactId: linked }) => linked !== null, 'linked');
    const erasure = await ordered(real, contactId!);
    await beginErasure(real.environment.client, erasure._id);
    const read = async () => (await real.store.erasures.findOne({ _id: erasure._id }))!;
    for (let tries = 0; tries < 400 && (await read()).step === null; tries++)
      await new Promise((resolve) => setTimeout(resolve, 10));
    await real.stopWorkers();
    expect(await read()).toMatchObject({ state: 'running' });
    await real.startWorkers();
    await real.environment.client.workflow.getHandle(erasureWorkflowId(erasure._id)).result();
    expect(await read()).toMatchObject({ state: 'finished', left: [] });
    expect(await real.store.conversations.countDocuments({ 'identity.phone': phone })).toBe(0);
  } finally {
    await real.stop();
  }
}, 120_000);
