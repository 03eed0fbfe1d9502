import type { Context } from '../contextualize/context';
import { isSilent } from '../route/isSilent';
import { isStopWord } from '../route/stopWords';
import type { Rules } from '../rules/rules';
import type { Line, RespondRequest, Source, UnderstandRequest } from './thought';

/** So many lines before the turn are shown to a model, and so much of each. */
const linesBefore = 4;
const lineLength = 300;
/** The most text of a turn that is shown to a model, in characters: the newest messages, as far as they fit. */
const turnLength = 4000;
/** As sure as whole messages from the word lists are. */
const certain = 0.99;

/** What a model is asked to understand a turn by; null when the turn holds no words. Pure. */
export function understandRequestOf(context: Context): UnderstandRequest | null {
  const messages = wordsOf(context);
  return messages.length === 0 ? null : { before: beforeOf(context), messages };
}

/** What a model is asked to answer a turn by. Pure. */
export function respondRequestOf(context: Context, sources: readonly Source[]): RespondRequest {
  const language = context.turn.understanding.language ?? context.contact?.language ?? null;
  return { before: beforeOf(context), messages: wordsOf(context), language, sources };
}

/** True when what we understand ourselves is enough, or must not wait: opt-out and opt-in, urgency, whole messages we know. Pure. */
export function needsNoModel(context: Context, rules: Rules): boolean {
  const { intent, urgent, confidence = 0 } = context.turn.understanding;
  return intent === 'optOut' || intent === 'optIn' || urgent || confidence >= certain || isStopWord(context, rules);
}

function wordsOf({ turn }: Context): string[] {
  const words: string[] = [];
  let left = turnLength;
  for (const message of [...turn.messages].reverse()) {
    if (left <= 0) break;
    const text = isSilent(message) ? '' : (message.text ?? '').trim().slice(0, left);
    if (text === '') continue;
    words.unshift(text);
    left -= text.length;
  }
  return words;
}

function beforeOf({ more }: Context): Line[] {
  const lines = (more?.exchanges ?? []).slice(0, linesBefore).flatMap(({ by, text }): Line[] => {
    const said = text?.trim().slice(0, lineLength) ?? '';
    return said === '' ? [] : [{ by: by === 'buyer' ? 'buyer' : 'us', text: said }];
  });
  return lines.reverse();
}
