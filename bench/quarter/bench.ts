import { parseArgs } from 'node:util';
import { learntFactsOf, ofFollowUps, type InForceValues } from '../../src/core/feedback/learntFactsOf';
import type { LearntFacts } from '../../src/core/followUp/silence';
import { defaultRules } from '../../src/core/rules/defaults';
import type { Rules } from '../../src/core/rules/rules';
import { describeMachine } from '../machine';
import { appealsOf, hiddenBuyer } from './hiddenBuyer';
import { learnWeekly } from './learnWeekly';
import { Quarter, type Tally } from './liveQuarter';
import { templateNames } from './talk';
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

/** What counts for every silence alike: the draw among wordings apart. */
function factsOf(values: InForceValues): LearntFacts {
  const facts = learntFactsOf(values, [], { language: 'en', seed: 0 });
  if (facts === null) throw new Error('Nothing is learnt.');
  return facts;
}

/** Everything in force, for a reader; the rhythm is a curve. */
function describe(values: InForceValues): string {
  const names = ofFollowUps.filter((name) => values[name] !== undefined);
  const shown = names.map((name) => {
    if (name === 'rhythm') return 'rhythm';
    if (name !== 'wordings') return `${name} ${values[name]?.value ?? ''}`;
    const counts = values.wordings?.value.map((one) => `${one.name} ${one.worked}/${one.worked + one.notWorked}`);
    return `answered of ${counts?.join(', ') ?? ''}`;
  });
  return shown.length === 0 ? 'nothing learnt' : shown.join('; ');
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function main(): void {
  const { buyers: count, weeks, seed } = readArguments();
  const buyers = Array.from({ length: count }, (_, number) => hiddenBuyer(number, seed));
  const fixed = fixedWaits.map((hours) => {
    const quarter = new Quarter(buyers, rulesWith(hours), seed, startMs);
    quarter.liveUntil(startMs + weeks * weekMs, {});
    return quarter.tally;
  });
  const quarter = new Quarter(buyers, rulesWith(24), seed, startMs);
  const states: { week: number; values: InForceValues }[] = [];
  let values: InForceValues = {};
  for (let week = 1; week <= weeks; week++) {
    quarter.liveUntil(startMs + week * weekMs, values);
    values = learnWeekly(quarter, values, startMs + week * weekMs);
    if (values.rhythm !== undefined) states.push({ week, values });
    process.stderr.write(`week ${week}: ${describe(values)}\n`);
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
  const plans = states.map((state) => plansOf(situations, factsOf(state.values)));
  console.log(`
| Learnt after week | worth of a needless one, h | decided otherwise than the week before | entropy over three weeks, bits |
|---|---|---|---|
${plans
  .map((plan, place) => {
    const { week, values: state } = states[place]!;
    const changed = place === 0 ? '' : `${(100 * shareChanged(plans[place - 1]!, plan)).toFixed(0)} %`;
    const three = plans.slice(Math.max(0, place - 2), place + 1);
    const entropy = three.length === 3 ? entropyOver(three).toFixed(2) : '';
    return `| ${week} | ${factsOf(state).prematureHours} | ${changed} | ${entropy} |`;
  })
  .join('\n')}

At the end: ${describe(values)}. What the templates are worth, hidden: ${appealsOf(templateNames.length, seed)
    .map((appeal, place) => `${templateNames[place]} ${appeal.toFixed(2)}`)
    .join(', ')}.`);
  // What the product promises: never more than the fixed rules alone.
  if (own.followUps > fixed[0]!.followUps) throw new Error('What was learnt sent more than the fixed rules alone.');
}

main();
