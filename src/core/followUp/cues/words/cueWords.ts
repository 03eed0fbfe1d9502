/**
 * The words of one language, for one thing each. Written as people say them; compared without case, accents, doubled letters and
 * punctuation. `*` ends a word that goes on, `…` stands for up to three words (nothing for Chinese, which is found anywhere).
 */
export interface CueWords {
  /** The buyer thanks, takes leave, or says that it is all. */
  readonly closing: readonly string[];
  /** The buyer thinks it over, compares, asks somebody. */
  readonly deferral: readonly string[];
  /** The buyer will come back. */
  readonly promise: readonly string[];
  readonly tooExpensive: readonly string[];
  readonly noTime: readonly string[];
  readonly doubts: readonly string[];
  /** The buyer does not want it, or not from us. */
  readonly declines: readonly string[];
  /** We ask whether there is anything else, or whether all went well. */
  readonly courtesy: readonly string[];
  /** We ask for an answer without a question mark. */
  readonly asks: readonly string[];
  readonly offer: readonly string[];
  /** We wish well and let go. */
  readonly takesLeave: readonly string[];
  /** We tell that it is done: confirmed, paid, sent, ready. */
  readonly done: readonly string[];
  /** We will come back. */
  readonly promisesUs: readonly string[];
  /** Beside a number these make it a price. */
  readonly perUnit: readonly string[];
  /** What says none of these, whatever words it holds: "no problem". */
  readonly neutral: readonly string[];
}

/** The phrases of a list, which stand between commas and line ends. */
export function listed(phrases: string): readonly string[] {
  return phrases
    .split(/[,\n]/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');
}
