import { WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { ConversationHarness } from '../support/conversationHarness';

let harness: ConversationHarness;
beforeAll(async () => {
  harness = await ConversationHarness.start();
}, 120_000);
afterAll(() => harness?.stop());

test('a command while MongoDB is away fails with StoreAway; the conversation lives, rests, and goes on when it is back', async () => {
  // given a conversation in everybody's queue
  const phone = '5511900000101';
  await harness.buyerWrites(phone, 'Vocês entregam em Campinas?');
  await harness.pass('6s');
  const conversation = await harness.until(phone, ({ turn, wait }) => turn === null && wait !== null, 'decided');

  // when MongoDB dies and a person gives a command
  await harness.mongod.kill();
  const failure = await harness.command(conversation, 'pause').catch((error: unknown) => error);

  // then the command fails under its name, and nothing else happens for as long as MongoDB is away
  expect(failure).toBeInstanceOf(WorkflowUpdateFailedError);
  const { cause } = failure as WorkflowUpdateFailedError;
  expect(cause).toBeInstanceOf(ApplicationFailure);
  expect((cause as ApplicationFailure).type).toBe('StoreAway');
  const before = await harness.eventCount(conversation);
  await harness.pass('20m');
  expect((await harness.handle(conversation).describe()).status.name).toBe('RUNNING');
  expect((await harness.eventCount(conversation)) - before).toBeLessThan(20);

  // and when it is back, the next command is carried out
  await harness.mongod.restart();
  const answer = await harness.command(conversation, 'pause');
  expect(answer).toMatchObject({ accepted: true, standing: { control: { epoch: 1 } } });
}, 60_000);

test('a signal and a message that come while MongoDB is away are carried out when it is back', async () => {
  const phone = '5511900000102';
  await harness.buyerWrites(phone, 'Vocês entregam em Campinas?');
  await harness.pass('6s');
  const conversation = await harness.until(phone, ({ turn, wait }) => turn === null && wait !== null, 'decided');

  await harness.mongod.kill();
  await harness.handle(conversation).signal('takeOver', { agent: 'bia' });
  await harness.ring(conversation._id);
  await harness.pass('8s');
  expect(await harness.state(conversation)).toMatchObject({ pendingCommands: 1 });
  await harness.mongod.restart();
  await harness.pass('2m');

  const taken = await harness.until(
    phone,
    ({ control }) => control.holder.kind === 'human' && control.holder.assignee === 'bia',
    'taken',
  );
  expect(taken.control.epoch).toBe(1);
  expect(await harness.state(conversation)).toMatchObject({ pendingCommands: 0 });
}, 60_000);
