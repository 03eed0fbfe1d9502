import type { ConversationDocument } from '../../src/store/documents';
import { ConversationHarness } from '../support/conversationHarness';

// What a message costs Temporal. The numbers depend on no machine; docs/benchmarks.md quotes them.
let harness: ConversationHarness;
beforeAll(async () => {
  harness = await ConversationHarness.start({ engine: 'devServer' });
}, 120_000);
afterAll(() => harness?.stop());

interface Cost {
  readonly events: number;
  readonly transitions: number;
}

async function costSoFar(conversation: ConversationDocument): Promise<Cost> {
  // A query is answered only when the workflow task under way has ended; it costs no event.
  await harness.state(conversation);
  const { raw } = await harness.handle(conversation).describe();
  return {
    events: Number(raw.workflowExecutionInfo?.historyLength),
    transitions: Number(raw.workflowExecutionInfo?.stateTransitionCount),
  };
}

async function costOf(phone: string, ...texts: string[]): Promise<Cost> {
  const before = await costSoFar(await harness.conversationOf(phone));
  const { inboundCount } = await harness.conversationOf(phone);
  await Promise.all(texts.map((text) => harness.buyerWrites(phone, text)));
  const done = (conversation: ConversationDocument) =>
    conversation.turn === null && conversation.inboundCount === inboundCount + texts.length;
  const after = await costSoFar(await harness.until(phone, done, 'decided'));
  return { events: after.events - before.events, transitions: after.transitions - before.transitions };
}

/** A conversation a person holds, so that no turn of it leads to a send. */
async function heldConversation(phone: string): Promise<void> {
  await harness.buyerWrites(phone, 'Vocês entregam em Campinas?');
  await harness.until(phone, ({ turn, wait }) => turn === null && wait !== null, 'decided');
}

test('a turn of one message without a send, settling off', async () => {
  await harness.useRules({ turn: { quietSeconds: 0, maxSeconds: 1 } });
  await heldConversation('5511900001201');
  const cost = await costOf('5511900001201', 'E em Santos?');
  expect(cost.events).toBeLessThanOrEqual(10);
  expect(cost.transitions).toBeLessThanOrEqual(3);
});

test('a turn of one message without a send, with settling', async () => {
  await harness.useRules({ turn: { quietSeconds: 1, maxSeconds: 20 } });
  await heldConversation('5511900001202');
  const cost = await costOf('5511900001202', 'E em Santos?');
  expect(cost.events).toBeLessThanOrEqual(16);
  expect(cost.transitions).toBeLessThanOrEqual(6);
});

test('a burst of twenty messages', async () => {
  await heldConversation('5511900001203');
  const texts = Array.from({ length: 20 }, (_, index) => `Pedido ${index}`);
  const cost = await costOf('5511900001203', ...texts);
  expect(cost.events / texts.length).toBeLessThan(2);
});
