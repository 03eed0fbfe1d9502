import { fnv1a } from '../fnv1a';
import { worthKey } from '../followUp/worth';
import type { WordingCount } from './parameters';

/** An approved wording or template that can be taken. */
export interface Candidate {
  readonly name: string;
  readonly isTemplate: boolean;
  /** What it says now, by `textKeyOf`: its text in each of its languages. */
  readonly textKeys: readonly string[];
}

/**
 * Draws the worth of each candidate once: Thompson sampling from Beta(1 + worked, 1 + not worked); one that was not tried yet from
 * Beta(1, 1). By {@link worthKey}. Pure: the same counts and the same seed, the same worths. What was used in the buyer's language
 * counts there; else what was seen in all of them. What another text of that name has come to says nothing about this one.
 */
export function drawWordings(
  counts: readonly WordingCount[],
  candidates: readonly Candidate[],
  by: { readonly language: string | null; readonly seed: number },
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    candidates.map((candidate) => {
      const key = worthKey(candidate);
      const ofName = counts.filter((count) => isOf(count, candidate));
      const ofLanguage = ofName.filter(({ language }) => isSameLanguage(language, by.language));
      const counted = ofLanguage.length > 0 ? ofLanguage : ofName;
      const worked = sumOf(counted.map((count) => count.worked));
      const notWorked = sumOf(counted.map((count) => count.notWorked));
      return [key, drawBeta(1 + worked, 1 + notWorked, chanceFrom(by.seed, key))];
    }),
  );
}

/** Counts of earlier versions do not say whether they are of a template, nor of which text: they count for both, and for any. */
function isOf({ name, isTemplate, textKey }: WordingCount, candidate: Candidate): boolean {
  if (name !== candidate.name || (isTemplate !== undefined && isTemplate !== candidate.isTemplate)) return false;
  return textKey === undefined || candidate.textKeys.includes(textKey);
}

/** What is no count counts nothing: a document may be edited by hand. The sum stays one, or drawing would never end. */
function sumOf(counts: readonly number[]): number {
  const sum = counts.reduce((before, count) => before + (Number.isFinite(count) ? Math.max(0, count) : 0), 0);
  return Math.min(sum, Number.MAX_SAFE_INTEGER);
}

function isSameLanguage(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one.split(/[-_]/)[0] === other.split(/[-_]/)[0];
}

/** A row of numbers in [0, 1) that is always the same for a seed and a name (mulberry32 over FNV-1a). */
function chanceFrom(seed: number, name: string): () => number {
  let state = fnv1a(name, seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function drawBeta(alpha: number, beta: number, chance: () => number): number {
  const one = drawGamma(alpha, chance);
  return one / (one + drawGamma(beta, chance));
}

/** Gamma(shape, 1) for a shape of 1 or more: Marsaglia and Tsang, 2000. */
function drawGamma(shape: number, chance: () => number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const normal = drawNormal(chance);
    const v = (1 + c * normal) ** 3;
    if (v > 0 && Math.log(1 - chance()) < normal ** 2 / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Box and Muller, 1958. */
function drawNormal(chance: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
}
