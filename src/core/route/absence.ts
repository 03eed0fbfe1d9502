import type { Context } from '../contextualize/context';
import { reason, type Reason } from '../reason';
import type { Rules } from '../rules/rules';
import { opensAtText } from './opensAt';
import type { WhoAnswers } from './whoAnswers';

/** The code of the decision that told the buyer: found in the earlier decisions of the same wait. */
const toldCode = 'absenceTold';

/** What the buyer is told when nobody is there, with its reason; null when nothing is said. */
export interface Absence {
  readonly text: string;
  readonly why: Reason;
}

/**
 * What the buyer is told when nobody is there: the rules' text in their language, with the time somebody is back at their place.
 * Once per wait, unless it was cancelled before it left; nothing while automation may not speak, and nothing that can't be filled. Pure.
 */
export function absenceOf(
  context: Context,
  rules: Rules,
  who: Pick<WhoAnswers, 'nobodyThere' | 'opensAtMs'>,
  optedOut: boolean | null,
): Absence | null {
  const { more, control, nowMs, window } = context;
  if (more === undefined || !who.nobodyThere) return null;
  const mayNotSpeak =
    !rules.automation.enabled ||
    control.paused !== null ||
    (control.optedOut && optedOut !== false) ||
    window === null ||
    window.closesAtMs <= nowMs;
  if (mayNotSpeak) return null;
  if (absenceOrderedBefore(context) && more.absenceUnsaid !== true) return null;
  const language = context.turn.understanding.language ?? context.contact?.language ?? 'en';
  const texts = rules.reply.absenceTexts ?? {};
  const own = texts[language];
  const template = own ?? texts.en;
  if (template === undefined) return null;
  const at = { timeZone: more.buyer.timeZone, language: own === undefined ? 'en' : language, nowMs };
  const text = filled(template, opensAtText(who.opensAtMs, at));
  return text === null ? null : { text, why: reason(toldCode, 'Nobody is there, and the buyer is told so once.') };
}

/** Whether an earlier decision of the same wait has told the buyer; it may have been cancelled since. */
export function absenceOrderedBefore({ more, wait }: Pick<Context, 'more' | 'wait'>): boolean {
  if (more === undefined || wait === null) return false;
  return more.earlierDecisions.some(({ codes, atMs }) => codes.includes(toldCode) && atMs >= wait.sinceMs);
}

function filled(template: string, opensAt: string | null): string | null {
  if (!template.includes('{opensAt}')) return template;
  return opensAt === null ? null : template.replaceAll('{opensAt}', () => opensAt);
}
