import { howAreYouWords } from './clauses';
import { emojiIntent } from './emojis';
import { entitiesOf } from './entitiesOf';
import { intentsOf, isSilentIntent, readMessage, type ReadSentence, type Told } from './intentsOf';
import { languageOf } from './languageOf';
import { modelName } from './model';
import { notUrgentWords, urgentWords } from './phrases';
import { containsAny, isOneOf, plain } from './plain';
import { isReadInPart } from './sentences';
import type { Intent, Sentiment, Understanding, UnderstandingHints } from './understanding';
import { optInWords, optOutWords } from './optWords';
import { assents, closings, greetings } from './wholeMessages';

/** Of a turn this much is read, the newest messages first, in UTF-16 units. */
const readLength = 8192;
const tellsTone = 0.5;
const asks: ReadonlySet<Intent> = new Set<Intent>([
  'price',
  'availability',
  'order',
  'delivery',
  'documents',
  'appointment',
  'person',
  'greeting',
]);

/**
 * Understands a turn from its texts, oldest first: by a small model learned from phrases in ten languages, and by lists of whole
 * messages where certainty counts (opt-out, opt-in, thanks, assent). Knows when it does not know (`other`). Entities need `hints`:
 * the buyer's clock. Pure: the same texts and hints, the same answer.
 */
export function understandTurn(texts: readonly string[], hints?: UnderstandingHints): Understanding {
  const said = newest(texts);
  const lines = said.map(plain).filter((line) => line !== '');
  const all = lines.join(' ');
  const asksByMark = said.some((text) => /[?？؟]/.test(text));
  const sentences = said.flatMap(readMessage);
  const hint = hints?.language ?? null;
  if (lines.length === 0 && !said.some((text) => emojiIntent(text))) {
    return { language: hint, intent: 'other', asks: asksByMark, urgent: false };
  }
  const intents = intentsIn(said, lines, asksByMark || isUnread(texts, said), sentences);
  const { intent, confidence } = intents[0]!;
  return {
    language: languageOf(said.join('\n'), hint),
    intent,
    confidence,
    intents,
    asks:
      asksByMark || asks.has(intent) || (!isSilentIntent(intent) && sentences.some(({ scores }) => scores.asks > 0.5)),
    urgent: containsAny(all, urgentWords) && !containsAny(all, notUrgentWords),
    sentiment: sentimentOf(sentences),
    ...(hints ? { entities: entitiesOf(said, hints) } : {}),
    by: modelName,
  };
}

/** The newest messages, whole, as far as they are read. */
function newest(texts: readonly string[]): readonly string[] {
  const kept: string[] = [];
  let left = readLength;
  for (const text of [...texts].reverse()) {
    if (left <= 0) break;
    kept.unshift(text.slice(0, left));
    left -= text.length;
  }
  return kept;
}

/** True when a part of the turn was not read. */
function isUnread(texts: readonly string[], said: readonly string[]): boolean {
  return texts.reduce((sum, { length }) => sum + length, 0) > readLength || said.some(isReadInPart);
}

/** `mayAsk`: by a question mark, or in what was not read. Then it is no thanks, whatever its words. */
function intentsIn(
  said: readonly string[],
  lines: readonly string[],
  mayAsk: boolean,
  sentences: readonly ReadSentence[],
): readonly Told[] {
  const certain = certainIntent(lines, mayAsk);
  if (certain) return [{ intent: certain, confidence: 0.99 }];
  const byEmoji = lines.length === 0 ? said.map(emojiIntent).find((intent) => intent !== null) : undefined;
  if (byEmoji) return [{ intent: byEmoji, confidence: 0.9 }];
  const told = intentsOf(sentences);
  const [main] = told;
  if (!main) return [{ intent: 'other', confidence: 0.5 }];
  if (mayAsk && isSilentIntent(main.intent)) return [{ intent: 'other', confidence: 0.5 }, ...told];
  return told;
}

/** Opt-out and opt-in as whole messages, the last word; turns of nothing but greetings, thanks and assent. */
function certainIntent(lines: readonly string[], mayAsk: boolean): Intent | null {
  const last = lines.at(-1) ?? '';
  if (isOneOf(last, optOutWords)) return 'optOut';
  if (isOneOf(last, optInWords)) return 'optIn';
  if (lines.length === 0) return null;
  const greets = (line: string) => isOneOf(line, greetings) || isOneOf(line, howAreYouWords);
  if (lines.length <= 3 && lines.every(greets)) return 'greeting';
  if (mayAsk) return null;
  if (lines.every((line) => isOneOf(line, closings))) return 'closing';
  if (lines.every((line) => isOneOf(line, closings) || isOneOf(line, assents))) return 'assent';
  return null;
}

function sentimentOf(sentences: readonly ReadSentence[]): Sentiment {
  const tells = (tone: 'angry' | 'negative' | 'positive') => sentences.some(({ scores }) => scores[tone] > tellsTone);
  if (tells('angry')) return 'angry';
  if (tells('negative')) return 'negative';
  return tells('positive') ? 'positive' : 'neutral';
}
