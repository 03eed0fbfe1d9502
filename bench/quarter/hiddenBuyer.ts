import { hourIn } from '../../src/core/rhythm/buyerRhythm';
import { createChance, type Chance } from '../identity/chance';

/** A buyer as nobody sees them: when they look at the phone, and what they do then. Not the model's own shape, on purpose. */
export interface HiddenBuyer {
  readonly number: number;
  readonly zone: string;
  /** How often they look at the phone, by hour of their own clock: looks an hour. */
  readonly looksAtHour: readonly number[];
  /** Chance that they answer in the live session when they have just written. */
  readonly staysLive: number;
  /** At each look: answers; gives it up for good; forgets it until somebody reminds them. The rest puts it off. */
  readonly answersAtLook: number;
  readonly dropsAtLook: number;
  readonly forgetsAtLook: number;
  /** Chance that a reminder brings back one who forgot. */
  readonly wakes: number;
  /** Days between two inquiries, on the average. */
  readonly daysBetween: number;
}

/** What becomes of one silence if we say nothing. */
export type Fate =
  { readonly kind: 'replies'; readonly atMs: number } | { readonly kind: 'forgets' | 'drops'; readonly atMs: number };

const hourMs = 3600 * 1000;
const zones = [
  'America/Sao_Paulo',
  'Europe/Berlin',
  'Asia/Dubai',
  'Asia/Kolkata',
  'Asia/Jakarta',
  'America/Mexico_City',
];
/** Early, office, evening and night people. */
const days = [
  { wakesHour: 6, sleepsHour: 21, peakHour: 8 },
  { wakesHour: 8, sleepsHour: 23, peakHour: 13 },
  { wakesHour: 9, sleepsHour: 24, peakHour: 20 },
  { wakesHour: 11, sleepsHour: 26, peakHour: 23 },
];
/** After so many looks whoever has put it off has forgotten it. */
const mostLooks = 60;

/** A buyer by number and seed: the same for the same. */
export function hiddenBuyer(number: number, seed: number): HiddenBuyer {
  const chance = createChance(seed * 1_000_003 + number);
  const day = chance.pick(days);
  const eager = chance.next();
  const looksADay = 2 + 14 * eager * chance.next();
  const shape = Array.from({ length: 24 }, (_, hour) => {
    const isAwake = [hour, hour + 24].some((at) => at >= day.wakesHour && at < day.sleepsHour);
    const distance = Math.min(Math.abs(hour - day.peakHour), 24 - Math.abs(hour - day.peakHour));
    return isAwake ? 0.4 + Math.exp(-((distance / 3) ** 2)) : 0.02;
  });
  const sum = shape.reduce((all, share) => all + share, 0);
  return {
    ...{ number, zone: chance.pick(zones), looksAtHour: shape.map((share) => (share / sum) * looksADay) },
    staysLive: 0.3 + 0.5 * eager,
    answersAtLook: 0.06 + 0.4 * eager * chance.next(),
    dropsAtLook: 0.02 + 0.08 * chance.next(),
    forgetsAtLook: 0.02 + 0.08 * chance.next(),
    wakes: 0.15 + 0.4 * chance.next(),
    daysBetween: 5 + 15 * chance.next(),
  };
}

/** How well a template wakes, by its number: a share of what the buyer's own readiness allows. Hidden, and the same for all. */
export function appealsOf(count: number, seed: number): number[] {
  const chance = createChance(seed * 77_003 + 5);
  return Array.from({ length: count }, () => 0.5 + 0.5 * chance.next());
}

/** What becomes of a silence that begins at `fromMs`. */
export function fateOf(buyer: HiddenBuyer, fromMs: number, isLive: boolean, chance: Chance): Fate {
  if (isLive && chance.happens(buyer.staysLive))
    return { kind: 'replies', atMs: fromMs + Math.round(60_000 * (0.3 + 6 * -Math.log(1 - chance.next()))) };
  let atMs = fromMs;
  for (let look = 0; look < mostLooks; look++) {
    atMs = nextLook(buyer, atMs, chance);
    const drawn = chance.next();
    if (drawn < buyer.answersAtLook) return { kind: 'replies', atMs };
    if (drawn < buyer.answersAtLook + buyer.dropsAtLook) return { kind: 'drops', atMs };
    if (drawn < buyer.answersAtLook + buyer.dropsAtLook + buyer.forgetsAtLook) return { kind: 'forgets', atMs };
  }
  return { kind: 'forgets', atMs };
}

/** The next time the buyer looks at the phone: a Poisson process whose rate goes with the hour. */
export function nextLook({ looksAtHour, zone }: HiddenBuyer, fromMs: number, chance: Chance): number {
  let left = -Math.log(1 - chance.next());
  let atMs = fromMs;
  for (;;) {
    const untilMs = (Math.floor(atMs / hourMs) + 1) * hourMs;
    const rate = looksAtHour[hourIn(zone, atMs)] ?? 0;
    const looks = (rate * (untilMs - atMs)) / hourMs;
    if (looks >= left) return Math.round(atMs + (left / rate) * hourMs);
    left -= looks;
    atMs = untilMs;
  }
}
