import { noWords, yesWords } from '../../understanding/clauses';
import { isOneOf, plain } from '../../understanding/plain';
import { understandTurn } from '../../understanding/understandTurn';
import type { Understanding } from '../../understanding/understanding';
import { moreNoWords, moreYesWords } from './words/yesNo';
import type { BuyerCues, BuyersPromise, Objection } from './cues';
import { cueLine } from './cueLine';
import { findCues, type CueKind } from './findCues';
import { namesChoice } from './namesChoice';
import { promisedDate } from './promisedDate';
import { saysTheyWill } from './saysTheyWill';

/** What is needed beside the buyer's words. */
export interface BuyerCuesHints {
  /** The conversation's language, ISO 639-1; null when not known. */
  readonly language: string | null;
  /** When the words were written. */
  readonly nowMs: number;
  /** The buyer's IANA time zone. */
  readonly timeZone: string;
  /** What the turn was understood as, when that is known already. */
  readonly understanding?: Understanding;
  /** Our last message before these words, when they answer one: a reply that repeats one of its choices names it. */
  readonly ours?: string;
}

const readLength = 4096;
/** An ending stands at the end: of a long text no more than this is searched for words, and less is given to the model and the dates. */
const wordsLength = 1000;
const endLength = 240;
const clauseEnd = /[,،，、.!！。;；\n]+/;
/** So many words say something; in Chinese so many characters. */
const leastWords = 3;
const saysInChinese = /\p{Script=Han}{4}/u;
/** So many say enough for an answer. */
const leastAnswer = 4;
const leastAnswerInChinese = 6;
/** As far as a first word goes. */
const firstLength = 20;
/** Who says one of these asks for nothing now, whatever the model takes it for. */
const staysAwayWords: readonly CueKind[] = [
  'deferral',
  'promise',
  'later',
  'acts',
  'declines',
  'tooExpensive',
  'noTime',
  'doubts',
  'settled',
  'changed',
  'isAll',
];
/** From this on the model is sure of a wish that has no question mark. */
const sureOfWish = 0.75;
/** Beside a no ("no, we are moving") it takes more. */
const sureBesideNo = 0.95;

/** The cues of an ending in the buyer's last turn: questions anywhere in its last 4,096 characters, words in its last 1,000. Pure. */
export function buyerCuesOf(text: string, hints: BuyerCuesHints): BuyerCues {
  const said = text.slice(-readLength);
  const found = findCues(said.slice(-wordsLength), 'buyers');
  const end = said.slice(-endLength);
  const understood = hints.understanding ?? understandTurn([end]);
  const asksByMark = /[?？؟]/.test(said);
  const staysAway = staysAwayWords.some((kind) => found.has(kind)) || found.has('tells') || found.has('comes');
  // "Pickup" alone may be a wish; after "home delivery or pickup?" it answers.
  const names = !asksByMark && hints.ours !== undefined && namesChoice(hints.ours, said);
  const asks = asksByMark || (understood.asks && !staysAway && !names && !isVague(understood, found, said));
  // Thanks beside a wish are thanks all the same: `asks` tells the wish.
  const closes = !asksByMark && (understood.intent === 'closing' || isThanksByEmoji(said) || found.has('closing'));
  const more = saysMore(end);
  // "Yes, thanks" is a yes to what we asked.
  const closing = closes && (more || !beginsWithYes(said));
  const promise = promiseIn(found, end, hints);
  const asksPrice = understood.intent === 'price' && !((found.has('acts') || found.has('comes')) && found.has('when'));
  const weak = promise !== null || asksByMark || asksPrice ? null : weakPromiseIn(found, end, hints);
  const much = saysMuch(end, understood);
  const anyYes = beginsWithAnyYes(said);
  return {
    closing,
    closesWithMore: closing && more,
    deferral: found.has('deferral'),
    promise: promise ?? weak,
    ...(weak !== null && isOwnDeed(found) && !hesitates(found) ? { byThemselves: true } : {}),
    objection: objectionIn(found),
    ...(found.has('exclaims') ? { exclaims: true } : {}),
    asks,
    ...(much && !asks && !hesitates(found) && objectionIn(found) === null ? { saysMuch: true } : {}),
    ...(closes && anyYes ? { saysYes: true } : {}),
    ...(found.has('settled') && !asksByMark ? { settled: true } : {}),
    ...(found.has('changed') && !asks && much ? { changed: true } : {}),
    ...(!asks && anyYes ? { beginsWithYes: true } : {}),
    ...(found.has('works') && !asksByMark ? { works: true } : {}),
    ...(found.has('isAll') && !asksByMark ? { isAll: true } : {}),
    ...(names ? { namesChoice: true } : {}),
    saysNo: !asksByMark && !found.has('neutral') && beginsWithNo(said),
    declines: understood.intent === 'optOut' || (found.has('declines') && !asksByMark),
  };
}

function promiseIn(found: ReadonlySet<CueKind>, end: string, hints: BuyerCuesHints): BuyersPromise | null {
  if (found.has('promise')) return promisedDate(end, hints);
  const tells = found.has('tells') || (!hesitates(found) && saysTheyWill(cueLine(end)));
  return tells && !found.has('settled') ? timed(found, end, hints) : null;
}

/** What they will do is a promise when they say when; a day that is over is none. */
function timed(found: ReadonlySet<CueKind>, end: string, hints: BuyerCuesHints): BuyersPromise | null {
  const named = promisedDate(end, hints);
  return named.kind === 'date' || found.has('when') ? named : null;
}

function isOwnDeed(found: ReadonlySet<CueKind>): boolean {
  return found.has('later') || found.has('acts') || found.has('comes');
}

/** "After the holidays", "I'll come by"; a wish to think or a lack of time only with a day after today: "busy until Monday". */
function weakPromiseIn(found: ReadonlySet<CueKind>, end: string, hints: BuyerCuesHints): BuyersPromise | null {
  // Who has paid will not pay: "just transferred it".
  if (found.has('settled')) return null;
  if (found.has('later') || found.has('acts')) return promisedDate(end, hints);
  const comes = found.has('comes') ? timed(found, end, hints) : null;
  if (comes !== null) return comes;
  if (!hesitates(found)) return null;
  const named = promisedDate(end, hints);
  return named.kind === 'date' && named.atMs > hints.nowMs ? named : null;
}

function hesitates(found: ReadonlySet<CueKind>): boolean {
  return found.has('deferral') || found.has('noTime');
}

/** "That's all, good evening" greets in no language; and without a question mark it takes certainty. */
function isVague({ intent, confidence }: Understanding, found: ReadonlySet<CueKind>, said: string): boolean {
  const least = beginsWithNo(said) ? sureBesideNo : sureOfWish;
  return (intent === 'greeting' && found.has('closing')) || (confidence ?? 0) < least;
}

function beginsWithYes(text: string): boolean {
  const [first = ''] = plain(text.slice(0, firstLength)).split(' ');
  return isOneOf(first, yesWords);
}

/** "Yes, it works": what a yes answers only our question tells. */
function beginsWithAnyYes(text: string): boolean {
  const [first = ''] = plain(text.slice(0, firstLength)).split(' ');
  return (isOneOf(first, yesWords) && first !== 'ya') || isOneOf(first, moreYesWords) || /^[是对]/.test(first);
}

/** "No, ...", "不...": what a no is said to only our question tells. */
function beginsWithNo(text: string): boolean {
  const [first = ''] = plain(text.slice(0, firstLength)).split(' ');
  return isOneOf(first, noWords) || isOneOf(first, moreNoWords) || /^[不没]/.test(first);
}

/** True when one of its clauses is long enough to say something, and neither thanks, praises nor takes leave. */
function saysMore(text: string): boolean {
  return text.split(clauseEnd).some((clause) => {
    const words = clause.match(/\p{L}[\p{L}\p{M}']*/gu)?.length ?? 0;
    if (words < leastWords && !saysInChinese.test(clause)) return false;
    const found = findCues(clause, 'buyers');
    return !found.has('closing') && !found.has('praise');
  });
}

/** Words enough to answer a question with, and not only "ok, I see". */
function saysMuch(text: string, { intent }: Understanding): boolean {
  if (intent === 'assent' || intent === 'closing' || intent === 'greeting') return false;
  const words = text.match(/\p{L}[\p{L}\p{M}']*/gu)?.length ?? 0;
  return words >= leastAnswer || (text.match(/\p{Script=Han}/gu)?.length ?? 0) >= leastAnswerInChinese;
}

function objectionIn(found: ReadonlySet<CueKind>): Objection | null {
  if (found.has('tooExpensive')) return 'price';
  if (found.has('noTime')) return 'time';
  return found.has('doubts') ? 'other' : null;
}

/** Hands put together, without a word. */
function isThanksByEmoji(text: string): boolean {
  return text.includes('🙏') && !/[\p{L}\p{N}]/u.test(text);
}
