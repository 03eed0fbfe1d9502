import type { WordingCount } from './parameters';

/**
 * Draws the worth of each approved wording once: Thompson sampling from Beta(1 + worked, 1 + not worked). Pure: the same counts and
 * the same seed, the same worths. What was used in the buyer's language counts there; else what was seen in all of them.
 */
export function drawWordings(
  counts: readonly WordingCount[],
  by: { readonly language: string | null; readonly seed: number },
): Readonly<Record<string, number>> {
  const names = [...new Set(counts.map(({ name }) => name))].sort();
  return Object.fromEntries(
    names.map((name) => {
      const ofName = counts.filter((count) => count.name === name);
      const ofLanguage = ofName.filter(({ language }) => isSameLanguage(language, by.language));
      const counted = ofLanguage.length > 0 ? ofLanguage : ofName;
      const worked = counted.reduce((sum, count) => sum + count.worked, 0);
      const notWorked = counted.reduce((sum, count) => sum + count.notWorked, 0);
      return [name, drawBeta(1 + worked, 1 + notWorked, chanceFrom(by.seed, name))];
    }),
  );
}

function isSameLanguage(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one.split(/[-_]/)[0] === other.split(/[-_]/)[0];
}

/** A row of numbers in [0, 1) that is always the same for a seed and a name (mulberry32 over FNV-1a). */
function chanceFrom(seed: number, name: string): () => number {
  let state = seed | 0;
  for (let place = 0; place < name.length; place++) state = Math.imul(state ^ name.charCodeAt(place), 16777619);
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
