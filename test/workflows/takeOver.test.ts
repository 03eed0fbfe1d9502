import type { SendResult } from '../../src/channels/channel';
import { ConversationHarness } from '../support/conversationHarness';
import { answeredByAutomation, later, reply, waitsForPerson } from './support/given';

let harness: ConversationHarness;
beforeAll(async () => {
  harness = await ConversationHarness.start();
}, 120_000);
afterAll(() => harness?.stop());

test('a takeover while the answer is with the channel names it, and the answer is not sent again', async () => {
  const phone = '5511900000401';
  const channel = later<SendResult>();
  harness.answers.push(() => channel.promise);
  await harness.buyerWrites(phone, 'Quanto custa?');
  await harness.pass('5s');
  await harness.untilSent(1, phone);
  const conversation = await harness.conversationOf(phone);
  const outboxId = harness.sentTo(phone)[0]?.tag;

  const answer = await harness.command(conversation, 'takeOver', { agent: 'bia' });
  expect(answer).toMatchObject({ accepted: true, inFlight: [outboxId] });

  channel.resolve({ kind: 'accepted', channelMessageId: 'wamid.late', canonicalPhone: null });
  const after = await harness.until(phone, ({ wait }) => wait === null, 'the answer counted');
  expect(after.control.holder).toEqual({ kind: 'human', assignee: 'bia', team: null });
  await harness.pass('10m');
  expect(harness.sentTo(phone)).toHaveLength(1);
});

test('a takeover while the answer is queued stops it for good, and the buyer still waits', async () => {
  const phone = '5511900000402';
  harness.answers.push(() => ({ kind: 'notAccepted', code: 131056, retryAfterMs: 60_000, detail: '' }));
  await harness.buyerWrites(phone, 'Quanto custa?');
  await harness.pass('5s');
  await harness.untilSent(1, phone);
  await new Promise((resolve) => setTimeout(resolve, 200));
  const conversation = await harness.conversationOf(phone);

  const answer = await harness.command(conversation, 'takeOver', { agent: 'bia' });
  expect(answer).toMatchObject({ accepted: true, inFlight: [] });
  await harness.pass('10m');

  expect(harness.sentTo(phone)).toHaveLength(1);
  const row = await harness.store.outbox.findOne({ conversationId: conversation._id });
  expect(row).toMatchObject({ state: 'cancelled', cancelledBecause: 'command.takeOver' });
  const waiting = await harness.conversationOf(phone);
  expect(waiting.wait).not.toBeNull();
  expect(waiting.control.holder).toEqual({ kind: 'human', assignee: 'bia', team: null });
});

test('handing back a waiting turn has it decided again, under its own decision', async () => {
  const phone = '5511900000403';
  await harness.buyerWrites(phone, 'Bom dia');
  const early = await harness.conversationOf(phone);
  await harness.command(early, 'takeOver', { agent: 'bia' });
  await harness.pass('6s');
  const held = await harness.until(phone, ({ turn, wait }) => turn === null && wait !== null, 'held by Bia');
  expect(harness.sentTo(phone)).toHaveLength(0);

  await harness.command(held, 'handBack');
  await harness.untilSent(1, phone);
  await harness.until(phone, ({ wait }) => wait === null, 'answered by automation');
  expect(await harness.outcomes(held, 'route')).toEqual(['humanReplies', 'automationReplies']);
});

test('a reply of a person ends the wait, and the person keeps the conversation', async () => {
  const phone = '5511900000404';
  const conversation = await waitsForPerson(harness, phone);
  await reply(harness, conversation, 'Sim, entregamos.');
  await harness.untilSent(1, phone);
  const answered = await harness.until(phone, ({ wait }) => wait === null, 'answered');
  expect(answered.control.holder).toEqual({ kind: 'human', assignee: 'ana', team: null });
  expect(answered.answeredWaits.count).toBe(1);
});

test('after an opt-out nothing automatic leaves, and a person may still answer', async () => {
  const phone = '5511900000405';
  await answeredByAutomation(harness, phone);
  await harness.buyerWrites(phone, 'parar');
  await harness.until(phone, ({ turn, control }) => turn === null && control.optedOut, 'opted out');
  await harness.buyerWrites(phone, 'Quanto custa?');
  await harness.pass('6s');
  const again = await harness.until(phone, ({ turn, wait }) => turn === null && wait !== null, 'waiting for a person');
  expect(again.lastDecision?.codes).toContain('optedOut');
  await harness.pass('2h');
  expect(harness.sentTo(phone)).toHaveLength(1);

  await reply(harness, again, 'O preço é 10.');
  await harness.untilSent(2, phone);
  await harness.until(phone, ({ wait }) => wait === null, 'answered by a person');
});
