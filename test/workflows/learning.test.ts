import { newestFinishedLearningRun } from '../../src/store/learningRuns';
import { ensureLearningSchedule } from '../../src/temporal/ensureLearningSchedule';
import { beginLearning } from '../../src/temporal/ring';
import { learningScheduleId, learningWorkflowId } from '../../src/workflows/contract';
import { ConversationHarness } from '../support/conversationHarness';

// A real Temporal server: the time-skipping one has no Schedules.
let harness: ConversationHarness;
beforeAll(async () => {
  harness = await ConversationHarness.start({ engine: 'devServer' });
}, 120_000);
afterAll(() => harness?.stop());

/** How many runs came to their end. */
const runs = () => harness.store.learningRuns.countDocuments({ finishedAtMs: { $ne: null } });

test('a person has it learn now; its history holds nothing of what was read', async () => {
  await harness.buyerWrites('5511900000901', 'Quanto custa a cadeira verde?');
  const { client } = harness.environment;
  await beginLearning(client);
  await client.workflow.getHandle(learningWorkflowId).result();
  const run = await newestFinishedLearningRun(harness.store);
  expect(run).toMatchObject({ conversations: 1, messages: 1, complete: true });
  const history = JSON.stringify((await client.workflow.getHandle(learningWorkflowId).fetchHistory()).events);
  for (const word of ['5511900000901', 'cadeira', 'cnv_']) expect(history).not.toContain(word);
}, 60_000);

test('its Schedule starts it', async () => {
  const before = await runs();
  const { client } = harness.environment;
  await ensureLearningSchedule(client, 1000);
  try {
    for (let tries = 0; tries < 200 && (await runs()) === before; tries++)
      await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await runs()).toBeGreaterThan(before);
  } finally {
    await client.schedule.getHandle(learningScheduleId).delete();
  }
}, 60_000);
