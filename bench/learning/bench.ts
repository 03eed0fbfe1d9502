import { parseArgs } from 'node:util';
import { fitInThread } from '../../src/activities/feedback/fitInThread';
import { gatherFeedback } from '../../src/activities/feedback/gatherFeedback';
import { learn } from '../../src/activities/feedback/learn';
import { connectDatabase, ensureIndexes, type Database } from '../../src/store/database';
import { newConversation } from '../../src/store/newConversation';
import type { AccountId } from '../../src/core/ids';
import { startTestMongo } from '../../test/support/engines';
import { feedbackSeed, type Exchange, type FeedbackSeed } from '../../test/support/seedFeedback';
import { createChance } from '../identity/chance';
import { describeMachine, loadAverage } from '../machine';

const usage = 'npm run bench:learning -- [--silences N] [--seed N]';
const exchangesEach = 5;
/** One conversation is a loop of two bots: so many exchanges, a minute apart. */
const exchangesOfLoop = 10_000;
const dayMs = 24 * 3600 * 1000;

/** How long one learning run takes over so many silences, reading included, and how much the worker's own thread is held up. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { silences: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
  });
  const [silences, seed] = [Number(values.silences), Number(values.seed)];
  if (!Number.isInteger(silences) || !Number.isInteger(seed)) throw new Error(usage);
  const before = loadAverage();
  const mongo = await startTestMongo();
  const store = await connectDatabase(mongo.mongodbUri, { timeoutMs: 120_000, appName: 'bench' });
  try {
    await ensureIndexes(store);
    const nowMs = Date.now();
    await fill(store, Math.ceil(silences / exchangesEach), seed, nowMs);
    await fillLoop(store, Math.ceil(silences / exchangesEach), nowMs);
    const { signal } = new AbortController();
    const work = { by: 'bench', beat: () => undefined, signal };
    const [read, gathered] = await timed(() =>
      gatherFeedback(store, { sinceMs: nowMs - 180 * dayMs, nowMs, mostMessages: 1e6, ...work }),
    );
    const input = { packed: gathered.packed, inForce: null, prematureHours: null, mayChange: true, nowMs };
    const [fitted] = await timed(() => fitInThread(input, signal));
    const heap = process.memoryUsage().heapUsed / 1e6;
    const [whole, run] = await timed(() => learn({ store, clock: () => nowMs }, work));
    const spans = run?.steps.find(({ parameter }) => parameter === 'rhythm')?.seen ?? 0;
    console.log(`- Machine: ${describeMachine()}; load average before ${before}, after ${loadAverage()}.
- Stored: ${gathered.messages} messages in ${gathered.conversations} conversations, ${spans} silences.

| Step | s | main thread held up at most, ms | memory of the process at most, MB |
|---|---|---|---|
${rowOf('reading and counting outcomes, the first time', read)}
${rowOf('fitting, in a thread of its own', fitted)}
${rowOf('a whole run, all of it read before', whole)}

Heap of the main thread after reading: ${heap.toFixed(0)} MB. Learnt: ${run?.steps.map(({ parameter, outcome }) => `${parameter} ${outcome}`).join(', ') ?? ''}.`);
  } finally {
    await store.client.close();
    await mongo.stop();
  }
}

function rowOf(name: string, { seconds, heldUpMs, peakMb }: Timed): string {
  return `| ${name} | ${seconds} | ${heldUpMs} | ${peakMb} |`;
}

interface Timed {
  readonly seconds: string;
  readonly heldUpMs: number;
  /** The most memory of the whole process, threads included. */
  readonly peakMb: number;
}

/** Runs something, and measures meanwhile how long the event loop did not turn. */
async function timed<Result>(run: () => Promise<Result>): Promise<[Timed, Result]> {
  let last = performance.now();
  let longest = 0;
  let peak = 0;
  const timer = setInterval(() => {
    const nowMs = performance.now();
    longest = Math.max(longest, nowMs - last - 10);
    last = nowMs;
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 10);
  const begun = performance.now();
  const result = await run();
  clearInterval(timer);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  return [{ seconds, heldUpMs: Math.round(longest), peakMb: Math.round(peak / 1e6) }, result];
}

/** Buyers of different patience: some answer in minutes, some after a day, some never, and some after a follow-up. */
async function fill(store: Database, conversations: number, seed: number, nowMs: number): Promise<void> {
  const chance = createChance(seed);
  const share = () => chance.below(1_000_000) / 1_000_000;
  for (let from = 0; from < conversations; from += 500) {
    const seeds: FeedbackSeed[] = [];
    for (let at = from; at < Math.min(conversations, from + 500); at++) {
      const patience = share();
      const exchanges = Array.from({ length: exchangesEach }, (_, turn): Exchange => {
        const atMs = nowMs - 170 * dayMs + (turn * 30 + share() * 25) * dayMs;
        const isFast = share() < patience;
        const never = !isFast && share() < 0.5;
        const repliesAfter = isFast ? 1 + share() * 60 : 600 + share() * 3000;
        const followUp = { after: 1500, wording: share() < 0.5 ? 'short' : 'usual' };
        return {
          ...{ atMs, asks: 'Quanto custa a cadeira?', answers: 'Custa 300. Qual cor prefere?' },
          ...(never ? {} : { repliesAfter }),
          ...(never && share() < 0.5 ? { followUp } : {}),
        };
      });
      seeds.push(feedbackSeed(conversationOf(at, nowMs), exchanges));
    }
    await insert(store, seeds);
  }
}

/** Two bots that answer each other for a week. */
async function fillLoop(store: Database, at: number, nowMs: number): Promise<void> {
  const exchanges = Array.from({ length: exchangesOfLoop }, (_, turn) => ({
    ...{ atMs: nowMs - 8 * dayMs + turn * 60_000, asks: 'Quanto custa?', answers: 'Custa 300. Qual cor prefere?' },
  }));
  const conversation = { ...conversationOf(at, nowMs), inboundCount: exchangesOfLoop, outboundCount: exchangesOfLoop };
  await insert(store, [feedbackSeed(conversation, exchanges)]);
}

async function insert(store: Database, seeds: readonly FeedbackSeed[]): Promise<void> {
  await store.conversations.insertMany(seeds.map(({ conversation }) => conversation));
  for (const name of ['messages', 'decisions', 'outbox'] as const)
    await store.db.collection(name).insertMany(
      seeds.flatMap((one): object[] => one[name]),
      { ordered: false, writeConcern: { w: 1, journal: false } },
    );
}

function conversationOf(at: number, nowMs: number) {
  const phone = `55119${10_000_000 + at}`;
  const accountId = 'acc_000000000000000000000001' as AccountId;
  return {
    ...newConversation({
      ...{ accountId, channelAccountId: '1', addresses: [`${accountId}|phone|${phone}`], phoneHeldBy: null },
      identity: { phone, userId: null, parentUserId: null, username: null, profileName: null },
      createdAtMs: nowMs,
    }),
    ...{ lastActivityAtMs: nowMs, inboundCount: exchangesEach * 2, outboundCount: exchangesEach },
  };
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exit(1);
  },
);
