import { ConversationHarness } from '../support/conversationHarness';
import { waitsForPerson } from './support/given';

let harness: ConversationHarness;
beforeAll(async () => {
  harness = await ConversationHarness.start();
}, 120_000);
afterAll(() => harness?.stop());

async function statusOf(conversation: Parameters<ConversationHarness['handle']>[0]): Promise<string> {
  return (await harness.handle(conversation).describe()).status.name;
}

async function untilCompleted(conversation: Parameters<ConversationHarness['handle']>[0]): Promise<void> {
  for (let tries = 0; tries < 200 && (await statusOf(conversation)) !== 'COMPLETED'; tries++)
    await new Promise((resolve) => setTimeout(resolve, 25));
  expect(await statusOf(conversation)).toBe('COMPLETED');
}

test('a conversation with nothing due completes after 30 days; the next message starts it with what people ordered', async () => {
  // given a conversation a person holds, with own rules
  const phone = '5511900000701';
  const conversation = await waitsForPerson(harness, phone);
  await harness.command(conversation, 'takeOver', { agent: 'bia' });
  await harness.command(conversation, 'changeRules', { rules: { automation: { enabled: false } } });
  await harness.pass('2h');
  await harness.until(phone, ({ wait }) => wait?.overdue === true, 'overdue');

  // when nothing happens for a month
  await harness.pass('29d');
  expect(await statusOf(conversation)).toBe('RUNNING');
  await harness.pass('2d');
  await untilCompleted(conversation);

  // then the next message finds holder and rules as they were
  await harness.buyerWrites(phone, 'Bom dia');
  await harness.pass('6s');
  const again = await harness.until(phone, ({ turn, inboundCount }) => turn === null && inboundCount === 2, 'decided');
  expect(again.control).toMatchObject({
    epoch: 2,
    holder: { kind: 'human', assignee: 'bia' },
    ownRules: { automation: { enabled: false } },
  });
  expect(await statusOf(conversation)).toBe('RUNNING');
  expect(harness.sentTo(phone)).toHaveLength(0);
});

test('a pause longer than the rest keeps the conversation running until it ends', async () => {
  const phone = '5511900000702';
  const conversation = await waitsForPerson(harness, phone);
  const now = await harness.environment.currentTimeMs();
  await harness.command(conversation, 'pause', { until: new Date(now + 60 * 24 * 3600_000).toISOString() });
  await harness.pass('45d');
  expect(await statusOf(conversation)).toBe('RUNNING');
  expect((await harness.conversationOf(phone)).control.paused).not.toBeNull();
  await harness.pass('16d');
  await harness.until(phone, ({ control }) => control.paused === null, 'pause over');
});

test('a command to a conversation that rests starts it again and is answered', async () => {
  const phone = '5511900000703';
  const conversation = await waitsForPerson(harness, phone);
  await harness.pass('2h');
  await harness.until(phone, ({ wait }) => wait?.overdue === true, 'overdue');
  await harness.pass('31d');
  await untilCompleted(conversation);

  const answer = await harness.commandWithStart(conversation._id, 'pause');
  expect(answer).toMatchObject({ accepted: true, standing: { control: { epoch: 1 }, wait: { overdue: true } } });
  expect(await statusOf(conversation)).toBe('RUNNING');
});
