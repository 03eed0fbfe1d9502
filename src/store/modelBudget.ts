import type { Collections } from './collections';
import { isDuplicateKey } from './storeErrors';

/** Takes one call of the day. False when there is none left: from then on nothing is counted. */
export async function takeModelCall(
  store: Pick<Collections, 'modelBudgets'>,
  budget: { readonly nowMs: number; readonly callsPerDay: number },
): Promise<boolean> {
  const { nowMs, callsPerDay } = budget;
  if (callsPerDay < 1) return false;
  const open = { _id: new Date(nowMs).toISOString().slice(0, 10), calls: { $lt: callsPerDay } };
  try {
    await store.modelBudgets.updateOne(open, { $inc: { calls: 1 } }, { upsert: true });
    return true;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    // The day is there: made in the same moment by another, or used up.
    return (await store.modelBudgets.updateOne(open, { $inc: { calls: 1 } })).modifiedCount === 1;
  }
}
