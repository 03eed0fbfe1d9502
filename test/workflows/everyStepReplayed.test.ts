import { ConversationHarness } from '../support/conversationHarness';
import { alwaysActive, answeredWithTemplate, inHours, waitsForPerson } from './support/given';

// Nothing stays in memory: every workflow task replays the conversation from its first event, so a step that is not
// deterministic fails here.
let harness: ConversationHarness;
beforeAll(async () => {
  harness = await ConversationHarness.start({ cachedWorkflows: 0 });
  await harness.useRules({ followUp: { ...alwaysActive, waitHours: 24 } });
}, 120_000);
afterAll(() => harness?.stop());

test('question, answer, silence, follow-up, next question', async () => {
  const phone = '5511900000801';
  const conversation = await answeredWithTemplate(harness, phone);
  await harness.pass('1441m');
  await harness.untilSent(2, phone);
  await harness.until(phone, ({ followUp }) => followUp?.silence === 'nothingOwed', 'the second silence planned');
  await harness.buyerWrites(phone, 'Vocês entregam em Campinas?');
  await harness.pass('6s');
  await harness.until(phone, ({ turn, wait }) => turn === null && wait !== null, 'waiting for a person');
  await harness.pass('61m');
  await harness.until(phone, ({ wait }) => wait?.overdue === true, 'overdue');
  expect(await harness.outcomes(conversation, 'route')).toEqual([
    'automationReplies',
    'humanReplies',
    'toldTeam',
    'toldSupervisor',
    'overdue',
  ]);
});

test('commands by signal and by Update, a pause that ends, a malformed signal', async () => {
  const phone = '5511900000802';
  const conversation = await waitsForPerson(harness, phone);
  const now = await harness.environment.currentTimeMs();
  await harness.command(conversation, 'pause', { until: inHours(now, 1) });
  await harness.handle(conversation).signal('takeOver', { agent: 'bia' });
  await harness.handle(conversation).signal('snooze', 'tomorrow');
  await harness.command(conversation, 'handBack').catch(() => undefined);
  await harness.pass('70m');
  const after = await harness.until(phone, ({ control }) => control.paused === null, 'pause over');
  expect(after.control.holder).toMatchObject({ kind: 'human' });
  expect((await harness.outcomes(conversation, 'control')).toSorted()).toEqual(
    ['ignored', 'pause', 'pauseEnded', 'refused', 'takeOver'].toSorted(),
  );
});
