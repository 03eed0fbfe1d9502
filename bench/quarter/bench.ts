import { parseArgs } from 'node:util';
import { learnPrematureHours } from '../../src/core/feedback/learnPremature';
import { learnRhythm } from '../../src/core/feedback/learnRhythm';
import { unlearntCosts } from '../../src/core/feedback/parameters';
import type { LearntFacts } from '../../src/core/followUp/silence';
import { defaultRules } from '../../src/core/rules/defaults';
import type { Rules } from '../../src/core/rules/rules';
import { describeMachine } from '../machine';
import { hiddenBuyer } from './hiddenBuyer';
import { Quarter, type Tally } from './liveQuarter';
import { entropyOver, plansOf, shareChanged, situationsOf } from './predictability';

const usage = 'npm run bench:quarter -- [--buyers N] [--weeks N] [--seed N]';
const weekMs = 7 * 24 * 3600 * 1000;
const startMs = Date.parse('2026-01-05T00:00:00Z');
/** Fixed timers beside the product's own, to compare at an equal number of messages. */
const fixedWaits = [24, 30, 36, 42, 48, 60, 72, 96];

function readArguments() {
  const { values } = parseArgs({
    options: {
      buyers: { type: 'string', default: '2000' },
      weeks: { type: 'string', default: '13' },
      seed: { type: 'string', default: '1' },
    },
  });
  const [buyers, weeks, seed] = [values.buyers, values.weeks, values.seed].map(Number) as [number, number, number];
  if (![buyers, weeks, seed].every((value) => Number.isInteger(value) && value > 0)) throw new Error(usage);
  return { buyers, weeks, seed };
}

function rulesWith(waitHours: number): Rules {
  return { ...defaultRules, followUp: { ...defaultRules.followUp, waitHours } };
}

/** What the weekly run makes of everything so far; the state before when it is not better. */
function learnFrom(quarter: Quarter, before: LearntFacts | null, week: number): LearntFacts | null {
  const nowMs = startMs + week * weekMs;
  const { learnt, heldOut } = learnRhythm(quarter.histories(), before?.model ?? null, nowMs);
  if (learnt.outcome !== 'learnt') return before;
  const costs = learnPrematureHours(learnt.value, heldOut);
  const prematureHours =
    costs.outcome === 'learnt' ? costs.value : (before?.prematureHours ?? unlearntCosts.prematureHours);
  const { templateHours, leastChance } = unlearntCosts;
  const costsInForce = { prematureHours, templateHours, leastChance };
  return { version: `week-${week}`, actsAt: 'fixedMoment', model: learnt.value, ...costsInForce, wordings: {} };
}

function row(name: string, tally: Tally): string {
  const { followUps, needless, inVain, woken, replies, waitHours, silences } = tally;
  const mean = waitHours.reduce((sum, hours) => sum + hours, 0) / waitHours.length;
  const share = (count: number) => `${((100 * count) / followUps).toFixed(1)} %`;
  return `| ${name} | ${silences} | ${followUps} | ${needless} (${share(needless)}) | ${inVain} | ${woken} (${share(woken)}) | ${replies} | ${mean.toFixed(1)} |`;
}

/** A figure of the fixed timers where they send as many messages: between the two waits around it. */
function atEqualNumber(fixed: readonly Tally[], followUps: number, figureOf: (tally: Tally) => number): number | null {
  for (let place = 1; place < fixed.length; place++) {
    const [more, fewer] = [fixed[place - 1]!, fixed[place]!];
    if (followUps > more.followUps || followUps < fewer.followUps) continue;
    const share =
      more.followUps === fewer.followUps ? 0 : (more.followUps - followUps) / (more.followUps - fewer.followUps);
    return figureOf(more) + share * (figureOf(fewer) - figureOf(more));
  }
  return null;
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function main(): void {
  const { buyers: count, weeks, seed } = readArguments();
  const buyers = Array.from({ length: count }, (_, number) => hiddenBuyer(number, seed));
  const fixed = fixedWaits.map((hours) => {
    const quarter = new Quarter(buyers, rulesWith(hours), seed, startMs);
    quarter.liveUntil(startMs + weeks * weekMs, null);
    return quarter.tally;
  });
  const quarter = new Quarter(buyers, rulesWith(24), seed, startMs);
  const states: LearntFacts[] = [];
  let learnt: LearntFacts | null = null;
  for (let week = 1; week <= weeks; week++) {
    quarter.liveUntil(startMs + week * weekMs, learnt);
    learnt = learnFrom(quarter, learnt, week);
    if (learnt !== null) states.push(learnt);
    process.stderr.write(`week ${week}: ${learnt?.version ?? 'nothing learnt'}\n`);
  }
  const own = quarter.tally;
  console.log(`- Machine: ${describeMachine()}. ${count} buyers, ${weeks} weeks, seed ${seed}.

| Policy | silences | follow-ups | needless | to who had given up | woken | replies | mean wait of who had forgotten, h |
|---|---|---|---|---|---|---|---|
${fixed.map((tally, place) => row(`fixed, ${fixedWaits[place]} h`, tally)).join('\n')}
${row('learnt weekly, floor 24 h', own)}
`);
  const equal = (figureOf: (tally: Tally) => number) => atEqualNumber(fixed, own.followUps, figureOf);
  const needless = equal((tally) => tally.needless);
  const woken = equal((tally) => tally.woken);
  const wait = equal((tally) => meanOf(tally.waitHours));
  if (needless === null || woken === null || wait === null)
    console.log('No two fixed timers send as many as the learnt policy on either side of it.');
  else
    console.log(
      `At as many follow-ups (${own.followUps}) a fixed timer has ${needless.toFixed(0)} needless ones (learnt: ${own.needless}), ` +
        `${woken.toFixed(0)} woken replies (learnt: ${own.woken}) and ${wait.toFixed(1)} h of waiting (learnt: ${meanOf(own.waitHours).toFixed(1)}).`,
    );
  const situations = situationsOf(quarter.histories(), 500, seed);
  const plans = states.map((state) => plansOf(situations, state));
  console.log(`
| Learnt after week | decided otherwise than the week before | entropy over three weeks, bits |
|---|---|---|
${plans
  .slice(1)
  .map((plan, place) => {
    const three = plans.slice(Math.max(0, place - 1), place + 2);
    const entropy = three.length === 3 ? entropyOver(three).toFixed(2) : '';
    return `| ${states[place + 1]!.version.slice(5)} | ${(100 * shareChanged(plans[place]!, plan)).toFixed(0)} % | ${entropy} |`;
  })
  .join('\n')}`);
  // What the product promises: never more than the fixed rules alone.
  if (own.followUps > fixed[0]!.followUps) throw new Error('What was learnt sent more than the fixed rules alone.');
}

main();
