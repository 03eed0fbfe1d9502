import type { ConversationId } from '../core/ids';
import { withoutAccounts } from '../core/capture/withoutAccounts';
import { applyBeside } from '../store/applyBeside';
import { conversationsLeftDue } from '../store/conversationsLeftDue';
import { conversationsLeftPending, markApplied, rowsToApply } from '../store/intake';
import { markAssignable } from '../store/queue';
import { currentRules } from '../store/rules';
import { recountSlots } from '../store/slots';
import { isStoreAway } from '../store/storeErrors';
import type { Dependencies } from './dependencies';
import { compareDue } from './duplicates/compareDue';

/** What is younger than this is still on its usual way. */
const graceMs = 5_000;
/** A conversation is not rung again before this: its bell may only wait for a busy worker. */
const restMs = 30_000;
const atOnce = 500;
/** Comparing is work; ringing must not wait for it long. */
const comparedAtOnce = 200;

export interface RelayResult {
  readonly rung: number;
  readonly appliedRows: number;
  /** True when there is more than one call takes: call again at once. */
  readonly more: boolean;
}

/** Rings for everything that was stored but not told: after a crash, after Temporal was away, and whatever slipped through. */
export async function relayPending(deps: Dependencies): Promise<RelayResult> {
  const nowMs = deps.clock();
  // What came on a channel this worker does not have waits, and is in nobody's way.
  const channels = [...deps.channels.keys()];
  const rows = await rowsToApply(deps.store, channels, nowMs - graceMs, atOnce);
  const left = new Set(await conversationsLeftPending(deps.store, channels, nowMs - graceMs, atOnce));
  for (const row of rows)
    await one(deps, { row }, async () => {
      for (const id of await applyRow(deps, row, nowMs)) left.add(id);
      await markApplied(deps.store, row);
    });
  const { _id: rulesVersion, rules: general } = await currentRules(deps.store);
  await one(deps, { what: 'slots' }, async () => {
    await recountSlots(deps.store, nowMs);
    const { marked, markedBefore } = await markAssignable(deps.store, general, nowMs);
    for (const id of [...marked, ...markedBefore]) left.add(id);
  });
  for (const id of await conversationsLeftDue(deps.store, { nowMs, rulesVersion }, atOnce)) left.add(id);
  const rested = await restedOf(deps, [...left], nowMs);
  for (const id of rested)
    await one(deps, { conversationId: id }, async () => {
      await deps.ring(id);
      await deps.store.conversations.updateOne(
        { _id: id },
        { $set: { relayedAtMs: nowMs } },
        { writeConcern: { w: 1 } },
      );
    });
  let leftToCompare = false;
  await one(deps, { what: 'contacts' }, async () => {
    leftToCompare = (await compareDue(deps, comparedAtOnce)).more;
  });
  const more = rows.length === atOnce || rested.length >= atOnce || leftToCompare;
  return { rung: rested.length, appliedRows: rows.length, more };
}

async function applyRow(deps: Dependencies, rowId: string, nowMs: number): Promise<ConversationId[]> {
  const row = await deps.store.intake.findOne({ _id: rowId });
  if (!row) return [];
  const batch = withoutAccounts(deps.parses.read(row), row.uncovered);
  return applyBeside(deps, row.channel, { ...batch, uncovered: row.uncovered }, nowMs);
}

/** One thing that fails must not keep the others from being told. */
async function one(deps: Dependencies, what: Record<string, string>, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (isStoreAway(error)) throw error;
    deps.log.error({ ...what, error: error instanceof Error ? error.name : 'unknown' }, 'the relay could not tell');
  }
}

async function restedOf(deps: Dependencies, ids: ConversationId[], nowMs: number): Promise<ConversationId[]> {
  const rested = await deps.store.conversations
    .find({ _id: { $in: ids }, relayedAtMs: { $not: { $gt: nowMs - restMs } } }, { projection: { _id: 1 } })
    .toArray();
  return rested.map((row) => row._id);
}
