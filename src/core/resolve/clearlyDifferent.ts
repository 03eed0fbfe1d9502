import { jaroWinkler } from '@skyra/jaro-winkler';
import { nameTokens } from './personName';

/** Below this two words are not the same name spelled or typed differently (Winkler 1990; typos and transliterations lie above 0.8). */
const alike = 0.78;

/**
 * True when two profile names have nothing in common: no word that is the same or alike, in any script. Names that are missing,
 * or hold no letters, are not different.
 */
export function areClearlyDifferent(one: string | null, other: string | null): boolean {
  const [a, b] = [nameTokens(one), nameTokens(other)];
  if (a.length === 0 || b.length === 0) return false;
  return !a.some((word) => b.some((second) => isAlike(word, second)));
}

function isAlike(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  // An initial, or a short form: "Al" and "Alexandra".
  if (short.length <= 3 && long.startsWith(short)) return true;
  return short.length > 2 && jaroWinkler(a, b) >= alike;
}
