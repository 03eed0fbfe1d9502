import type { E2eProduct } from './e2eProduct';
import { rest } from './e2eUntil';

/** What kill -9 hits. */
export type Victim = 'worker' | 'api' | 'temporal' | 'mongod';

/** A seeded order in which each victim comes `rounds` times and none twice in a row within a round. */
export function killOrder(chance: () => number, rounds: number): Victim[] {
  const order: Victim[] = [];
  for (let round = 0; round < rounds; round++) {
    const left: Victim[] = ['worker', 'api', 'temporal', 'mongod'];
    while (left.length > 0) order.push(...left.splice(Math.floor(chance() * left.length), 1));
  }
  return order;
}

/** Kills one after the other without warning; each is started again a second or two later. */
export async function killInTurn(
  product: E2eProduct,
  order: readonly Victim[],
  timing: { chance: () => number; everyMs: number },
): Promise<void> {
  const victims = {
    worker: product.worker,
    api: product.api,
    temporal: product.engines.temporal,
    mongod: product.engines.mongod,
  };
  for (const name of order) {
    const started = Date.now();
    await victims[name].kill();
    await rest(1000 + Math.floor(timing.chance() * 1000));
    await victims[name].restart();
    await rest(Math.max(0, timing.everyMs - (Date.now() - started)));
  }
}
