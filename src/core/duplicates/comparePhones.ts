/** The phones of a contact, as they are compared. */
export interface ComparablePhones {
  readonly phoneKeys: readonly string[];
  readonly phoneLines: readonly string[];
  /** Its own lines, and those that a doubtful writing could mean. */
  readonly possibleLines: ReadonlySet<string>;
}

/** `same`: the same number; `variant`: the same line, written otherwise; `near`: one line if a doubtful writing is meant so; `typo`: one digit away. */
export type PhoneLevel =
  | { readonly level: 'same' | 'variant'; readonly lines: readonly string[] }
  | { readonly level: 'near' | 'typo' | 'different' | 'missing' };

const leastDigits = 8;

/** The strongest agreement between any two of their phones. */
export function comparePhones(a: ComparablePhones, b: ComparablePhones): PhoneLevel {
  if (a.phoneLines.length === 0 || b.phoneLines.length === 0) return { level: 'missing' };
  const lines = a.phoneLines.filter((line) => b.phoneLines.includes(line));
  if (lines.length > 0)
    return { level: a.phoneKeys.some((key) => b.phoneKeys.includes(key)) ? 'same' : 'variant', lines };
  if ([...a.possibleLines].some((line) => b.possibleLines.has(line))) return { level: 'near' };
  const isTyped = a.phoneLines.some((line) => b.phoneLines.some((other) => isOneDigitAway(line, other)));
  return { level: isTyped ? 'typo' : 'different' };
}

/** One digit wrong, or two neighbours exchanged. */
export function isOneDigitAway(a: string, b: string): boolean {
  if (a.length !== b.length || a.length < leastDigits) return false;
  const wrong = [...a].flatMap((digit, i) => (digit === b[i] ? [] : [i]));
  const [first = 0, second = 0] = wrong;
  if (wrong.length === 1) return true;
  return wrong.length === 2 && second === first + 1 && a[first] === b[second] && a[second] === b[first];
}
