import type { UpdateFilter } from 'mongodb';
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
  // How many may be made today may have been changed since the last one.
  await changeDay(store, nowMs, { $set: { callsPerDay } });
  const left = { _id: dayOf(nowMs), calls: { $lt: callsPerDay } };
  return (await store.modelBudgets.updateOne(left, { $inc: { calls: 1 } })).modifiedCount === 1;
}

/** Counts what came of one question on its day. */
export async function countModelResult(
  store: BudgetStore,
  { nowMs, result, fromCache }: { readonly nowMs: number; readonly result: ThoughtResult; readonly fromCache: boolean },
): Promise<void> {
  const outcome = result.kind === 'failed' ? result.failure : result.kind;
  await changeDay(store, nowMs, { $inc: fromCache ? { fromCache: 1 } : { [`outcomes.${outcome}`]: 1 } });
}

async function changeDay(store: BudgetStore, nowMs: number, change: UpdateFilter<ModelBudgetDocument>): Promise<void> {
  const day = { _id: dayOf(nowMs) };
  try {
    await store.modelBudgets.updateOne(day, { ...change, $setOnInsert: { calls: 0 } }, { upsert: true });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    // Made in the same moment by another.
    await store.modelBudgets.updateOne(day, change);
  }
}

/** The numbers of the day; null when nothing was asked on it. */
export async function modelBudgetOf(store: BudgetStore, nowMs: number): Promise<ModelBudgetDocument | null> {
  return store.modelBudgets.findOne({ _id: dayOf(nowMs) });
}
