import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '../log';

/** Tries until an engine answers: processes may start in any order. Says so once, and again every minute. */
export async function retryUntilUp<T>(log: Logger, engine: string, attempt: () => Promise<T>): Promise<T> {
  for (let failures = 0; ; failures++) {
    try {
      return await attempt();
    } catch (error) {
      if (failures % 30 === 0)
        log.warn({ engine, error: error instanceof Error ? error.name : 'unknown' }, 'waiting for an engine');
      await pause(Math.min(250 * 2 ** failures, 2000));
    }
  }
}
