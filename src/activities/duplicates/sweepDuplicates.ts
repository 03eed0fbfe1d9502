import { setImmediate as giveWay } from 'node:timers/promises';
import { Context } from '@temporalio/activity';
import { rememberLargeBlocks } from '../../store/duplicateCandidates';
import { sweepPage } from '../../store/sweeps';
import type { Dependencies } from '../dependencies';

/** One call works for so long, then its result stands in the history. */
const workMs = 20_000;

export interface SweepResult {
  /** False when it is finished, or was stopped. */
  readonly more: boolean;
  readonly pages: number;
}

/**
 * Goes on with the sweep, page by page, from where its progress document says. Cut off at any point, the next call repeats at most
 * one page, which changes nothing.
 */
export async function sweepDuplicates({ store, clock }: Pick<Dependencies, 'store' | 'clock'>): Promise<SweepResult> {
  const { heartbeat, cancellationSignal } = Context.current();
  const large = rememberLargeBlocks();
  const untilMs = performance.now() + workMs;
  for (let pages = 1; ; pages++) {
    const more = await sweepPage(store, clock, large);
    heartbeat();
    if (!more || cancellationSignal.aborted || performance.now() > untilMs) return { more, pages };
    await giveWay();
  }
}
