import { butWords, farewells, howAreYouWords, noWords, yesWords } from './clauses';
import { calibrated, modelIntents, readSentence, type Column } from './model';
import { personWords, priceWords } from './phrases';
import { containsAny, isOneOf, plain } from './plain';
import { sentencesOf } from './sentences';
import type { Intent } from './understanding';
import { assents, closings, greetings } from './wholeMessages';

export interface Told {
  readonly intent: Intent;
  readonly confidence: number;
}

/** What a sentence says, by the model, and by the lists where those are certain. */
export interface ReadSentence {
  readonly scores: Readonly<Record<Column, number>>;
  readonly best: Intent;
  readonly confidence: number;
  /** As the word lists are written. */
  readonly line: string;
  readonly asksByMark: boolean;
}

/** Below this the model does not know: `other`. Chosen on held-out phrases, where precision of what is told reaches 80 %. */
export const leastConfidence = 0.5;
/** To leave a turn without a reply more is needed: a needless reply costs less than a missing one. */
const leastSilent = 0.55;
/** What a further wish of the same turn must reach to be told beside the main one. */
const leastBeside = 0.6;
/** Nobody greets and takes leave in one breath: below this, what sounds like a greeting beside thanks is none ("thanks, I'm glad"). */
const leastGreetingBesideLeave = 0.9;
/** From this on thanks or a goodbye are sure enough to colour the sentences beside them. */
const surelyTakesLeave = 0.65;
/** A word of price in a sentence is no certainty ("cost of living"), yet says more than the model does alone. */
const priceWordConfidence = 0.8;

const silent: ReadonlySet<Intent> = new Set<Intent>(['closing', 'assent', 'chatter']);

/** True for what needs no reply by itself: thanks, assent, chatter. */
export function isSilentIntent(intent: Intent): boolean {
  return silent.has(intent);
}

/** Reads each sentence of one message. */
export function readMessage(text: string): ReadSentence[] {
  return sentencesOf(text).flatMap(clausesOf).map(readOne);
}

/** "Hello, do you deliver", "that was all, thanks": a greeting, a yes or no before the comma and thanks after it stand alone. */
function clausesOf(sentence: string): string[] {
  const clauses = sentence.split(/[,，،、]/);
  if (clauses.length === 1) return [sentence];
  const [first, last] = [plain(clauses[0]!), plain(clauses.at(-1)!)];
  const parts: string[] = [];
  if ([greetings, assents, closings, yesWords, noWords].some((words) => isOneOf(first, words))) {
    parts.push(clauses.shift()!);
  }
  const end = clauses.length > 1 && [closings, farewells].some((words) => isOneOf(last, words)) ? clauses.pop()! : null;
  return [...parts, clauses.join(','), ...(end === null ? [] : [end])];
}

function readOne(sentence: string): ReadSentence {
  const scores = readSentence(sentence);
  const line = plain(sentence);
  const asksByMark = /[?？؟]/.test(sentence);
  const whole = wholeMessage(line);
  if (whole !== null && (!asksByMark || whole === 'greeting'))
    return { scores, best: whole, confidence: 0.99, line, asksByMark };
  if (containsAny(line, personWords)) return { scores, best: 'person', confidence: 0.95, line, asksByMark };
  const best = modelIntents.reduce((a, b) => (scores[b] > scores[a] ? b : a));
  const confidence = calibrated(scores[best]);
  if (silent.has(best) && containsAny(line, butWords)) {
    return { scores, best: 'other', confidence: leastConfidence, line, asksByMark };
  }
  // "Buenos días tenga usted" greets, however much it sounds like a goodbye.
  if (
    best === 'closing' &&
    containsAny(line, greetings) &&
    !containsAny(line, closings) &&
    !containsAny(line, farewells)
  ) {
    return { scores, best: 'greeting', confidence, line, asksByMark };
  }
  if (confidence < priceWordConfidence && containsAny(line, priceWords)) {
    return { scores, best: 'price', confidence: priceWordConfidence, line, asksByMark };
  }
  return { scores, best, confidence, line, asksByMark };
}

function wholeMessage(line: string): Intent | null {
  if (isOneOf(line, greetings) || isOneOf(line, howAreYouWords)) return 'greeting';
  if (isOneOf(line, closings) || isOneOf(line, farewells)) return 'closing';
  if (isOneOf(line, noWords)) return 'other';
  return isOneOf(line, assents) || isOneOf(line, yesWords) ? 'assent' : null;
}

/** Everything the sentences ask for, surest first; the first is the main one. */
export function intentsOf(sentences: readonly ReadSentence[]): readonly Told[] {
  const told = new Map<Intent, number>();
  const tell = (intent: Intent, confidence: number) =>
    void told.set(intent, Math.max(confidence, told.get(intent) ?? 0));
  const takesLeave = sentences.some(({ best, confidence }) => best === 'closing' && confidence >= surelyTakesLeave);
  const saysGoodbye = sentences.some(({ line }) => containsAny(line, farewells));
  for (const sentence of sentences) {
    const { best, confidence, scores } = sentence;
    if (takesLeave && isQuietBesideLeave(sentence, saysGoodbye)) continue;
    if (confidence >= (silent.has(best) ? leastSilent : leastConfidence)) tell(best, confidence);
    else tell('other', Math.max(calibrated(scores.other), 1 - confidence));
    // Thanks that ask nothing hold no further wish.
    if (silent.has(best) && scores.asks < 0.5) continue;
    for (const intent of modelIntents) {
      if (intent === best || intent === 'other' || silent.has(intent)) continue;
      const beside = calibrated(scores[intent]);
      if (beside >= leastBeside) tell(intent, beside);
    }
  }
  // "Yes. Thanks." is a yes first.
  const saysYes = sentences.some(({ line }) => isOneOf(line, yesWords));
  return [...told]
    .map(([intent, confidence]) => ({ intent, confidence }))
    .sort((a, b) => rank(a.intent, saysYes) - rank(b.intent, saysYes) || b.confidence - a.confidence);
}

/** "No. That was helpful. Thanks, bye": what the model can't place, and asks nothing, adds nothing to leave-taking. */
function isQuietBesideLeave(
  { line, asksByMark, best, confidence, scores }: ReadSentence,
  saysGoodbye: boolean,
): boolean {
  if (asksByMark || containsAny(line, personWords)) return false;
  if (isOneOf(line, noWords)) return true;
  if (silent.has(best)) return confidence < leastSilent;
  if (best === 'greeting') return confidence < leastGreetingBesideLeave;
  if (saysGoodbye && confidence < leastConfidence) return true;
  return saysGoodbye ? confidence < 0.75 && scores.asks < 0.8 : confidence < 0.6 && scores.asks < 0.55;
}

/** A wish before a greeting, a greeting before what needs no reply; `other` is a wish nobody knows. */
function rank(intent: Intent, saysYes: boolean): number {
  if (intent === 'closing') return saysYes ? 5 : 3;
  if (intent === 'assent') return 4;
  if (intent === 'chatter') return 6;
  if (intent === 'greeting') return 2;
  return intent === 'other' ? 1 : 0;
}
