import type { ConversationDocument } from '../../src/store/documents';
import type { FindingKind } from '../../src/store/replySweepDocument';
import { newestReplySweep } from '../../src/store/replySweeps';
import { ensureReplySweepSchedule } from '../../src/temporal/ensureReplySweepSchedule';
import { conversationWorkflowId, replySweepScheduleId } from '../../src/workflows/contract';
import { ConversationHarness } from '../support/conversationHarness';

// A real Temporal server: the time-skipping one has no Schedules.
let harness: ConversationHarness;
beforeAll(async () => {
  harness = await ConversationHarness.start({ engine: 'devServer' });
  await harness.useRules({ turn: { quietSeconds: 1, maxSeconds: 2 } });
}, 120_000);
afterAll(() => harness?.stop());

const hourMs = 3600_000;

/** A buyer who waits for a person, and wrote an hour ago. */
async function waitsSinceAnHour(phone: string): Promise<ConversationDocument> {
  await harness.buyerWrites(phone, 'Vocês entregam em Campinas?');
  const { _id, wait } = await harness.until(phone, (found) => found.turn === null && found.wait !== null, 'a wait');
  const sinceMs = (wait?.sinceMs ?? 0) - hourMs;
  await harness.store.messages.updateMany({ conversationId: _id }, { $set: { capturedAtMs: sinceMs } });
  await harness.store.conversations.updateOne(
    { _id },
    { $set: { 'wait.sinceMs': sinceMs, 'lastDecision.atMs': sinceMs }, $inc: { revision: 1 } },
  );
  return harness.conversationOf(phone);
}

/** What the passes since an instant have repaired, by kind. */
async function repairedSince(startedAtMs: number, kind: FindingKind): Promise<number> {
  const reports = await harness.store.replySweeps.find({ startedAtMs: { $gt: startedAtMs } }).toArray();
  return reports.reduce((sum, { repaired }) => sum + repaired[kind], 0);
}

test('its Schedule starts it; what it finds goes to the conversation’s own workflow; afterwards it finds nothing', async () => {
  const phone = '5511900000801';
  const conversation = await waitsSinceAnHour(phone);
  const startedAtMs = Date.now();
  // A decision is lost, and with it the wait; and the workflow is gone.
  await harness.environment.client.workflow
    .getHandle(conversationWorkflowId(conversation._id))
    .terminate('its data is lost');
  await harness.store.decisions.deleteMany({ conversationId: conversation._id, step: 'route' });
  await harness.store.conversations.updateOne({ _id: conversation._id }, { $set: { wait: null } });

  const { client } = harness.environment;
  await ensureReplySweepSchedule(client, 2000);
  // A later version asks for another interval.
  await ensureReplySweepSchedule(client, 1000);
  try {
    const { spec } = await client.schedule.getHandle(replySweepScheduleId).describe();
    expect(spec.intervals).toMatchObject([{ every: 1000 }]);
    const decided = await harness.until(phone, ({ wait, turn }) => wait !== null && turn === null, 'decided anew');
    expect(decided.control.holder.kind).toBe('human');
    expect(await repairedSince(startedAtMs, 'turnWithoutDecision')).toBe(1);
    for (let tries = 0; tries < 200; tries++) {
      const newest = await newestReplySweep(harness.store);
      if (newest?.complete && newest.startedAtMs > (decided.lastDecision?.atMs ?? 0)) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const newest = await newestReplySweep(harness.store);
    expect(Object.values(newest?.found ?? {}).every((count) => count === 0)).toBe(true);
  } finally {
    await client.schedule.getHandle(replySweepScheduleId).delete();
  }
}, 120_000);
