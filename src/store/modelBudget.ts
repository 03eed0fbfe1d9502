import type { ThoughtResult } from '../core/thinking/thought';
import type { Collections } from './collections';
import type { ModelBudgetDocument } from './modelBudgetDocument';
import { isDuplicateKey } from './storeErrors';

type BudgetStore = Pick<Collections, 'modelBudgets'>;

function dayOf(nowMs: number): string {
  return new Date(nowMs).toISOString().slice(0, 10);
}

/** Takes one call of the day. False when there is none left: from then on no call is counted. */
export async function takeModelCall(
  store: BudgetStore,
  budget: { readonly nowMs: number; readonly callsPerDay: number },
): Promise<boolean> {
  const { nowMs, callsPerDay } = budget;
  if (callsPerDay < 1) return false;
  const open = { _id: dayOf(nowMs), calls: { $lt: callsPerDay } };
  const taken = { $inc: { calls: 1 }, $set: { callsPerDay } };
  try {
    await store.modelBudgets.updateOne(open, taken, { upsert: true });
    return true;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    // The day is there: made in the same moment by another, or used up.
    return (await store.modelBudgets.updateOne(open, taken)).modifiedCount === 1;
  }
}

/** Counts what came of one question on its day. */
export async function countModelResult(
  store: BudgetStore,
  { nowMs, result, fromCache }: { readonly nowMs: number; readonly result: ThoughtResult; readonly fromCache: boolean },
): Promise<void> {
  const outcome = result.kind === 'failed' ? result.failure : result.kind;
  const counted = { $inc: fromCache ? { fromCache: 1 } : { [`outcomes.${outcome}`]: 1 } };
  try {
    await store.modelBudgets.updateOne(
      { _id: dayOf(nowMs) },
      { ...counted, $setOnInsert: { calls: 0 } },
      { upsert: true },
    );
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    await store.modelBudgets.updateOne({ _id: dayOf(nowMs) }, counted);
  }
}

/** The numbers of the day; null when nothing was asked on it. */
export async function modelBudgetOf(store: BudgetStore, nowMs: number): Promise<ModelBudgetDocument | null> {
  return store.modelBudgets.findOne({ _id: dayOf(nowMs) });
}
