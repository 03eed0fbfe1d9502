import type { IndexDescription } from 'mongodb';

export const erasureIndexes: IndexDescription[] = [
  { key: { contactId: 1 }, unique: true },
  { key: { startedAtMs: -1, _id: -1 } },
];

/** The notes of a run go when they are not needed any more. */
export const erasureWorkIndexes: IndexDescription[] = [
  { key: { erasureId: 1 } },
  { key: { keptUntil: 1 }, expireAfterSeconds: 0 },
];
