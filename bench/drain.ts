import { setTimeout as pause } from 'node:timers/promises';
import type { Stage } from './stage';

const usualPatienceMs = 120_000;

/** Waits until nothing stored is uncaptured, every status is written, and no turn is open. Answers how long that took. */
export async function waitForDrain({ store }: Stage, patienceMs = usualPatienceMs): Promise<number> {
  const startMs = performance.now();
  for (;;) {
    const [row, unapplied, open] = await Promise.all([
      store.intake.findOne({ 'pending.0': { $exists: true } }, { projection: { _id: 1 } }),
      store.intake.findOne({ applied: false }, { projection: { _id: 1 } }),
      store.conversations.findOne({ 'turn.settleAtMs': { $gt: 0 } }, { projection: { _id: 1 } }),
    ]);
    if (row === null && unapplied === null && open === null) return performance.now() - startMs;
    if (performance.now() - startMs > patienceMs) throw new Error(`Not drained within ${patienceMs} ms.`);
    await pause(200);
  }
}

/** Counts what must fit at the end: a bench that loses messages measures nothing. */
export async function checkNothingLost({ store, line }: Stage): Promise<string> {
  const [messages, withoutTurn, sends] = await Promise.all([
    store.messages.countDocuments({ direction: 'in' }),
    store.messages.countDocuments({ direction: 'in', turnId: null }),
    store.outbox.countDocuments({}),
  ]);
  const turns = await store.messages.distinct('turnId', { direction: 'in' });
  const decided = await store.decisions.distinct('turnId', { step: 'route' });
  const undecided = turns.filter((turn) => turn !== null && !decided.includes(turn)).length;
  const all = `${line.answered()} webhooks answered 200, ${messages} messages, ${withoutTurn} without a turn, ${undecided} turns without a route decision, ${sends} sends`;
  // One more than answered 200 is no loss: a body may be stored and its answer come too late.
  if (messages < line.answered() || withoutTurn + undecided + sends > 0) throw new Error(`It does not add up: ${all}.`);
  return all;
}
