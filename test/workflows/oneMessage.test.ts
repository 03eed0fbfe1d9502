import { ConversationHarness } from '../support/conversationHarness';

let harness: ConversationHarness;
beforeAll(async () => {
  harness = await ConversationHarness.start();
}, 120_000);
afterAll(() => harness?.stop());

test('a question about the price is answered by automation, once, and its silence is planned', async () => {
  await harness.buyerWrites('5511987654321', 'Quanto custa?');
  await harness.pass('5s');
  await harness.untilSent(1);
  const conversation = await harness.until(
    '5511987654321',
    ({ wait, followUp }) => wait === null && followUp !== null,
    'answered',
  );
  expect(harness.sent.map((message) => message.text)).toEqual([expect.stringContaining('De qual produto')]);
  expect(conversation.control.holder).toEqual({ kind: 'automation' });
  expect(await harness.outcomes(conversation, 'route')).toEqual(['automationReplies']);
  expect(await harness.outcomes(conversation, 'resolve')).toEqual(['contactMade']);
});

test('a burst is one decision', async () => {
  for (const text of ['Bom dia', 'tudo bem?', 'vocês entregam em Campinas?'])
    await harness.buyerWrites('5511900000002', text);
  await harness.pass('6s');
  const conversation = await harness.until(
    '5511900000002',
    ({ turn, wait }) => turn === null && wait !== null,
    'decided',
  );
  expect(await harness.outcomes(conversation, 'route')).toEqual(['humanReplies']);
  const turns = await harness.store.messages.distinct('turnId', { conversationId: conversation._id, direction: 'in' });
  expect(turns).toHaveLength(1);
});
