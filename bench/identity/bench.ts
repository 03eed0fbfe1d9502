import { parseArgs } from 'node:util';
import { connectDatabase, ensureIndexes, type Database } from '../../src/store/database';
import { startTestMongo } from '../../test/support/engines';
import { describeMachine, loadAverage } from '../machine';
import { makeBase } from './base';
import { fill } from './fill';
import { judgePhonePairs } from './phonePairs';
import { judge, qualityTables } from './quality';
import { resolutions } from './resolutions';
import { sweepTable, timeSingles, timeSweep, type SweepTime } from './sweep';

const parts = ['pairs', 'sweep', 'resolve'] as const;
const usage = `npm run bench:identity -- [--only ${parts.join(' | ')}] [--size N] [--seed N]
  --only  one part
  --size  contacts of the largest base (100000); the sweep is timed at a tenth, a half and all of it
  --seed  of the base (2); thresholds were chosen on seed 1`;

function readArguments() {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      size: { type: 'string', default: '100000' },
      seed: { type: 'string', default: '2' },
    },
  });
  const wanted = parts.filter((part) => values.only === undefined || part === values.only);
  const [size, seed] = [Number(values.size), Number(values.seed)];
  if (wanted.length === 0 || !Number.isInteger(size) || size < 100 || !Number.isInteger(seed)) throw new Error(usage);
  return { wanted, size, seed };
}

async function sweeps(store: Database, size: number, seed: number): Promise<string> {
  const times: SweepTime[] = [];
  let quality = '';
  for (const contacts of [size / 10, size / 2, size].map(Math.round)) {
    process.stderr.write(`sweep over ${contacts} …\n`);
    const base = makeBase(contacts, seed);
    await fill(store, base);
    times.push(await timeSweep(store));
    quality = qualityTables(await judge(store, base));
  }
  return `### The sweep\n\n${sweepTable(times)}\n\n${await timeSingles(store)}\n\n### Suggestions at ${size} contacts, seed ${seed}\n\n${quality}`;
}

async function resolve(store: Database, size: number, seed: number): Promise<string> {
  const base = makeBase(size, seed);
  if ((await store.contacts.estimatedDocumentCount()) !== base.contacts.length) await fill(store, base);
  return `### Resolutions at ${size} contacts, seed ${seed}\n\n${await resolutions(store, base)}`;
}

async function main(): Promise<void> {
  const { wanted, size, seed } = readArguments();
  const before = loadAverage();
  const results: string[] = [];
  if (wanted.includes('pairs')) results.push(`### Labelled phone pairs\n\n${judgePhonePairs()}`);
  if (wanted.some((part) => part !== 'pairs')) {
    const mongo = await startTestMongo();
    const store = await connectDatabase(mongo.mongodbUri, { timeoutMs: 30_000, appName: 'bench' });
    try {
      await ensureIndexes(store);
      if (wanted.includes('sweep')) results.push(await sweeps(store, size, seed));
      if (wanted.includes('resolve')) results.push(await resolve(store, size, seed));
    } finally {
      await store.client.close();
      await mongo.stop();
    }
  }
  console.log(`- Machine: ${describeMachine()}; load average before ${before}, after ${loadAverage()}.\n`);
  console.log(results.join('\n\n'));
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exit(1);
  },
);
