import type { ChannelTemplate } from '../../src/core/templates/template';
import type { TemplateDocument } from '../../src/store/templateDocument';
import { bringSyncForward } from '../../src/store/templateSync';
import { ensureTemplateSyncSchedule } from '../../src/temporal/ensureTemplateSyncSchedule';
import { beginTemplateSync } from '../../src/temporal/ring';
import { templateSyncScheduleId, templateSyncWorkflowId } from '../../src/workflows/contract';
import { ConversationHarness } from '../support/conversationHarness';

// A real Temporal server: the time-skipping one has no Schedules.
let harness: ConversationHarness;
beforeAll(async () => {
  harness = await ConversationHarness.start({ engine: 'devServer' });
}, 120_000);
afterAll(() => harness?.stop());

const template = (change: Partial<ChannelTemplate> = {}): ChannelTemplate => ({
  ...{ channelTemplateId: '7', name: 'continuo_follow_up', language: 'tr', statusReason: null, quality: 'green' },
  ...{ status: 'approved', category: 'utility', body: 'Merhaba!', variables: [], needsMore: null },
  ...change,
});

async function until(holds: (templates: TemplateDocument[]) => boolean): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (holds(await harness.store.templates.find({}).toArray())) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('It did not come to this.');
}

test('its Schedule reads what is due, a person has it read at once, and nothing of it stands in Temporal', async () => {
  await harness.buyerWrites('5511900000911', 'Merhaba');
  harness.templates = { kind: 'listed', templates: [template()], unreadable: 0 };
  const { client } = harness.environment;
  await ensureTemplateSyncSchedule(client, 1000);
  try {
    await until(([one]) => one?.status === 'approved' && one.body === 'Merhaba!');
  } finally {
    await client.schedule.getHandle(templateSyncScheduleId).delete();
  }
  harness.templates = { kind: 'listed', templates: [template({ status: 'paused' })], unreadable: 0 };
  await beginTemplateSync(client);
  // Not due for an hour, so nothing is asked.
  await client.workflow.getHandle(templateSyncWorkflowId).result();
  await until(([one]) => one?.status === 'approved');
  await bringSyncForward(harness.store, {}, Date.now());
  await Promise.all([beginTemplateSync(client), beginTemplateSync(client)]);
  await until(([one]) => one?.status === 'paused');
  const handle = client.workflow.getHandle(templateSyncWorkflowId);
  await handle.result();
  expect(JSON.stringify(await handle.fetchHistory())).not.toMatch(/Merhaba|continuo_follow_up|5511900000911/);
}, 120_000);
