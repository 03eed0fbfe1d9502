const words = /[\p{L}\p{M}\p{N}]+/gu;
/** Scripts written without spaces between names: three signs are a whole name. */
const withoutSpaces = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

/** A name as it is compared in texts: one writing of each character, small letters, single spaces. */
export function comparableName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** True for a name that points at one person: a first name alone stands in thousands of other texts. Pure. */
export function isDistinctive(name: string): boolean {
  const comparable = comparableName(name);
  const parts = comparable.match(words) ?? [];
  const letters = parts.join('').length;
  return (parts.length >= 2 && letters >= 7) || (comparable.match(withoutSpaces) ?? []).length >= 3;
}
