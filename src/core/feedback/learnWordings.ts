import { figure, type Learnt } from './learnt';
import type { SaidWording } from './outcome';
import { mostWordings, parameterBounds, within, type WordingCount } from './parameters';
import type { WordingTally } from './tallied';
import { wordingKey } from './wordingOf';

/** Fewer follow-ups than these choose nothing. */
const leastFollowUps = 20;
/** Fewer of either kind do not tell what a template is worth. */
const leastOfEach = 30;

/** How often each text of an approved wording was answered, by language. Pure. */
export function learnWordings(wordings: readonly WordingTally[]): Learnt<readonly WordingCount[]> {
  const sums = new Map<string, Used>();
  for (const { name, language, isTemplate, textKey, worked, notWorked } of wordings) {
    const which = { name, language, isTemplate, ...(textKey === undefined ? {} : { textKey }) };
    const key = wordingKey(which);
    const before = sums.get(key) ?? { ...which, worked: 0, notWorked: 0 };
    sums.set(key, { ...before, worked: before.worked + worked, notWorked: before.notWorked + notWorked });
  }
  const counts = mostUsed([...sums.values()].filter((count) => usesOf(count) > 0));
  const seen = counts.reduce((sum, count) => sum + usesOf(count), 0);
  const worked = counts.reduce((sum, count) => sum + count.worked, 0);
  const figures = [figure('wordings', counts.length), figure('shareAnswered', seen === 0 ? 0 : worked / seen)];
  return seen < leastFollowUps
    ? { outcome: 'tooLittle', seen, figures }
    : { outcome: 'learnt', value: counts, seen, figures };
}

type Used = SaidWording & Pick<WordingCount, 'worked' | 'notWorked'>;

/**
 * As many as are kept, the most used first: any conversation may have a text of its own, and no document grows with them. Pure.
 */
export function mostUsed<One extends Used>(counts: readonly One[]): One[] {
  return counts
    .map((count) => ({ count, key: wordingKey(count) }))
    .sort((one, other) => usesOf(other.count) - usesOf(one.count) || (one.key < other.key ? -1 : 1))
    .slice(0, mostWordings)
    .map(({ count }) => count);
}

function usesOf({ worked, notWorked }: Pick<WordingCount, 'worked' | 'notWorked'>): number {
  return worked + notWorked;
}

/**
 * How many hours of waiting a paid template is worth against free text: a day, by the share of replies that templates lose. None when
 * they lose none. Pure.
 */
export function learnTemplateHours(wordings: readonly WordingTally[]): Learnt<number> {
  const shareOf = (isTemplate: boolean) => {
    const chosen = wordings.filter((one) => one.isTemplate === isTemplate);
    const uses = chosen.reduce((sum, one) => sum + usesOf(one), 0);
    const worked = chosen.reduce((sum, one) => sum + one.worked, 0);
    return { uses, share: (worked + 1) / (uses + 2) };
  };
  const [template, text] = [shareOf(true), shareOf(false)];
  const seen = template.uses + text.uses;
  const figures = [figure('answeredTemplates', template.share), figure('answeredTexts', text.share)];
  if (Math.min(template.uses, text.uses) < leastOfEach) return { outcome: 'tooLittle', seen, figures };
  const lost = Math.max(0, 1 - template.share / text.share);
  const value = within(Math.round(24 * lost), parameterBounds.templateHours);
  return { outcome: 'learnt', value, seen, figures };
}
