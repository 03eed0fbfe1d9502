import type { ContextMessage } from '../contextualize/context';
import { findCues, type CueKind } from '../followUp/cues/findCues';
import { yesWords } from '../understanding/clauses';
import { isOneOf, plain } from '../understanding/plain';
import { understandTurn } from '../understanding/understandTurn';
import type { Understanding } from '../understanding/understanding';
import { saysMoreThanLater } from './besidePuttingOff';

const clauseEnd = /[,،，、.!！。;；\n]+/;
/** A longer clause may say more than that they will come back: "I'll take the red one and tell you the address tomorrow". */
const mostWords = 11;
const mostChinese = 20;
/** Whoever takes their leave is brief: "please hold the blue one until then" is a wish. */
const mostWordsOfLeave = 5;
const mostChineseOfLeave = 10;
/** A turn of many clauses says more than that. */
const mostClauses = 6;
const idle: ReadonlySet<Understanding['intent']> = new Set([
  'closing',
  'assent',
  'chatter',
  'greeting',
  'other',
] as const);

/**
 * "Ok, thanks! I'll tell you on Monday": the buyer puts it off, and nothing else is said in any clause. No question, no yes, no
 * objection, no wish: with one of them somebody should answer. Pure.
 */
export function postpones(messages: readonly ContextMessage[]): boolean {
  const text = messages.map((message) => message.text ?? '').join('\n');
  if (/[?？؟]/.test(text)) return false;
  const said = text.split(clauseEnd).filter((words) => /[\p{L}\p{N}]/u.test(words));
  if (said.length > mostClauses) return false;
  const clauses = said.map((words): Clause => ({ words, cues: findCues(words, 'buyers') }));
  // Most turns put nothing off: only one that may is understood clause by clause.
  if (!clauses.some(({ cues }) => isPuttingOff(cues))) return false;
  const kinds = clauses.map(kindOfClause);
  return kinds.includes('putsOff') && !kinds.includes('saysMore');
}

interface Clause {
  readonly words: string;
  readonly cues: ReadonlySet<CueKind>;
}

const objections: readonly CueKind[] = ['tooExpensive', 'noTime', 'doubts', 'declines'];

function isPuttingOff(cues: Clause['cues']): boolean {
  return cues.has('promise') || cues.has('deferral');
}

function kindOfClause({ words, cues }: Clause): 'putsOff' | 'idle' | 'saysMore' {
  if (objections.some((kind) => cues.has(kind))) return 'saysMore';
  if (isLonger(words, mostWords, mostChinese) || isOneOf(plain(words), yesWords)) return 'saysMore';
  const { intent, asks } = understandTurn([words]);
  // A day they name is when they come back, no appointment.
  if (isPuttingOff(cues) && (idle.has(intent) || intent === 'appointment'))
    return saysMoreThanLater(words) ? 'saysMore' : 'putsOff';
  if (!idle.has(intent)) return 'saysMore';
  if (intent !== 'other' && !asks) return 'idle';
  return cues.has('closing') && !isLonger(words, mostWordsOfLeave, mostChineseOfLeave) ? 'idle' : 'saysMore';
}

function isLonger(clause: string, ofWords: number, ofChinese: number): boolean {
  const words = clause.match(/\p{L}[\p{L}\p{M}']*/gu)?.length ?? 0;
  return words > ofWords || (clause.match(/\p{Script=Han}/gu)?.length ?? 0) > ofChinese;
}
