import { percentile } from '../statistics';
import type { Database } from '../../src/store/database';
import { compareContact } from '../../src/store/compareContacts';
import { rememberLargeBlocks } from '../../src/store/duplicateCandidates';
import { findSweep, startSweep, sweepPage } from '../../src/store/sweeps';

export interface SweepTime {
  readonly contacts: number;
  readonly comparisons: number;
  readonly found: number;
  readonly seconds: number;
}

/** The whole sweep over the base that is there, as the activity does it. */
export async function timeSweep(store: Database): Promise<SweepTime> {
  const startMs = performance.now();
  await startSweep(store, Date.now());
  const large = rememberLargeBlocks();
  while (await sweepPage(store, Date.now, large));
  const seconds = (performance.now() - startMs) / 1000;
  const sweep = await findSweep(store);
  if (sweep?.state !== 'finished') throw new Error('The sweep did not finish.');
  return { contacts: sweep.compared, comparisons: sweep.comparisons, found: sweep.found, seconds };
}

/** One contact compared at a time, as after a write. */
export async function timeSingles(store: Database, count = 500): Promise<string> {
  const chosen = await store.contacts.aggregate([{ $sample: { size: count } }, { $project: { _id: 1 } }]).toArray();
  const times: number[] = [];
  for (const { _id } of chosen) {
    const startMs = performance.now();
    await compareContact(store, _id as never, Date.now());
    times.push(performance.now() - startMs);
  }
  const [half, most, all] = [0.5, 0.99, 1].map((part) => percentile(times, part).toFixed(1));
  return `One contact compared after a write: median ${half} ms, p99 ${most} ms, longest ${all} ms (${count} contacts).`;
}

export function sweepTable(times: readonly SweepTime[]): string {
  const rows = times.map(({ contacts, comparisons, found, seconds }) => {
    const each = ((seconds * 1000) / contacts).toFixed(2);
    return `| ${contacts} | ${comparisons} | ${(comparisons / contacts).toFixed(1)} | ${found} | ${seconds.toFixed(1)} | ${each} |`;
  });
  return [
    '| contacts | pairs scored | per contact | pairs kept | seconds | ms per contact |',
    '| --: | --: | --: | --: | --: | --: |',
    ...rows,
  ].join('\n');
}
