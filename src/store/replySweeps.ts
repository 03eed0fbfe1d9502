import type { ReplySweepId } from '../core/ids';
import type { Collections } from './collections';
import { newId } from './newId';
import { findingKinds, type FindingCounts, type FindingKind, type ReplySweepDocument } from './replySweepDocument';
import { forgetOldReports, newestFinished, startedReportIndexes } from './startedReports';

type SweepStore = Pick<Collections, 'replySweeps'>;

export const replySweepIndexes = startedReportIndexes;

/** Nothing found, of any kind. */
export function noFindings(): FindingCounts {
  return Object.fromEntries(findingKinds.map((kind) => [kind, 0])) as FindingCounts;
}

/** Begins a pass where the one before came to, and forgets the oldest reports. */
export async function beginReplySweep(store: SweepStore, nowMs: number): Promise<ReplySweepDocument> {
  const before = await newestReplySweep(store);
  const sweep: ReplySweepDocument = {
    _id: newId<ReplySweepId>('replySweep'),
    startedAtMs: nowMs,
    finishedAtMs: null,
    complete: false,
    found: noFindings(),
    repaired: noFindings(),
    messagesChecked: 0,
    checkedUntilMs: before?.checkedUntilMs ?? 0,
  };
  await store.replySweeps.insertOne(sweep);
  await forgetOldReports(store.replySweeps);
  return sweep;
}

/** Counts what one page brought. */
export async function countFindings(
  store: SweepStore,
  id: ReplySweepId,
  kind: FindingKind,
  counts: { readonly found: number; readonly repaired: number },
): Promise<void> {
  if (counts.found === 0) return;
  await store.replySweeps.updateOne(
    { _id: id },
    { $inc: { [`found.${kind}`]: counts.found, [`repaired.${kind}`]: counts.repaired } },
  );
}

/** Notes how far the look for decisions came. */
export async function noteChecked(
  store: SweepStore,
  id: ReplySweepId,
  checked: { readonly messages: number; readonly untilMs: number },
): Promise<void> {
  await store.replySweeps.updateOne(
    { _id: id },
    { $inc: { messagesChecked: checked.messages }, $set: { checkedUntilMs: checked.untilMs } },
  );
}

/** The pass is over. */
export async function finishReplySweep(
  store: SweepStore,
  id: ReplySweepId,
  end: { readonly complete: boolean; readonly nowMs: number },
): Promise<void> {
  await store.replySweeps.updateOne({ _id: id }, { $set: { complete: end.complete, finishedAtMs: end.nowMs } });
}

/** The newest pass, also one that still runs; null when there never was one. */
export async function newestReplySweep(store: SweepStore): Promise<ReplySweepDocument | null> {
  return store.replySweeps.findOne({}, { sort: { startedAtMs: -1, _id: -1 } });
}

/** The newest pass that came to its end; null when there is none. */
export async function newestFinishedReplySweep(store: SweepStore): Promise<ReplySweepDocument | null> {
  return newestFinished(store.replySweeps);
}
