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
  /** The buyer puts it off to a time of their own: payday, after the holidays, when they are home. */
  readonly later: readonly string[];
  /** The buyer will come by, or pay, without a word of answering. */
  readonly acts: readonly string[];
  readonly tooExpensive: readonly string[];
  readonly noTime: readonly string[];
  readonly doubts: readonly string[];
  /** The buyer does not want it, or not from us. */
  readonly declines: readonly string[];
  /** We ask whether there is anything else, or whether all went well. */
  readonly courtesy: readonly string[];
  /** What waits for an answer: whoever asks after a quote wants one, however politely, and so does who reminds of it. */
  readonly quote: readonly string[];
  /** What was seen or tried before buying: asked how a viewing was, the buyer is to decide. */
  readonly shown: readonly string[];
  /** We come back to something. */
  readonly reminds: readonly string[];
  /** We ask for an answer without a question mark. */
  readonly asks: readonly string[];
  /** Our question is for a choice, a number or a day: yes or no does not answer it. */
  readonly which: readonly string[];
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

/** Of every language in one list each: what is told of the same kind stands together. */
export interface CueWordsByKind {
  /** The buyer has done it, or has what they need. */
  readonly settled: readonly string[];
  /** It works now, it was found, it has come. */
  readonly works: readonly string[];
  /** It came otherwise: now, instead, in the end. */
  readonly changed: readonly string[];
  /** Surprise: beside a price it finds it high. */
  readonly exclaims: readonly string[];
  /** "That's all". */
  readonly isAll: readonly string[];
  /** The buyer praises what we wrote, made or offered. */
  readonly praise: readonly string[];
  /** We ask what they think of it. */
  readonly opinion: readonly string[];
  /** A time to come. */
  readonly when: readonly string[];
  /** The buyer will tell, call, write or send. */
  readonly tells: readonly string[];
  /** The buyer will come by, look, fetch or pay. */
  readonly comes: readonly string[];
}

/** The phrases of a list, which stand between commas and line ends. */
export function listed(phrases: string): readonly string[] {
  return phrases
    .split(/[,\n]/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');
}

/** Each of the first with each of the second: stems and their endings (nothing `between`), or words that go together (a space). */
export function combined(firsts: string, seconds: string, between: '' | ' '): readonly string[] {
  return listed(firsts).flatMap((first) => listed(seconds).map((second) => `${first}${between}${second}`));
}
