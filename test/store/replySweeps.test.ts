import type { Database } from '../../src/store/database';
import { beginReplySweep, finishReplySweep, newestFinishedReplySweep, noteChecked } from '../../src/store/replySweeps';
import { useStore } from '../support/useStore';

let store: Database;
useStore((started) => (store = started));

test('the newest hundred reports are kept, and each begins where the one before came to', async () => {
  for (let pass = 1; pass <= 105; pass++) {
    const sweep = await beginReplySweep(store, pass);
    expect(sweep.checkedUntilMs).toBe(pass - 1);
    await noteChecked(store, sweep._id, { messages: 1, untilMs: pass });
    await finishReplySweep(store, sweep._id, { complete: true, nowMs: pass });
  }
  const reports = await store.replySweeps.find({}).sort({ startedAtMs: 1 }).toArray();
  expect(reports).toHaveLength(100);
  expect(reports[0]?.startedAtMs).toBe(6);
  await beginReplySweep(store, 106);
  expect((await newestFinishedReplySweep(store))?.startedAtMs).toBe(105);
});
