import { ConversationHarness } from '../support/conversationHarness';
import { alwaysActive, answeredWithTemplate, hourMs, inHours } from './support/given';

let harness: ConversationHarness;
beforeAll(async () => {
  harness = await ConversationHarness.start();
  await harness.useRules({ followUp: { ...alwaysActive, waitHours: 24 } });
}, 120_000);
afterAll(() => harness?.stop());

test('a silence is looked at after the hours the rules ask for, and followed up once', async () => {
  const phone = '5511900000301';
  const conversation = await answeredWithTemplate(harness, phone);
  await harness.pass('1430m');
  expect(harness.sentTo(phone)).toHaveLength(1);
  await harness.pass('11m');
  await harness.untilSent(2, phone);
  await harness.until(phone, ({ followUp }) => followUp?.silence === 'nothingOwed', 'the second silence planned');
  await harness.pass('2d');
  expect(harness.sentTo(phone)).toHaveLength(2);
  expect(await harness.outcomes(conversation, 'followUp')).toEqual(['lookLater', 'sendTemplate', 'lookLater']);
});

test('own rules given while it sleeps put the look off by weeks; then a person is asked, because there is no template', async () => {
  const phone = '5511900000302';
  const conversation = await answeredWithTemplate(harness, phone);
  await harness.store.templates.deleteMany({});
  await harness.command(conversation, 'changeRules', { rules: { followUp: { waitHours: 21 * 24 } } });
  await harness.pass('1441m');
  const newLookMs = (conversation.followUp?.sinceMs ?? 0) + 21 * 24 * hourMs;
  await harness.until(phone, ({ followUp }) => followUp?.lookAtMs === newLookMs, 'put off by three weeks');
  await harness.pass('19d');
  expect((await harness.conversationOf(phone)).control.holder.kind).toBe('automation');
  await harness.pass('25h');
  const asked = await harness.until(phone, ({ control }) => control.holder.kind === 'human', 'a person asked');
  expect(asked.lastDecision).toMatchObject({ outcome: 'askPerson', codes: ['noTemplate', 'openQuestion'] });
  expect(harness.sentTo(phone)).toHaveLength(1);
});

test('a pause that ends after the look holds it back until its end', async () => {
  const phone = '5511900000303';
  const conversation = await answeredWithTemplate(harness, phone);
  const now = await harness.environment.currentTimeMs();
  await harness.command(conversation, 'pause', { until: inHours(now, 30) });
  await harness.pass('29h');
  expect(harness.sentTo(phone)).toHaveLength(1);
  await harness.pass('61m');
  await harness.untilSent(2, phone);
  expect(await harness.outcomes(conversation, 'control')).toEqual(['pause', 'pauseEnded']);
});

test('a pause that ends before the look changes nothing about it', async () => {
  const phone = '5511900000304';
  const conversation = await answeredWithTemplate(harness, phone);
  const now = await harness.environment.currentTimeMs();
  await harness.command(conversation, 'pause', { until: inHours(now, 1) });
  await harness.pass('2h');
  expect(harness.sentTo(phone)).toHaveLength(1);
  expect((await harness.conversationOf(phone)).followUp?.lookAtMs).toBe(conversation.followUp?.lookAtMs);
  await harness.pass('1321m');
  await harness.untilSent(2, phone);
});

test('a buyer who writes between the look and the send is not followed up', async () => {
  const phone = '5511900000305';
  const conversation = await answeredWithTemplate(harness, phone);
  // given a follow-up the channel did not take yet
  harness.answers.push(() => ({ kind: 'notAccepted', code: 131056, retryAfterMs: 300_000, detail: '' }));
  await harness.pass('1441m');
  await harness.untilSent(2, phone);
  // when the buyer writes before it is tried again
  await harness.buyerWrites(phone, 'Dez caixas, por favor');
  await harness.pass('10m');
  // then it is never tried again
  expect(harness.sentTo(phone)).toHaveLength(2);
  const row = await harness.store.outbox.findOne({ conversationId: conversation._id, kind: 'followUp' });
  expect(row).toMatchObject({ state: 'cancelled', cancelledBecause: 'buyerWrote', attempts: 1 });
});

test('a cancelled follow-up does not happen', async () => {
  const phone = '5511900000307';
  const conversation = await answeredWithTemplate(harness, phone);
  const answer = await harness.command(conversation, 'cancelFollowUp');
  expect(answer).toMatchObject({ accepted: true, standing: { followUp: null } });
  await harness.pass('30h');
  expect(harness.sentTo(phone)).toHaveLength(1);
});
