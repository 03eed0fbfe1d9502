import { figure, type Learnt } from './learnt';
import { parameterBounds, within } from './parameters';
import type { ChanceTally, WaitTally } from './tallied';

const leastWaits = 200;
/** A reply is due before one waiting buyer in ten has written again. */
const patientShare = 0.9;

/**
 * By when buyers want to be answered: the time after which one in ten of those still waiting has written again, whatever we did.
 * Waits that we ended first count as long as they lasted (Kaplan and Meier, 1958). In minutes. Pure.
 */
export function learnDueTime(waits: readonly WaitTally[]): Learnt<number> {
  const seen = waits.reduce((sum, { wroteAgain, answered }) => sum + wroteAgain + answered, 0);
  const wroteAgain = waits.reduce((sum, one) => sum + one.wroteAgain, 0);
  const figures = [figure('shareWroteAgain', seen === 0 ? 0 : wroteAgain / seen)];
  if (seen < leastWaits) return { outcome: 'tooLittle', seen, figures };
  let waiting = seen;
  let patient = 1;
  for (const bin of [...waits].sort((a, b) => a.minutes - b.minutes)) {
    patient *= 1 - bin.wroteAgain / waiting;
    waiting -= bin.wroteAgain + bin.answered;
    if (patient <= patientShare) return { outcome: 'learnt', value: minutesOf(bin.minutes), seen, figures };
  }
  return { outcome: 'learnt', value: parameterBounds.dueTime.most, seen, figures };
}

function minutesOf(minutes: number): number {
  return within(Math.floor(minutes), parameterBounds.dueTime);
}

const leastFollowUps = 50;
/** Follow-ups below the chance were answered at most this often. */
const hopelessShare = 0.03;

/**
 * Below which told chance of a reply follow-ups are hardly ever answered: those conversations are closed quietly. The highest whole
 * percent within bounds for which that is sure enough; 0 when there is none. Nothing is sent below what is in force, so in time
 * nothing is known of it any more: then it stays. Pure.
 */
export function learnLeastChance(chances: readonly ChanceTally[], inForce: number | null): Learnt<number> {
  const seen = chances.reduce((sum, { sent }) => sum + sent, 0);
  if (seen < leastFollowUps) return { outcome: 'tooLittle', seen, figures: [] };
  const mostPercent = Math.round(parameterBounds.leastChance.most * 100);
  for (let percent = mostPercent; percent > 0; percent--) {
    const below = chances.filter((one) => one.percent < percent);
    const sent = below.reduce((sum, one) => sum + one.sent, 0);
    const worked = below.reduce((sum, one) => sum + one.worked, 0);
    const share = (worked + 1) / (sent + 2);
    if (sent < leastFollowUps || share > hopelessShare) continue;
    return {
      outcome: 'learnt',
      value: percent / 100,
      seen,
      figures: [figure('sentBelow', sent), figure('answeredBelow', share)],
    };
  }
  const inForcePercent = Math.round((inForce ?? 0) * 100);
  const sentBelow = chances.reduce((sum, { percent, sent }) => sum + (percent < inForcePercent ? sent : 0), 0);
  if (inForcePercent > 0 && sentBelow < leastFollowUps)
    return { outcome: 'tooLittle', seen, figures: [figure('sentBelow', sentBelow)] };
  return { outcome: 'learnt', value: 0, seen, figures: [] };
}
