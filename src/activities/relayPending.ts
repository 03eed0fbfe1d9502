import { conversationsLeftPending, markStatusesApplied, rowsWithStatusesToApply } from '../store/intake';
import { applyStatuses } from '../store/statuses';
import { conversationsLeftDue } from '../store/conversationsLeftDue';
import { currentRules } from '../store/rules';
import type { Dependencies } from './dependencies';

/** What is younger than this is still on its usual way. */
const graceMs = 3000;
const atOnce = 500;

export interface RelayResult {
  readonly rung: number;
  readonly statusRows: number;
  /** True when there is more than one call takes: call again at once. */
  readonly more: boolean;
}

/** Rings for everything that was stored but not told: after a crash, after Temporal was away, and whatever slipped through. */
export async function relayPending(deps: Dependencies): Promise<RelayResult> {
  const beforeMs = deps.clock() - graceMs;
  const rows = await rowsWithStatusesToApply(deps.store, beforeMs, atOnce);
  const ringFor = new Set(await conversationsLeftPending(deps.store, beforeMs, atOnce));
  for (const row of rows) {
    for (const id of await applyStatuses(deps.store, deps.channel.parse(row.raw).statuses, deps.clock()))
      ringFor.add(id);
    await markStatusesApplied(deps.store, row._id);
  }
  const { _id: rulesVersion } = await currentRules(deps.store);
  const due = await conversationsLeftDue(deps.store, { nowMs: deps.clock(), rulesVersion }, atOnce);
  for (const id of due) ringFor.add(id);
  for (const id of ringFor) await deps.ring(id);
  return { rung: ringFor.size, statusRows: rows.length, more: rows.length === atOnce || ringFor.size >= atOnce };
}
