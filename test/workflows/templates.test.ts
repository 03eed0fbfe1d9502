import { orderAutomaticSend } from '../../src/activities/order';
import type { ConversationDocument } from '../../src/store/documents';
import { ConversationHarness } from '../support/conversationHarness';
import { seedTemplate } from '../support/seedTemplates';
import { alwaysActive, answeredByAutomation } from './support/given';

let harness: ConversationHarness;
beforeAll(async () => {
  harness = await ConversationHarness.start();
}, 120_000);
beforeEach(() => harness.store.templates.deleteMany({}));
afterAll(() => harness?.stop());

/** The window closes 24 hours after the buyer wrote; our question came seconds later, and is looked at after 24 hours. */
const afterTheWindow = { ...alwaysActive, waitHours: 24 };
/** Nothing is followed up by itself: what leaves was ordered by the test. */
const neverLooked = { ...alwaysActive, waitHours: 400, closeAfterDays: 30 };
const ordered = { name: 'continuo_follow_up', language: 'pt_BR', variables: ['Zoë'] };
const text = 'Olá Zoë, e então?';

/** Something is ordered, as a step orders it, and its workflow is told. */
async function order(
  conversation: ConversationDocument,
  kind: 'answer' | 'followUp',
  template?: typeof ordered,
): Promise<void> {
  const nowMs = await harness.environment.currentTimeMs();
  const { epoch } = conversation.control;
  const what = { about: 'test', kind, text, turnId: null, epoch, nowMs };
  await orderAutomaticSend({ store: harness.store }, conversation, { ...what, ...(template && { template }) });
  await harness.ring(conversation._id);
}
const orderedRow = ({ _id }: ConversationDocument) => harness.store.outbox.findOne({ conversationId: _id, text });

/** Automation asked a question, and it reached the buyer. */
async function answeredAndDelivered(phone: string): Promise<ConversationDocument> {
  const conversation = await answeredByAutomation(harness, phone);
  const tag = harness.sentTo(phone)[0]?.tag;
  await harness.channelSays({ id: `wamid.${tag}`, tag, status: 'delivered', to: phone });
  return conversation;
}

/** Automation asked a question, and the buyer has been silent for more than a day. */
async function silentForADay(phone: string): Promise<ConversationDocument> {
  await harness.useRules({ followUp: neverLooked });
  await answeredByAutomation(harness, phone);
  await harness.pass('25h');
  const conversation = await harness.conversationOf(phone);
  expect(conversation.windowClosesAtMs).toBeLessThan(await harness.environment.currentTimeMs());
  return conversation;
}

test('a silence that is looked at after the window is followed up by a template', async () => {
  const phone = '5511900000901';
  await harness.useRules({ followUp: afterTheWindow });
  const { accountId } = await answeredAndDelivered(phone);
  await seedTemplate(harness.store, accountId, { body: 'Olá, e então?', variables: [] });
  await harness.pass('24h');
  await harness.pass('5m');
  await harness.untilSent(2, phone);
  expect(harness.sentTo(phone)[1]).toMatchObject({
    ...{ kind: 'template', name: 'continuo_follow_up', language: 'pt_BR', variables: [], text: 'Olá, e então?' },
  });
  await harness.until(phone, ({ outboundCount }) => outboundCount === 2, 'counted');
});

test('without a template nothing leaves after the window: a person is asked', async () => {
  const phone = '5511900000902';
  await harness.useRules({ followUp: afterTheWindow });
  await answeredAndDelivered(phone);
  await harness.pass('24h');
  await harness.pass('5m');
  await harness.until(phone, ({ control }) => control.holder.kind === 'human', 'with people');
  expect(harness.sentTo(phone)).toHaveLength(1);
});

test('after the window a template that was ordered leaves, filled in', async () => {
  const phone = '5511900000903';
  const conversation = await silentForADay(phone);
  await seedTemplate(harness.store, conversation.accountId);
  await order(conversation, 'answer', ordered);
  await harness.untilSent(2, phone);
  const sent = { kind: 'template', name: 'continuo_follow_up', variables: [{ name: 'name', value: 'Zoë' }], text };
  expect(harness.sentTo(phone)[1]).toMatchObject(sent);
});

test('after the window free text that was ordered stays', async () => {
  const phone = '5511900000904';
  const conversation = await silentForADay(phone);
  await order(conversation, 'answer');
  await harness.until(phone, ({ control }) => control.holder.kind === 'human', 'with people');
  expect(await orderedRow(conversation)).toMatchObject({ state: 'cancelled', cancelledBecause: 'windowClosed' });
  expect(harness.sentTo(phone)).toHaveLength(1);
});

test('a template that was paused since stays too, and its silence is looked at again', async () => {
  const phone = '5511900000905';
  const conversation = await silentForADay(phone);
  await seedTemplate(harness.store, conversation.accountId, { status: 'paused' });
  await order(conversation, 'followUp', ordered);
  const before = await harness.environment.currentTimeMs();
  const again = await harness.until(
    phone,
    ({ followUp }) => followUp !== null && followUp.lookAtMs < before + 2 * 60_000,
    'looked at again soon',
  );
  expect(again.control.holder.kind).toBe('automation');
  expect(await orderedRow(conversation)).toMatchObject({ state: 'cancelled', cancelledBecause: 'templateGone' });
  expect(harness.sentTo(phone)).toHaveLength(1);
});
