import { ConversationHarness } from '../support/conversationHarness';

let harness: ConversationHarness;
beforeAll(async () => {
  harness = await ConversationHarness.start({ engine: 'devServer', input: { longHistoryEvents: 30 } });
  await harness.useRules({ turn: { quietSeconds: 0, maxSeconds: 1 }, followUp: { activeFromHour: 0, activeToHour: 24 } });
}, 120_000);
afterAll(() => harness?.stop());

test('repro: a pause ends after continue-as-new', async () => {
  const phone = '5511900000201';
  await harness.buyerWrites(phone, 'Vocês entregam em Campinas?');
  const conversation = await harness.until(phone, ({ turn, wait }) => turn === null && wait !== null, 'decided');
  const first = (await harness.handle(conversation).describe()).runId;
  await harness.command(conversation, 'pause', { until: new Date(Date.now() + 5000).toISOString() });
  while ((await harness.handle(conversation).describe()).runId === first) {
    await harness.handle(conversation).signal('receive');
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
  await harness.until(phone, ({ control }) => control.paused === null, 'pause over');
}, 60_000);
