import type { Judged } from './judged';

/** Plain means over the horizons: lower is better. */
export interface ForecastScores {
  readonly brier: number;
  readonly logLoss: number;
  readonly calibration: number;
}

const horizonsHours = [1, 4, 24, 72];
const bins = 10;

/** Brier score, log-loss and expected calibration error of "a reply within h hours", over h = 1, 4, 24, 72 (facts/timing.md, 3). */
export function forecastScores(spans: readonly Judged[], windowHours: number): ForecastScores {
  const scores = horizonsHours.filter((hours) => hours <= windowHours).map((hours) => scoresAt(spans, hours));
  const mean = (of: keyof ForecastScores): number => scores.reduce((sum, score) => sum + score[of], 0) / scores.length;
  return { brier: mean('brier'), logLoss: mean('logLoss'), calibration: mean('calibration') };
}

function scoresAt(spans: readonly Judged[], hours: number): ForecastScores {
  let [brier, logLoss, count] = [0, 0, 0];
  const forecast = new Float64Array(bins);
  const happened = new Float64Array(bins);
  for (const span of spans) {
    const outcome = outcomeAt(span, hours);
    if (outcome === null) continue;
    const chance = Math.min(Math.max(1 - (span.silent[hours - 1] ?? 1), 1e-4), 1 - 1e-4);
    brier += (chance - outcome) ** 2;
    logLoss -= Math.log(outcome === 1 ? chance : 1 - chance);
    count += 1;
    const bin = Math.min(Math.floor(chance * bins), bins - 1);
    forecast[bin] = (forecast[bin] ?? 0) + chance;
    happened[bin] = (happened[bin] ?? 0) + outcome;
  }
  const calibration = forecast.reduce((sum, total, bin) => sum + Math.abs(total - (happened[bin] ?? 0)), 0) / count;
  return { brier: brier / count, logLoss: logLoss / count, calibration };
}

/** 1: replied by then, 0: not; null where the sender wrote again before, so that nobody knows. */
export function outcomeAt({ hours: ended, replied }: Judged, hours: number): 0 | 1 | null {
  if (replied && ended <= hours) return 1;
  return ended >= hours ? 0 : null;
}
