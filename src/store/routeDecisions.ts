import type { FindCursor } from 'mongodb';
import { defaultRules } from '../core/rules/defaults';
import type { Rules } from '../core/rules/rules';
import type { Collections } from './collections';
import type { DecisionDocument } from './documents';

/** The newest decisions about turns of all conversations, newest first. */
export function newestRouteDecisions(
  store: Pick<Collections, 'decisions'>,
  limit: number,
  maxTimeMs: number,
): FindCursor<DecisionDocument> {
  return store.decisions
    .find({ step: 'route', turnId: { $ne: null }, 'details.decision': { $type: 'object' } })
    .sort({ atMs: -1, _id: -1 })
    .limit(limit)
    .batchSize(50)
    .maxTimeMS(maxTimeMs);
}

/** The rules of a version, each read once; null when that version is not kept. */
export function rulesByVersion(store: Pick<Collections, 'rules'>): (version: number) => Promise<Rules | null> {
  const read = new Map<number, Promise<Rules | null>>([[0, Promise.resolve(defaultRules)]]);
  return (version) => {
    const known = read.get(version);
    if (known) return known;
    const found = store.rules.findOne({ _id: version }).then((document) => document?.rules ?? null);
    read.set(version, found);
    return found;
  };
}
