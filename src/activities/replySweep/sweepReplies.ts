import { setImmediate as giveWay } from 'node:timers/promises';
import { Context } from '@temporalio/activity';
import { forgetEndedAlerts } from '../../store/forgetAlerts';
import type { ReplySweepDocument } from '../../store/replySweepDocument';
import { beginReplySweep, countFindings, finishReplySweep } from '../../store/replySweeps';
import { alertsNotEnded } from './alertsNotEnded';
import type { Look, Place, SweepDeps } from './look';
import { messagesWithoutTurn } from './messagesWithoutTurn';
import { overdueNotMarked } from './overdueNotMarked';
import { createTurnsWithoutDecision } from './turnsWithoutDecision';
import { waitsWithoutHolder, waitsWithoutSend } from './waitsWithoutHolder';

/** One call looks for each kind of fault for so long: none keeps the others from being looked for. */
const workMs = 10_000;

export interface SweepRepliesResult {
  /** True when the time was over before everything was looked at: call again. */
  readonly more: boolean;
}

/** The reply sweep as an activity. */
export async function sweepRepliesBeating(deps: SweepDeps): Promise<SweepRepliesResult> {
  const { heartbeat } = Context.current();
  return sweepReplies(deps, { beat: () => heartbeat(), workMs });
}

/**
 * Proves that no message that needs a reply is without holder and due time: looks for every way in which one could be, puts it right,
 * mostly by having its own workflow look again, and reports. Cut off at any point, what it found is counted up to there.
 */
export async function sweepReplies(
  deps: SweepDeps,
  work: { readonly beat: () => void; readonly workMs: number },
): Promise<SweepRepliesResult> {
  const { store, clock } = deps;
  const sweep = await beginReplySweep(store, clock());
  const looks = [
    ...[messagesWithoutTurn, waitsWithoutHolder, waitsWithoutSend, overdueNotMarked, alertsNotEnded],
    createTurnsWithoutDecision(),
  ];
  let complete = true;
  for (const look of looks) {
    const untilMs = performance.now() + work.workMs;
    const isThrough = await lookThrough(deps, sweep, look, () => {
      work.beat();
      return performance.now() < untilMs;
    });
    complete &&= isThrough;
  }
  await forgetEndedAlerts(store, clock());
  await finishReplySweep(store, sweep._id, { complete, nowMs: clock() });
  return { more: !complete };
}

/** All pages of one look; false when there was no time for the rest. */
async function lookThrough(
  deps: SweepDeps,
  sweep: ReplySweepDocument,
  look: Look,
  hasTime: () => boolean,
): Promise<boolean> {
  const nowMs = sweep.startedAtMs;
  for (let after: Place | null = null; ;) {
    const page = await look.page(deps, { after, nowMs, sweep });
    await countFindings(deps.store, sweep._id, look.kind, page);
    if (page.next === null) return true;
    after = page.next;
    if (!hasTime()) return false;
    await giveWay();
  }
}
