import { setTimeout as sleep } from 'node:timers/promises';

/** Waits `ms` milliseconds. */
export async function pause(ms: number): Promise<void> {
  await sleep(ms);
}

/** Settles with the value of `work`, or with undefined after `ms`. Leaves `work` running. */
export async function within<Result>(ms: number, work: Promise<Result>): Promise<Result | undefined> {
  const abandon = new AbortController();
  try {
    const late = sleep(ms, undefined, { signal: abandon.signal }).catch(() => undefined);
    return await Promise.race([work, late]);
  } finally {
    abandon.abort();
  }
}
