import { waitForDrain } from './drain';
import { runLanes, runOpenLoop } from './load';
import { newText, phoneOf } from './messages';
import type { Settings } from './settings';
import type { Stage } from './stage';
import { percentile } from './statistics';
import { establishedGroup } from './throughput';

/** Webhook to 200 under one load. Milliseconds. */
export interface Latency {
  readonly temporal: string;
  readonly load: string;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
  readonly failed: number;
}

/** How Temporal came back, and how long until every message that waited was decided. */
export interface Recovery {
  readonly means: string;
  readonly waiting: number;
  readonly upAfterMs: number;
  readonly drainedAfterMs: number;
}

/**
 * Settling is off. Temporal up; slowed (stopped in its tracks four fifths of the time); killed and started again; stopped in its
 * tracks (SIGSTOP) and let go on.
 */
export async function measureLatency(
  stage: Stage,
  settings: Settings,
): Promise<{ latencies: Latency[]; recoveries: Recovery[] }> {
  const { temporal } = stage.engines;
  const latencies: Latency[] = [];
  const recoveries: Recovery[] = [];
  await stage.line.setQuietSeconds(0);
  await makeConversations(stage, settings);
  for (const load of loadsOf(stage, settings)) {
    latencies.push(await load('up'));
    const drainedAfterMs = await waitForDrain(stage);
    process.stderr.write(`  drained after ${(drainedAfterMs / 1000).toFixed(1)} s\n`);
  }

  const slow = slowDown(temporal.pid() ?? 0);
  for (const load of loadsOf(stage, settings).slice(0, -1)) latencies.push(await load('slowed'));
  recoveries.push(
    await recover(stage, 'slowed (four fifths of the time stopped), then let go on', async () => slow.end()),
  );

  await temporal.kill();
  for (const load of loadsOf(stage, settings)) latencies.push(await load('killed'));
  recoveries.push(await recover(stage, 'killed (SIGKILL), then started again', () => temporal.restart()));

  const pid = temporal.pid() ?? 0;
  process.kill(pid, 'SIGSTOP');
  for (const load of loadsOf(stage, settings).slice(0, -1)) latencies.push(await load('hangs'));
  const goOn = async () => void process.kill(pid, 'SIGCONT');
  recoveries.push(await recover(stage, 'hanging (SIGSTOP), then let go on', goOn));
  return { latencies, recoveries };
}

/** Lets a process run only a fifth of the time, in turns of half a second. */
function slowDown(pid: number): { end(): void } {
  const periodMs = 500;
  const signal = (name: 'SIGSTOP' | 'SIGCONT') => {
    process.kill(pid, name);
  };
  const turn = setInterval(() => {
    signal('SIGCONT');
    setTimeout(() => signal('SIGSTOP'), periodMs / 5);
  }, periodMs);
  return {
    end() {
      clearInterval(turn);
      // After the last stop of a turn that had begun.
      setTimeout(() => signal('SIGCONT'), periodMs);
    },
  };
}

/** Established conversations only: the first message of each is not timed. */
async function makeConversations(stage: Stage, { inFlight, conversationsEach }: Settings): Promise<void> {
  await runLanes(
    inFlight,
    (started) => started >= inFlight * conversationsEach,
    async (lane, round) => void (await stage.line.say(phoneOf(establishedGroup, round * inFlight + lane), newText())),
  );
  await waitForDrain(stage);
}

async function recover(stage: Stage, means: string, bringBack: () => Promise<void>): Promise<Recovery> {
  const waiting = await stage.store.intake.countDocuments({ 'pending.0': { $exists: true } });
  const startMs = performance.now();
  await bringBack();
  const upAfterMs = performance.now() - startMs;
  const drainedAfterMs = await waitForDrain(stage);
  process.stderr.write(`  ${means}: ${waiting} drained after ${(drainedAfterMs / 1000).toFixed(1)} s\n`);
  return { means, waiting, upAfterMs, drainedAfterMs };
}

/** The rates in turn, and at the end as much as it takes. */
function loadsOf(stage: Stage, settings: Settings): ((temporal: string) => Promise<Latency>)[] {
  const conversations = settings.inFlight * settings.conversationsEach;
  const say = (number: number) => stage.line.say(phoneOf(establishedGroup, number % conversations), newText());
  const rates = settings.ratesPerSecond.map((perSecond) => async (temporal: string) => {
    const answers = await runOpenLoop(perSecond, settings.secondsPerRate, say);
    return latencyOf(temporal, `${perSecond} per second`, answers, perSecond);
  });
  return [...rates, (temporal) => atMost(settings, temporal, say)];
}

async function atMost(
  { inFlight, secondsAtMost }: Settings,
  temporal: string,
  say: (number: number) => Promise<boolean>,
): Promise<Latency> {
  const answers: (number | null)[] = [];
  const startMs = performance.now();
  const over = () => performance.now() - startMs > secondsAtMost * 1000;
  await runLanes(inFlight, over, async (lane, round) => {
    const sentMs = performance.now();
    const good = await say(round * inFlight + lane);
    answers.push(good ? performance.now() - sentMs : null);
  });
  const perSecond = (answers.length * 1000) / (performance.now() - startMs);
  return latencyOf(temporal, `the most, ${inFlight} at once`, answers, perSecond);
}

/** The figures of some answers. */
export function latencyOf(
  temporal: string,
  load: string,
  answers: readonly (number | null)[],
  perSecond: number,
): Latency {
  const good = answers.filter((answer) => answer !== null);
  const latency = {
    temporal,
    load,
    perSecond,
    p50: percentile(good, 0.5),
    p99: percentile(good, 0.99),
    most: Math.max(...good),
    failed: answers.length - good.length,
  };
  process.stderr.write(
    `  Temporal ${temporal}, ${load}: p50 ${latency.p50.toFixed(1)}, p99 ${latency.p99.toFixed(1)} ms\n`,
  );
  return latency;
}
