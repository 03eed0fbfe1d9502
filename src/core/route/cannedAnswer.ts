import { fillText, missingIn, type Values } from '../answer/fillText';
import type { Context } from '../contextualize/context';
import type { Rules } from '../rules/rules';
import { opensAtText } from './opensAt';
import type { WhoAnswers } from './whoAnswers';

/** What the rules say to a turn of this kind: a text, or what is not known of all it names; null when they say nothing. */
export type CannedText = { readonly text: string } | { readonly missing: readonly string[] } | null;

/** The rules' answer to a turn of this kind in the buyer's language. Pure. */
export function cannedAnswer(
  context: Context,
  { automation }: Pick<Rules, 'automation'>,
  who: Pick<WhoAnswers, 'team' | 'opensAtMs'>,
): CannedText {
  const { understanding } = context.turn;
  const texts = automation.answers.find(({ intent }) => intent === understanding.intent)?.texts;
  const language = understanding.language ?? context.contact?.language ?? null;
  const own = language === null ? undefined : texts?.[language];
  const text = own ?? texts?.en;
  if (text === undefined || text === '') return null;
  // What was decided before answers had places to fill says its text as it stands.
  if (context.more === undefined) return { text };
  const values = valuesOf(context, who, own === undefined || language === null ? 'en' : language);
  const filled = fillText(text, values);
  return filled === null ? { missing: missingIn(text, values) } : { text: filled };
}

function valuesOf(
  { contact, turn, more, nowMs }: Context,
  { team, opensAtMs }: Pick<WhoAnswers, 'team' | 'opensAtMs'>,
  language: string,
): Values {
  const entities = turn.understanding.entities ?? [];
  const [reference] = entities.flatMap((entity) => (entity.kind === 'reference' ? [entity.value] : []));
  const [date] = entities.flatMap((entity) => (entity.kind === 'date' ? [entity.text] : []));
  return {
    name: contact?.name ?? null,
    // Whom the buyer knows: who will take it is not settled by an answer of automation.
    agent: contact?.ownerId ?? more?.lastAnswer?.agent ?? null,
    team,
    opensAt: opensAtText(opensAtMs, { timeZone: more?.buyer.timeZone ?? 'UTC', language, nowMs }),
    reference: reference ?? null,
    date: date ?? null,
  };
}
