import { jaroWinkler } from '@skyra/jaro-winkler';
import { soundOf, type ComparableName } from '../resolve/personName';

/**
 * How two names compare. `same`: the same letters, in whatever order and spacing; `alike`: every word the same or a typo away;
 * `sounds`: written differently, as transliterations are; `longer`: one has all words of the other (two at least) and more;
 * `initials`: the same with initials; `oneWord`: one word only, which the other has; `partly`: some words the same, others not.
 */
export type NameLevel =
  'same' | 'reordered' | 'alike' | 'sounds' | 'longer' | 'initials' | 'oneWord' | 'partly' | 'different' | 'missing';

/** Winkler 1990: most typing errors in names stay above this; in two letters everything is a typo of everything. */
const typed = 0.9;
const leastTyped = 3;
/** So many letters in common are no chance. */
const leastShared = 4;

/** The level of agreement of two names; null stands for a name that is not known. */
export function compareNames(a: ComparableName | null, b: ComparableName | null): NameLevel {
  if (a === null || b === null) return 'missing';
  if (a.letters === b.letters && isRotation(a.words.join(''), b.words.join('')))
    return a.words.join('') === b.words.join('') ? 'same' : 'reordered';
  const [short, long] = a.words.length <= b.words.length ? [a, b] : [b, a];
  const pairs = pairWords(short.words, long.words);
  if (pairs.every((how) => how === 'same') && short.words.length === long.words.length) return 'reordered';
  const isAlike = pairs.every((how) => how === 'same' || how === 'typo');
  if (isAlike && short.words.length === long.words.length) return 'alike';
  if (a.sounds.length >= leastShared && a.sounds === b.sounds) return 'sounds';
  const same = pairs.filter((how) => how === 'same' || how === 'typo' || how === 'sound').length;
  if (same === pairs.length) {
    if (short.words.length === long.words.length) return 'sounds';
    return short.words.length >= 2 ? 'longer' : 'oneWord';
  }
  if (same > 0 && pairs.every((how) => how !== 'none')) return 'initials';
  return pairs.some((how, i) => how !== 'none' && how !== 'initial' && (short.words[i]?.length ?? 0) >= leastShared)
    ? 'partly'
    : 'different';
}

type WordMatch = 'same' | 'typo' | 'sound' | 'initial' | 'none';
const byStrength: readonly WordMatch[] = ['same', 'typo', 'sound', 'initial'];

/** How each word of the shorter name is found in the longer one, each word used once, the strongest matches first. */
function pairWords(short: readonly string[], long: readonly string[]): WordMatch[] {
  const found: WordMatch[] = short.map(() => 'none');
  const used = new Set<number>();
  for (const strength of byStrength)
    short.forEach((word, i) => {
      if (found[i] !== 'none') return;
      const at = long.findIndex((other, place) => !used.has(place) && compareWords(word, other) === strength);
      if (at < 0) return;
      used.add(at);
      found[i] = strength;
    });
  return found;
}

function compareWords(a: string, b: string): WordMatch {
  if (a === b) return 'same';
  if (a.length === 1 || b.length === 1) return a[0] === b[0] ? 'initial' : 'none';
  if (isTypo(a, b)) return 'typo';
  const sound = soundOf(a);
  return sound.length >= 2 && sound === soundOf(b) ? 'sound' : 'none';
}

function isTypo(a: string, b: string): boolean {
  return Math.min(a.length, b.length) >= leastTyped && jaroWinkler(a, b) >= typed;
}

/** True when one is the other begun elsewhere: WangXiaoming, XiaomingWang. */
function isRotation(a: string, b: string): boolean {
  return a.length === b.length && (a + a).includes(b);
}
