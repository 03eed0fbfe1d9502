import { fnv1a, fnvOffset, fnvPrime } from '../fnv1a';

/** A text is read to this length, in UTF-16 units; what follows says no more about it and would only cost time. */
const readLength = 4096;
/** A language shows in a few sentences. */
const readForLanguage = 400;

/**
 * One way of writing for what means the same to the model: lower case, no accents on Latin letters, no Arabic vowel marks, one
 * digit for any number, letters drawn long drawn once, every question mark the same. Keeps emoji: they say much. Pure.
 */
export function normalise(text: string): string {
  return (
    text
      .slice(0, readLength)
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[’‘ʼ´`]/g, "'")
      .replace(/ı/g, 'i')
      .normalize('NFD')
      .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
      .replace(/[\u064b-\u0655\u0640]/g, '')
      .normalize('NFC')
      // Hindi is typed with and without the dot below, and with either nasal sign.
      .replace(/\u093c/g, '')
      .replace(/\u0901/g, '\u0902')
      .replace(/ё/g, 'е')
      .replace(/[ىی]/g, 'ي')
      .replace(/ة/g, 'ه')
      .replace(/\p{Cf}+|[\ufe0f\u{1f3fb}-\u{1f3ff}]/gu, '')
      .replace(/\p{Nd}+([.,:/-]\p{Nd}+)*/gu, '0')
      .replace(/([\p{L}\p{Extended_Pictographic}])\1{2,}/gu, '$1')
      .replace(/[?？؟]+/g, ' ? ')
      .replace(/(\p{Extended_Pictographic})/gu, ' $1 ')
      .replace(/[^\p{L}\p{M}\p{N}\p{Extended_Pictographic}?' ]+/gu, ' ')
      .replace(/(?<!\p{L})'|'(?!\p{L})/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim()
  );
}

/** As `normalise`, but accents stay: they tell languages apart. Numbers and signs say nothing of the language. */
export function normaliseForLanguage(text: string): string {
  return text
    .slice(0, readForLanguage)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/i\u0307/g, 'i')
    .replace(/[’‘ʼ´`]/g, "'")
    .replace(/https?:\S+|\S+@\S+/g, ' ')
    .replace(/[^\p{L}\p{M}' ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const han = /\p{Script=Han}/u;

/** The hash table size must be a power of two, 2 ** 17 at most. */
export function intentFeatures(normalised: string, buckets: number): Uint32Array {
  const found: number[] = [];
  const words = normalised === '' ? [] : normalised.split(' ');
  words.forEach((word, index) => {
    if (han.test(word)) addGrams(found, word, 1, 3, 7, buckets);
    else {
      add(found, word, 1, buckets);
      addGrams(found, ` ${word} `, 3, 5, 2, buckets);
    }
    const next = words[index + 1];
    if (next !== undefined) add(found, `${word} ${next}`, 3, buckets);
    const second = words[index + 2];
    if (second !== undefined) add(found, `${word} ${next} ${second}`, 8, buckets);
  });
  if (words.length > 0) {
    add(found, words[0]!, 4, buckets);
    add(found, words.at(-1)!, 5, buckets);
    add(found, String(Math.min(4, Math.round(Math.log2(normalised.length + 1) / 1.5))), 6, buckets);
  }
  return taken(found);
}

/** Letters of one word, one to four in a row, and the word. */
export function languageFeatures(normalised: string, buckets: number): Uint32Array {
  const found: number[] = [];
  for (const word of normalised === '' ? [] : normalised.split(' ')) {
    add(found, word, 1, buckets);
    addGrams(found, ` ${word} `, 1, 4, 2, buckets);
  }
  return taken(found);
}

/** Which buckets the text at hand has filled; all empty again when its features are taken. A Set costs three times as much. */
const filled = new Uint8Array(2 ** 17);

function fill(found: number[], bucket: number): void {
  if (filled[bucket] === 1) return;
  filled[bucket] = 1;
  found.push(bucket);
}

function taken(found: readonly number[]): Uint32Array {
  for (const bucket of found) filled[bucket] = 0;
  return new Uint32Array(found);
}

function addGrams(
  found: number[],
  text: string,
  shortest: number,
  longest: number,
  kind: number,
  buckets: number,
): void {
  const length = text.length;
  for (let start = 0; start < length; start += 1) {
    let hash = seedOf(kind);
    const end = Math.min(length, start + longest);
    for (let at = start; at < end; at += 1) {
      hash = Math.imul(hash ^ text.charCodeAt(at), fnvPrime);
      if (at - start + 1 >= shortest) fill(found, finish(hash) & (buckets - 1));
    }
  }
}

function add(found: number[], text: string, kind: number, buckets: number): void {
  fill(found, finish(fnv1a(text, seedOf(kind))) & (buckets - 1));
}

/** FNV-1a (Fowler, Noll, Vo), 32 bits; the kind of feature is its first byte. */
function seedOf(kind: number): number {
  return Math.imul(fnvOffset ^ kind, fnvPrime);
}

/** The low bits of FNV are weak; MurmurHash3's last step mixes them. */
function finish(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
