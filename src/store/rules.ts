import type { Rules } from '../core/rules/rules';
import { defaultRules } from '../core/rules/defaults';
import type { Collections } from './collections';
import type { RulesDocument } from './documents';
import { isDuplicateKey } from './storeErrors';

type RulesStore = Pick<Collections, 'rules'>;

/** The rules in force. The product's defaults are version 0 until somebody saves others. */
export async function currentRules(store: RulesStore): Promise<RulesDocument> {
  const newest = await store.rules.findOne({}, { sort: { _id: -1 } });
  return newest ?? { _id: 0, rules: defaultRules, by: 'continuo', createdAtMs: 0 };
}

/** Saves the next version. Null when somebody saved one since `basedOn` was read. */
export async function saveRules(
  store: RulesStore,
  change: { basedOn: number; rules: Rules; by: string; nowMs: number },
): Promise<RulesDocument | null> {
  const current = await currentRules(store);
  if (current._id !== change.basedOn) return null;
  const next: RulesDocument = {
    _id: change.basedOn + 1,
    rules: change.rules,
    by: change.by,
    createdAtMs: change.nowMs,
  };
  try {
    await store.rules.insertOne(next);
    return next;
  } catch (error) {
    if (isDuplicateKey(error)) return null;
    throw error;
  }
}
