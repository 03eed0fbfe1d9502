/** More of a name than this is not read: profile names are free text. */
const mostCharacters = 120;
const mostWords = 8;

/** Accents of Latin, Greek and Cyrillic, vowel points of Arabic and Hebrew: people write names with and without them. */
const accents =
  /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670\u0640]/g;
/** Letters that people write one for the other (as in Lucene's normalisers of Arabic and Persian); katakana is folded apart. */
const sameLetter = new Map([
  ...([...'\u0649\u06cc'].map((letter) => [letter, '\u064a']) satisfies string[][]),
  ['\u0629', '\u0647'],
  ['\u06a9', '\u0643'],
  ['\u0671', '\u0627'],
] as [string, string][]);

/** Scripts that people write without spaces between the parts of a name. */
const unspaced = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}]/u;

/** Words in front of a name that are not part of it. */
const titlesBefore = new Set(
  (
    'mr mrs ms miss mister madam madame mme mlle monsieur sir dr dra doctor doutor doutora prof professor professora eng arq adv ' +
    'sr sra srta senhor senhora senor senora dona herr frau sig signor signora pan pani hr fr mevr dhr ' +
    'г-н г-жа господин госпожа пан пані κ κος κα д-р ' +
    'السيد السيده الاستاذ استاذ الدكتور دكتور د الحاج الشيخ أ آقای خانم מר גב ד\u05f4ר ' +
    'श्री श्रीमती सुश्री डॉ জনাব কুণ นาย นาง นางสาว คุณ'
  )
    .split(' ')
    .map(folded),
);
/** The same behind it, in scripts without spaces. */
const titlesBehind = /(?:先生|女士|小姐|太太|老师|老師|经理|經理|様|さん|さま|くん|ちゃん|君|氏|님|씨|선생님|사장님)$/u;
const titlesBehindLatin = new Set(['san', 'sama', 'ji', 'जी', 'bey', 'hanim', 'bhai', 'भाई', 'seonsaengnim']);

/**
 * The words of a name in its own script: case and writing variants folded, without accents, invisible marks, emoji and titles.
 * Bounded: at most 8 words of the first 120 characters.
 */
export function nameWords(name: string | null): string[] {
  if (name === null) return [];
  const words = folded([...name].slice(0, mostCharacters).join(''))
    .replace(/['’‘ʼʹ`´\u05f3\u05f4]/gu, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, mostWords);
  return withoutTitles(words).map((word) => (isUnspaced(word) ? bare(word) : word));
}

/** True for a word in a script that people write without spaces. */
export function isUnspaced(word: string): boolean {
  return unspaced.test(word);
}

/** One form for all ways of writing the same letters. Composed, lower case. */
export function folded(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Extended_Pictographic}\u{1f1e6}-\u{1f1ff}\ufe0e\ufe0f]+/gu, (run) =>
      /^\p{Cf}+$/u.test(run) ? '' : ' ',
    )
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(accents, '')
    .normalize('NFC')
    .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCodePoint((kana.codePointAt(0) ?? 0) - 0x60))
    .replace(/./gu, (letter) => sameLetter.get(letter) ?? letter);
}

function withoutTitles(words: readonly string[]): string[] {
  let rest = [...words];
  while (rest.length > 1 && titlesBefore.has(rest[0] ?? '')) rest = rest.slice(1);
  while (rest.length > 1 && titlesBehindLatin.has(rest.at(-1) ?? '')) rest = rest.slice(0, -1);
  return rest;
}

function bare(word: string): string {
  const without = word.replace(titlesBehind, '');
  return without === '' ? word : without;
}
