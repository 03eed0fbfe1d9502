import { commandNames } from '../../src/workflows/contract';
import { ConversationHarness } from '../support/conversationHarness';
import { waitsForPerson } from './support/given';

let harness: ConversationHarness;
beforeAll(async () => {
  harness = await ConversationHarness.start();
}, 120_000);
afterAll(() => harness?.stop());

test('signals by hand that make no sense are recorded and ignored, and never fatal', async () => {
  const phone = '5511900000901';
  const conversation = await waitsForPerson(harness, phone);
  const handle = harness.handle(conversation);
  for (const junk of ['tomorrow', 7, [], [1, 2], true, { until: 5 }, { until: '2026-02-30T00:00:00Z' }])
    await handle.signal('snooze', junk);
  for (const name of commandNames) await handle.signal(name, 'a string');
  await handle.signal('receive', { what: 'is this' }, 'and this');
  await handle.signal('noSuchSignal', 1);
  for (let tries = 0; tries < 100 && (await harness.outcomes(conversation, 'control')).length < 17; tries++)
    await new Promise((resolve) => setTimeout(resolve, 50));

  expect(new Set(await harness.outcomes(conversation, 'control'))).toEqual(new Set(['ignored']));
  expect(await harness.outcomes(conversation, 'control')).toHaveLength(17);
  expect((await handle.describe()).status.name).toBe('RUNNING');
  expect((await harness.conversationOf(phone)).control.epoch).toBe(0);
  expect(await harness.command(conversation, 'pause')).toMatchObject({ accepted: true });
});

test('a signal whose payload can not be decoded is recorded and ignored', async () => {
  const phone = '5511900000902';
  const conversation = await waitsForPerson(harness, phone);
  const broken: { metadata: Record<string, Uint8Array>; data: Uint8Array }[] = [
    { metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from('{not json') },
    { metadata: { encoding: Buffer.from('binary/encrypted') }, data: Buffer.from([1, 2, 3]) },
    { metadata: {}, data: Buffer.from('x') },
  ];
  for (const payload of broken) {
    await harness.environment.client.workflowService.signalWorkflowExecution({
      namespace: 'default',
      workflowExecution: { workflowId: harness.handle(conversation).workflowId },
      signalName: 'pause',
      input: { payloads: [payload] },
    });
  }
  expect(await harness.command(conversation, 'takeOver', { agent: 'bia' })).toMatchObject({ accepted: true });
  for (let tries = 0; tries < 100 && (await harness.outcomes(conversation, 'control')).length < 4; tries++)
    await new Promise((resolve) => setTimeout(resolve, 50));
  expect((await harness.outcomes(conversation, 'control')).toSorted()).toEqual([
    'ignored',
    'ignored',
    'ignored',
    'takeOver',
  ]);
});
