import type { Context } from '../../src/core/contextualize/context';
import { ConversationHarness } from '../support/conversationHarness';

let harness: ConversationHarness;
beforeAll(async () => {
  harness = await ConversationHarness.start();
}, 120_000);
afterAll(() => harness?.stop());

test('an urgent question that crosses with the answer to an earlier one keeps its wait', async () => {
  const buyer = '5511900000301';
  let letGo = () => undefined as void;
  const onTheWire = new Promise<void>((resolve) => (letGo = resolve));
  harness.answers.push(async (message) => {
    await onTheWire;
    return { kind: 'accepted', channelMessageId: `wamid.${message.tag}`, canonicalPhone: null };
  });
  await harness.buyerWrites(buyer, 'Quanto custa?');
  await harness.until(buyer, ({ turn }) => turn !== null, 'captured');
  await harness.pass('5s');
  await harness.untilSent(1);
  await harness.buyerWrites(buyer, 'É urgente, o pedido chegou quebrado!');
  const both = await harness.until(
    buyer,
    ({ turn, control }) => turn === null && control.holder.kind === 'human',
    'decided',
  );
  letGo();
  const after = await harness.until(buyer, ({ lastOutboundAtMs }) => lastOutboundAtMs !== null, 'sent');
  expect(after.wait).toMatchObject({ sinceMs: both.wait?.sinceMs });
  expect(after.control.holder.kind).toBe('human');
});

test('after a pause automation decides everything that was asked during it, not the first question only', async () => {
  const buyer = '5511900000302';
  const first = await harness.buyerWrites(buyer, 'Oi');
  await harness.pass('5s');
  await harness.until(buyer, ({ turn, wait }) => turn === null && wait === null, 'greeted');
  await harness.command(first, 'pause', {});
  for (const text of ['Quanto custa?', 'Entregam no sábado?']) {
    await harness.buyerWrites(buyer, text);
    await harness.pass('6s');
    await harness.until(buyer, ({ turn, wait }) => turn === null && wait !== null, 'waits for a person');
  }
  await harness.command(first, 'resume', {});
  await harness.until(buyer, ({ turn }) => turn === null, 'decided anew');
  const newest = await harness.store.decisions.findOne(
    { conversationId: first._id, step: 'contextualize' },
    { sort: { atMs: -1, _id: -1 } },
  );
  expect((newest?.facts as Context).turn.messages.map(({ text }) => text)).toEqual([
    'Quanto custa?',
    'Entregam no sábado?',
  ]);
});
