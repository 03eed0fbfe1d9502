import type { UsableTemplate } from '../followUp/usableTemplate';
import type { AccountId } from '../ids';
import { fillsOf } from './fills';
import {
  isSendable,
  templateCategories,
  templateQualities,
  type KnownTemplate,
  type TemplatePurpose,
} from './template';

/** Templates whose name begins like this are for follow-ups, unless people said otherwise. */
export const followUpName = 'continuo_follow_up';

/** What a template is for: what people said, else what its name says; null when automation is not to send it. */
export function purposeOf({ name, purpose }: Pick<KnownTemplate, 'name' | 'purpose'>): TemplatePurpose | null {
  if (purpose !== null) return purpose === 'none' ? null : purpose;
  return name.startsWith(followUpName) ? 'followUp' : null;
}

type Candidate = KnownTemplate & { readonly body: string; readonly for: TemplatePurpose; readonly step: number };

/**
 * The templates of an account that automation may send now, best first: approved, whole and meant for something. For each purpose
 * those of the nearest language only (`pt_BR`, then `pt`, then another `pt_…`, then English), of a name the nearest one; the better
 * quality first, then utility before marketing. `language` is the buyer's, null when it is not known. Pure.
 */
export function usableTemplates(
  templates: readonly KnownTemplate[],
  wanted: { readonly accountId: AccountId; readonly language: string | null },
): UsableTemplate[] {
  const candidates = templates.flatMap((template): Candidate[] => {
    const purpose = purposeOf(template);
    const step = languageStep(template.language, wanted.language);
    const { body } = template;
    if (template.accountId !== wanted.accountId || !isSendable(template)) return [];
    return purpose === null || step === null || body === null ? [] : [{ ...template, body, for: purpose, step }];
  });
  const nearest = new Map<TemplatePurpose, number>();
  for (const { for: purpose, step } of candidates)
    nearest.set(purpose, Math.min(step, nearest.get(purpose) ?? Infinity));
  const seen = new Set<string>();
  return candidates
    .filter(({ for: purpose, step }) => step === nearest.get(purpose))
    .sort(compare)
    .filter(({ for: purpose, name }) => {
      const isFirst = !seen.has(`${purpose}|${name}`);
      seen.add(`${purpose}|${name}`);
      return isFirst;
    })
    .map(({ name, language, for: purpose, category, variables, body, described }) => ({
      ...{ name, language, purpose, category, body },
      variables: variables.map((variable) => variable.name),
      ...(variables.length === 0 ? {} : { fills: fillsOf({ body, described, variables }) }),
    }));
}

function compare(one: Candidate, other: Candidate): number {
  return (
    templateQualities.indexOf(one.quality) - templateQualities.indexOf(other.quality) ||
    templateCategories.indexOf(one.category) - templateCategories.indexOf(other.category) ||
    order(one.name, other.name) ||
    order(one.language, other.language)
  );
}

function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** How far a template's language is from the buyer's: 0 is the same, null is one they may not read. */
function languageStep(has: string, wanted: string | null): number | null {
  const [mine, theirs] = [tagOf(has), tagOf(wanted ?? 'en')];
  if (mine.base === theirs.base) {
    if (mine.region === theirs.region) return 0;
    return mine.region === '' ? 1 : 2;
  }
  if (mine.base !== 'en') return null;
  return mine.region === '' ? 3 : 4;
}

function tagOf(code: string): { base: string; region: string } {
  const [base = '', ...rest] = code.toLowerCase().split(/[-_]/);
  return { base, region: rest.join('_') };
}
