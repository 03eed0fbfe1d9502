import { activityClock } from './activityClock';
import { logHours, profileFor } from './classes';
import { examplesOf, type Example, type History } from './examples';
import { fitClasses, type TimedSpan } from './fitClasses';
import { fitHazard } from './fitHazard';
import { hourIn } from './buyerRhythm';
import { longestHorizonHours } from './points';
import { burstsOf } from './spans';
import type { ClassModel, RhythmModel } from './rhythm';

export type { History } from './examples';

/** So many spans of one buyer weigh as much as what is known of all: only a fifth of the spread of slow replies is between buyers. */
const pseudoSpans = 10;
const pseudoBursts = 30;
/** Fewer spans than this teach nothing: the fixed floors stand alone. */
const fewestSpans = 200;
/** The hazard is heard with up to half the say; with half of that once so many spans were seen. */
const [mostHazardWeight, spansForHalf] = [0.5, 2000];

/**
 * Learns what all buyers have in common. Nothing after `untilMs` is looked at; the same input gives the same model. Null: fewer
 * than 200 spans were seen. `horizonHours`: within how long a reply counts; at most 168.
 */
export function fitRhythm(
  histories: readonly History[],
  untilMs: number,
  horizonHours = longestHorizonHours,
): RhythmModel | null {
  const examples = histories
    .flatMap((history) => examplesOf(history, untilMs))
    .filter(({ span }) => span.durationMs > 0);
  if (examples.length < fewestSpans) return null;
  const profile = populationProfile(histories, untilMs);
  const timed = examples.map((example) => timedSpan(example, profile));
  const replies = timed.filter(({ replied }) => replied);
  const typical = {
    latency: replies.reduce((sum, { logHours }) => sum + logHours, 0) / Math.max(replies.length, 1),
    replied: replies.length / timed.length,
  };
  const classes: ClassModel = { profile, pseudoSpans, pseudoBursts, ...fitClasses(timed) };
  return {
    format: 1,
    learntFromSpans: examples.length,
    horizonHours,
    classes,
    hazard: fitHazard(examples, classes, typical, horizonHours),
    hazardWeight: (mostHazardWeight * examples.length) / (examples.length + spansForHalf),
  };
}

function timedSpan({ span, buyer, zone }: Example, profile: readonly number[]): TimedSpan {
  const clock = activityClock(profileFor({ profile, pseudoBursts }, buyer.activity), zone, span.startedAtMs);
  return {
    state: span.state,
    logHours: logHours(clock, span.startedAtMs + span.durationMs),
    replied: span.end === 'replied',
  };
}

/** Bursts of all buyers by the hour of their own clock, mean 1; a tenth is spread evenly, so that no hour stands still. */
function populationProfile(histories: readonly History[], untilMs: number): number[] {
  const counts = new Array<number>(24).fill(0);
  let bursts = 0;
  for (const { messages, zone } of histories) {
    for (const { direction, lastAtMs } of burstsOf(messages.filter(({ atMs }) => atMs <= untilMs))) {
      if (direction === 'out') continue;
      const hour = hourIn(zone, lastAtMs);
      counts[hour] = (counts[hour] ?? 0) + 1;
      bursts += 1;
    }
  }
  return counts.map((count) => (bursts === 0 ? 1 : (24 * 0.9 * count) / bursts + 0.1));
}
