import { languages } from '../../understanding/languages';
import { cueLine } from './cueLine';
import { cueWordsOf } from './words';
import type { CueWords, CueWordsByKind } from './words/cueWords';

export type CueKind = keyof CueWords | keyof CueWordsByKind;

/** One word of a phrase: whole, or how it begins; a gap is up to three words. */
type Part = { readonly word: string; readonly goesOn: boolean } | 'gap';
interface Phrase {
  readonly kind: CueKind;
  readonly parts: readonly Part[];
}
interface Phrases {
  /** By their first word, or by its first letters when it goes on. */
  readonly byFirst: ReadonlyMap<string, readonly Phrase[]>;
  /** The longest first, each with all it may tell. */
  readonly chinese: readonly { readonly kinds: readonly CueKind[]; readonly words: string }[];
}

const longestGap = 3;
/** A first word that goes on is found by so many of its letters. */
const firstLetters = 3;

/** Whose words: the same ones may tell something else of the other side. */
export type Side = 'buyers' | 'ours';

const kindsOf: Readonly<Record<Side, ReadonlySet<CueKind>>> = {
  buyers: new Set([
    'closing',
    'deferral',
    'promise',
    'later',
    'acts',
    'tooExpensive',
    'noTime',
    'doubts',
    'declines',
    'settled',
    'changed',
    'exclaims',
    'works',
    'isAll',
    'praise',
    'when',
    'tells',
    'comes',
    'neutral',
  ]),
  ours: new Set([
    'courtesy',
    'opinion',
    'quote',
    'shown',
    'reminds',
    'asks',
    'which',
    'offer',
    'takesLeave',
    'done',
    'promisesUs',
    'perUnit',
  ]),
};

/** What the words of a text tell, in whatever language: people mix them. Time grows with the text. Pure. */
export function findCues(text: string, side: Side): ReadonlySet<CueKind> {
  const { byFirst, chinese } = phrases()[side];
  const found = new Set<CueKind>();
  const line = cueLine(text);
  const words = line.split(' ');
  const all = phrasesIn(words, byFirst);
  const neutral = all.filter(({ kind }) => kind === 'neutral');
  for (const { at, end } of neutral) words.fill('', at, end);
  for (const { kind } of neutral.length === 0 ? all : [...neutral, ...phrasesIn(words, byFirst)]) found.add(kind);
  if (/\p{Script=Han}/u.test(line)) addChinese(found, words.join(''), chinese);
  return found;
}

interface FoundPhrase {
  readonly kind: CueKind;
  readonly at: number;
  /** Behind its last word. */
  readonly end: number;
}

/** The words of a text that stand outside the phrases of these kinds; of Chinese, what is left between them. Pure. */
export function wordsBeside(text: string, side: Side, kinds: ReadonlySet<CueKind>): string[] {
  const { byFirst, chinese } = phrases()[side];
  const words = cueLine(text).split(' ');
  for (const { kind, at, end } of phrasesIn(words, byFirst)) if (kinds.has(kind)) words.fill('', at, end);
  if (!/\p{Script=Han}/u.test(text)) return words.filter((word) => word !== '');
  const said = chinese
    .filter((phrase) => phrase.kinds.some((kind) => kinds.has(kind)))
    .reduce((left, one) => left.replaceAll(one.words, ' '), words.join(''));
  return said.split(' ').filter((word) => word !== '');
}

function phrasesIn(words: readonly string[], byFirst: Phrases['byFirst']): FoundPhrase[] {
  const found: FoundPhrase[] = [];
  const look = (phrases: readonly Phrase[] | undefined, at: number) => {
    for (const { kind, parts } of phrases ?? []) {
      const end = endOf(words, at, parts, 0);
      if (end !== null) found.push({ kind, at, end });
    }
  };
  words.forEach((word, at) => {
    look(byFirst.get(word), at);
    look(byFirst.get(`${word.slice(0, firstLetters)}*`), at);
  });
  return found;
}

/** Nothing stands between Chinese words: the longest phrase is meant, not one across its end. */
function addChinese(found: Set<CueKind>, text: string, phrases: Phrases['chinese']): void {
  let left = text;
  for (const { kinds, words } of phrases) {
    if (!left.includes(words)) continue;
    for (const kind of kinds) found.add(kind);
    left = left.replaceAll(words, ' ');
  }
}

/** Behind the last word of a phrase that begins there; null where it does not stand there. */
function endOf(words: readonly string[], at: number, parts: readonly Part[], from: number): number | null {
  const part = parts[from];
  if (part === undefined) return at;
  if (part === 'gap') {
    for (let skip = 0; skip <= longestGap; skip += 1) {
      const end = endOf(words, at + skip, parts, from + 1);
      if (end !== null) return end;
    }
    return null;
  }
  const word = words[at];
  if (word === undefined) return null;
  const fits = part.goesOn ? word.startsWith(part.word) : word === part.word;
  return fits ? endOf(words, at + 1, parts, from + 1) : null;
}

const ready = new Map<'phrases', Readonly<Record<Side, Phrases>>>();

/** Made once, when a cue is first looked for. */
function phrases(): Readonly<Record<Side, Phrases>> {
  const known = ready.get('phrases');
  if (known) return known;
  const made = { buyers: phrasesOf('buyers'), ours: phrasesOf('ours') };
  ready.set('phrases', made);
  return made;
}

function phrasesOf(side: Side): Phrases {
  const byFirst = new Map<string, Phrase[]>();
  const chinese = new Map<string, CueKind[]>();
  for (const language of languages) {
    for (const [kind, said] of Object.entries(cueWordsOf(language)) as [CueKind, readonly string[]][]) {
      if (!kindsOf[side].has(kind)) continue;
      for (const one of said) {
        if (/\p{Script=Han}/u.test(one)) {
          const words = cueLine(one).replace(/ /g, '');
          chinese.set(words, [...(chinese.get(words) ?? []), kind]);
        } else add(byFirst, { kind, parts: partsOf(one) });
      }
    }
  }
  const longestFirst = [...chinese].sort(([a], [b]) => b.length - a.length);
  return { byFirst, chinese: longestFirst.map(([words, kinds]) => ({ words, kinds })) };
}

function add(byFirst: Map<string, Phrase[]>, phrase: Phrase): void {
  const [first] = phrase.parts;
  if (first === undefined || first === 'gap') return;
  const key = first.goesOn ? `${first.word.slice(0, firstLetters)}*` : first.word;
  const known = byFirst.get(key);
  if (known) known.push(phrase);
  else byFirst.set(key, [phrase]);
}

/** The same words stand in many phrases: each is made ready once. */
const readyWords = new Map<string, readonly Part[]>();

function partsOf(phrase: string): readonly Part[] {
  return phrase.split(' ').flatMap((said) => {
    const known = readyWords.get(said);
    if (known) return known;
    const made = partsOfWord(said);
    readyWords.set(said, made);
    return made;
  });
}

function partsOfWord(said: string): readonly Part[] {
  if (said === '…') return ['gap'];
  const goesOn = said.endsWith('*');
  return cueLine(said)
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => ({ word, goesOn }));
}
