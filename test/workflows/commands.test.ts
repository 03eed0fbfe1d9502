import type { CommandId } from '../../src/core/ids';
import { newId } from '../../src/store/newId';
import { ConversationHarness } from '../support/conversationHarness';
import { answeredByAutomation, hourMs, inHours, waitsForPerson } from './support/given';

let harness: ConversationHarness;
beforeAll(async () => {
  harness = await ConversationHarness.start();
}, 120_000);
afterAll(() => harness?.stop());

test('two commands at once are carried out one after the other', async () => {
  const conversation = await waitsForPerson(harness, '5511900000501');
  const answers = await Promise.all([
    harness.command(conversation, 'takeOver', { agent: 'bia' }),
    harness.command(conversation, 'pause'),
    harness.command(conversation, 'takeOver', { agent: 'caio' }),
  ]);
  const epochs = answers.map((answer) => (answer.accepted ? answer.standing.control.epoch : null));
  expect([...epochs].sort()).toEqual([1, 2, 3]);
  expect((await harness.conversationOf('5511900000501')).control.epoch).toBe(3);
});

test('a command repeated under its id gets the same answer and raises the epoch once', async () => {
  const conversation = await waitsForPerson(harness, '5511900000502');
  const id = newId<CommandId>('command');
  const first = await harness.command(conversation, 'takeOver', { agent: 'bia' }, id);
  await harness.command(conversation, 'pause');
  const again = await harness.command(conversation, 'takeOver', { agent: 'bia' }, id);
  expect(again).toEqual(first);
  expect((await harness.conversationOf('5511900000502')).control.epoch).toBe(2);
});

test('a reply that is due and does not come is recorded as overdue, once', async () => {
  const phone = '5511900000503';
  const conversation = await waitsForPerson(harness, phone);
  await harness.pass('61m');
  const overdue = await harness.until(phone, ({ wait }) => wait?.overdue === true, 'overdue');
  expect(overdue.control.holder.kind).toBe('human');
  await harness.command(conversation, 'takeOver', { agent: 'bia' });
  await harness.pass('5h');
  expect(await harness.outcomes(conversation, 'route')).toEqual([
    'humanReplies',
    'toldTeam',
    'toldSupervisor',
    'overdue',
    // Bia, to whom ana has given it.
    'remindedAssignee',
  ]);
});

test('a snooze holds back what is due, until its instant; the time for the reply begins then', async () => {
  const phone = '5511900000504';
  const conversation = await waitsForPerson(harness, phone);
  const now = await harness.environment.currentTimeMs();
  await harness.command(conversation, 'snooze', { until: inHours(now, 3) });
  await harness.pass('170m');
  expect((await harness.conversationOf(phone)).wait?.overdue).toBe(false);
  await harness.pass('11m');
  const woken = await harness.until(phone, ({ control }) => control.snoozedUntilMs === null, 'the snooze is over');
  expect(woken.wait?.overdue).toBe(false);
  await harness.pass('61m');
  await harness.until(phone, ({ wait }) => wait?.overdue === true, 'overdue after the snooze');
});

test('a message of the buyer ends a snooze', async () => {
  const phone = '5511900000505';
  const conversation = await waitsForPerson(harness, phone);
  const now = await harness.environment.currentTimeMs();
  await harness.command(conversation, 'snooze', { until: inHours(now, 48) });
  await harness.buyerWrites(phone, 'Alguém aí?');
  const awake = await harness.until(phone, ({ control }) => control.snoozedUntilMs === null, 'awake');
  expect(awake.turn).not.toBeNull();
});

test('a closed conversation is reopened by a person, or by a message that needs a reply', async () => {
  const phone = '5511900000506';
  const conversation = await waitsForPerson(harness, phone);
  await harness.command(conversation, 'close');
  const closed = await harness.conversationOf(phone);
  expect(closed).toMatchObject({
    wait: null,
    followUp: null,
    control: { state: 'closed', holder: { kind: 'nobody' } },
  });
  expect(await harness.command(conversation, 'close')).toMatchObject({ accepted: false, reason: { code: 'closed' } });
  await harness.command(conversation, 'reopen');
  expect((await harness.conversationOf(phone)).control.state).toBe('open');
  await harness.command(conversation, 'close');

  await harness.buyerWrites(phone, 'Vocês entregam em Santos?');
  await harness.pass('6s');
  const reopened = await harness.until(phone, ({ turn, wait }) => turn === null && wait !== null, 'reopened');
  expect(reopened.control).toMatchObject({ state: 'open', holder: { kind: 'human' } });
});

test('own rules by hand, null to clear them', async () => {
  const phone = '5511900000507';
  const conversation = await answeredByAutomation(harness, phone);
  await harness.handle(conversation).signal('changeRules', { automation: { enabled: false } });
  await harness.until(phone, ({ control }) => control.ownRules !== null, 'own rules');
  await harness.handle(conversation).signal('changeRules', null);
  await harness.until(phone, ({ control }) => control.ownRules === null, 'cleared');
});

test('a pause without an end lasts as long as the rules say; one far in the future wedges nothing', async () => {
  const phone = '5511900000508';
  const conversation = await waitsForPerson(harness, phone);
  await harness.command(conversation, 'pause');
  const paused = await harness.conversationOf(phone);
  expect((paused.control.paused?.untilMs ?? 0) - paused.lastActivityAtMs).toBe(24 * hourMs);
  await harness.command(conversation, 'pause', { until: '9999-12-31T00:00:00Z' });
  await harness.pass('2h');
  expect(await harness.command(conversation, 'resume')).toMatchObject({ accepted: true });
});
