import { sweepReplies } from '../../src/activities/replySweep/sweepReplies';
import type { AlertId, ConversationId } from '../../src/core/ids';
import type { AlertDocument } from '../../src/store/alertDocument';
import { startCaptureBench, type CaptureBench } from '../support/captureBench';

const dayMs = 24 * 3600_000;
const nowMs = Date.parse('2026-11-20T09:00:00Z');
let bench: CaptureBench;
beforeAll(async () => {
  bench = await startCaptureBench({ clock: () => nowMs });
}, 60_000);
afterAll(() => bench?.stop());

test('alerts that ended a quarter ago are forgotten; open ones stay, however old', async () => {
  const alert = (id: string, endedAtMs: number | null): AlertDocument => ({
    ...{ _id: id as AlertId, conversationId: 'cnv_1' as ConversationId, kind: 'overdue', for: { kind: 'everybody' } },
    ...{ waitSinceMs: 1, dueAtMs: 2, atMs: nowMs - 10, endedAtMs },
  });
  await bench.store.alerts.insertMany([
    alert('alr_old', nowMs - 91 * dayMs),
    alert('alr_younger', nowMs - 89 * dayMs),
    alert('alr_open', null),
  ]);
  await sweepReplies(bench.deps, { beat: () => undefined, workMs: 60_000 });
  const left = await bench.store.alerts.find({}).sort({ _id: 1 }).toArray();
  expect(left.map(({ _id }) => _id)).toEqual(['alr_open', 'alr_younger']);
});
