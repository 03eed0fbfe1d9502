import { totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { defaultRules } from '../../src/core/rules/defaults';
import { mongodCacheGb } from '../../src/engines/mongodCache';
import type { ConversationId } from '../../src/core/ids';
import { gatherContext } from '../../src/store/context/gatherContext';
import { askedNow } from '../../src/store/context/unanswered';
import { findConversation } from '../../src/store/conversations';
import { connectDatabase, ensureIndexes, type Database } from '../../src/store/database';
import { explainContext } from '../../test/support/explainContext';
import { startTestMongo } from '../../test/support/engines';
import { createChance } from '../identity/chance';
import { describeMachine, loadAverage } from '../machine';
import { percentile } from '../statistics';
import { fill } from './fill';

const usage = 'npm run bench:context -- [--messages N] [--conversations N] [--longest N] [--gathered N] [--seed N]';

function readArguments() {
  const { values } = parseArgs({
    options: {
      messages: { type: 'string', default: '1000000' },
      conversations: { type: 'string', default: '20000' },
      longest: { type: 'string', default: '20000' },
      gathered: { type: 'string', default: '2000' },
      seed: { type: 'string', default: '1' },
    },
  });
  const [messages, conversations, longest, gathered, seed] = [
    ...[values.messages, values.conversations, values.longest, values.gathered, values.seed].map(Number),
  ] as [number, number, number, number, number];
  if (![messages, conversations, longest, gathered, seed].every(Number.isInteger)) throw new Error(usage);
  return { messages, conversations, longest, gathered, seed };
}

/** MongoDB writes a checkpoint every minute. */
const restMs = 90_000;

/** How long it takes to gather one context, in milliseconds: the open turn, what is unanswered, and everything beside it. */
async function timeOf(store: Database, id: string, nowMs: number): Promise<number> {
  const conversation = await findConversation(store, id as ConversationId);
  if (!conversation) throw new Error(`There is no ${id}.`);
  const begun = performance.now();
  const asked = await askedNow(store, conversation);
  await gatherContext(store, conversation, asked, defaultRules, nowMs);
  return performance.now() - begun;
}

function row(name: string, times: readonly number[]): string {
  const figures = [0.5, 0.95, 0.99].map((share) => percentile(times, share).toFixed(2));
  return `| ${name} | ${times.length} | ${figures.join(' | ')} | ${Math.max(...times).toFixed(2)} |`;
}

async function main(): Promise<void> {
  const size = readArguments();
  const before = loadAverage();
  // As `npm start` would start it on this machine.
  const cacheSizeGb = mongodCacheGb(totalmem());
  const mongo = await startTestMongo({ cacheSizeGb });
  const store = await connectDatabase(mongo.mongodbUri, { timeoutMs: 60_000, appName: 'bench' });
  try {
    await ensureIndexes(store);
    const nowMs = Date.now();
    const begun = performance.now();
    const filled = await fill(store, size, nowMs);
    const stored = await store.messages.estimatedDocumentCount();
    const filledInS = ((performance.now() - begun) / 1000).toFixed(0);
    const chance = createChance(size.seed + 2);
    // What was just filled in is written out first: a million messages a minute are not what is measured.
    await store.db.admin().command({ fsync: 1 });
    await new Promise((resolve) => setTimeout(resolve, restMs));
    process.stderr.write(`measuring, mongod is ${mongo.mongod.pid()}\n`);
    for (let count = 0; count < 300; count++) await timeOf(store, chance.pick(filled).id, nowMs);
    const any: number[] = [];
    for (let count = 0; count < size.gathered; count++) any.push(await timeOf(store, chance.pick(filled).id, nowMs));
    // As turns come: a conversation that has more messages comes more often.
    const busy: number[] = [];
    const lengths = filled.map(({ length }) => length);
    const pickBusy = () => {
      let left = chance.below(stored);
      const at = lengths.findIndex((length) => (left -= length) < 0);
      return filled[at] ?? filled[0]!;
    };
    for (let count = 0; count < size.gathered; count++) busy.push(await timeOf(store, pickBusy().id, nowMs));
    const longest: number[] = [];
    for (let count = 0; count < 100; count++) longest.push(await timeOf(store, filled[0]!.id, nowMs));
    const stages = await explainContext(mongo.mongodbUri, filled[0]!.id as ConversationId, nowMs);
    console.log(`- Machine: ${describeMachine()}; load average before ${before}, after ${loadAverage()}.
- Stored: ${stored} messages in ${filled.length} conversations, the longest ${filled[0]!.length}; filled in ${filledInS} s; mongod with a cache of ${cacheSizeGb} GB.

| Contexts gathered, ms | n | p50 | p95 | p99 | longest |
|---|---|---|---|---|---|
${row('of any conversation', any)}
${row('as turns come', busy)}
${row('of the longest conversation', longest)}

| Read, of the longest conversation | stages | keys | documents |
|---|---|---|---|
${stages.map((one) => `| ${one.name} | ${one.stages.join(', ')} | ${one.keys} | ${one.documents} |`).join('\n')}`);
    const scans = stages.filter((one) => one.stages.includes('COLLSCAN'));
    if (scans.length > 0) throw new Error(`Whole collections are read: ${scans.map(({ name }) => name).join(', ')}.`);
  } finally {
    await store.client.close();
    await mongo.stop();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exit(1);
  },
);
