import { setTimeout as pause } from 'node:timers/promises';
import { costsEach, readCosts, type Costs } from './costs';
import { waitForDrain } from './drain';
import { runLanes } from './load';
import { phoneOf, newText } from './messages';
import type { Settings } from './settings';
import type { Stage } from './stage';
import { bare, bareWithSteps, captured, decided, type Variant } from './variants';

/** One variant over all rounds. `ratios` are to the bare variant of the same round. */
export interface Measured {
  readonly name: Variant['name'];
  readonly means: string;
  readonly perSecond: readonly number[];
  readonly ratios: readonly number[];
  readonly costs: readonly Costs[];
}

export interface Throughput {
  readonly established: readonly Measured[];
  readonly captureOnly: readonly Measured[];
  readonly fresh: readonly Measured[];
}

/** Conversations that every later part may use as established ones. */
export const establishedGroup = 1;
const freshGroup = 20;

/** Interleaved rounds of each variant; settling is off but for "captured". */
export async function measureThroughput(stage: Stage, settings: Settings): Promise<Throughput> {
  const { rounds, warmUpRounds, messagesPerRound, freshRounds, freshMessagesPerRound } = settings;
  await stage.line.setQuietSeconds(0);
  const established = await interleave(stage, settings, [bare, bareWithSteps, decided], {
    rounds,
    warmUpRounds,
    messages: messagesPerRound,
    fresh: false,
  });
  // Turns stay open for a minute: long enough for three rounds, and then they are settled at once.
  await stage.line.setQuietSeconds(60);
  const captureOnly = await interleave(stage, settings, [bare, captured], {
    rounds: Math.min(3, rounds),
    warmUpRounds: 0,
    messages: messagesPerRound,
    fresh: false,
  });
  await stage.line.setQuietSeconds(0);
  await settleOpenTurns(stage, settings);
  const fresh = await interleave(stage, settings, [bare, decided], {
    rounds: freshRounds,
    warmUpRounds: 0,
    messages: freshMessagesPerRound,
    fresh: true,
  });
  return { established, captureOnly, fresh };
}

async function interleave(
  stage: Stage,
  settings: Settings,
  variants: readonly Variant[],
  plan: { rounds: number; warmUpRounds: number; messages: number; fresh: boolean },
): Promise<Measured[]> {
  const rates = variants.map((variant) => ({ variant, perSecond: [] as number[], costs: [] as Costs[] }));
  for (let round = 0; round < plan.warmUpRounds + plan.rounds; round++) {
    for (const { variant, perSecond, costs } of rates) {
      const group = plan.fresh ? freshGroup + round : establishedGroup;
      const result = await runRound(stage, settings, variant, group, plan);
      if (round < plan.warmUpRounds) continue;
      perSecond.push(result.perSecond);
      costs.push(result.costs);
    }
  }
  const floor = rates[0]?.perSecond ?? [];
  return rates.map(({ variant, perSecond, costs }) => ({
    name: variant.name,
    means: variant.means,
    perSecond,
    ratios: perSecond.map((rate, round) => rate / (floor[round] ?? Number.NaN)),
    costs,
  }));
}

async function runRound(
  stage: Stage,
  settings: Settings,
  variant: Variant,
  group: number,
  plan: { messages: number; fresh: boolean },
): Promise<{ perSecond: number; costs: Costs }> {
  const { inFlight, conversationsEach } = settings;
  const under = await variant.begin(stage);
  // What the round before left to finish behind its last message.
  await pause(500);
  const before = await readCosts(stage);
  const startMs = performance.now();
  await runLanes(
    inFlight,
    (started) => started >= plan.messages,
    (lane, turn) => under.one(group, (plan.fresh ? turn : turn % conversationsEach) * inFlight + lane),
  );
  const seconds = (performance.now() - startMs) / 1000;
  await under.end();
  const costs = costsEach(before, await readCosts(stage), plan.messages);
  process.stderr.write(`  ${variant.name}${plan.fresh ? ', new' : ''}: ${(plan.messages / seconds).toFixed(1)}/s\n`);
  return { perSecond: plan.messages / seconds, costs };
}

/** With settling off, one more message settles a turn that was left open. */
async function settleOpenTurns(stage: Stage, settings: Settings): Promise<void> {
  const { inFlight, conversationsEach } = settings;
  await runLanes(
    inFlight,
    (started) => started >= inFlight * conversationsEach,
    async (lane, turn) => {
      await stage.line.say(phoneOf(establishedGroup, turn * inFlight + lane), newText());
    },
  );
  await waitForDrain(stage);
}
