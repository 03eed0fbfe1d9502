import type { UsableTemplate } from '../followUp/usableTemplate';
import type { AccountId } from '../ids';
import { fillsOf } from './fills';
import {
  isSendable,
  templateCategories,
  templatePurposes,
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

type Candidate = KnownTemplate & { readonly usable: UsableTemplate; readonly step: number };

/** Whose templates, for which buyer. */
export interface WantedTemplates {
  readonly accountId: AccountId;
  /** The buyer's; null when it is not known. */
  readonly language: string | null;
  /** False for one that could not be sent to this buyer: what it fills in is not known, for one. */
  readonly canGo: (template: UsableTemplate) => boolean;
}

/**
 * The templates of an account that automation may send now, best first: approved, whole and meant for something. For each purpose
 * those of the nearest language only (`pt_BR`, then `pt`, then another `pt_…`, then English) in which one can go, of a name the nearest
 * one; the better quality first, then utility before marketing. Where none can go, those that can't: why not is said then. Pure.
 */
export function usableTemplates(templates: readonly KnownTemplate[], wanted: WantedTemplates): UsableTemplate[] {
  const candidates = templates.flatMap((template): Candidate[] => {
    const step = languageStep(template.language, wanted.language);
    if (template.accountId !== wanted.accountId || step === null) return [];
    const usable = usableOf(template);
    return usable === null ? [] : [{ ...template, usable, step }];
  });
  return templatePurposes.flatMap((purpose) => {
    const all = candidates.filter(({ usable }) => usable.purpose === purpose);
    const going = all.filter(({ usable }) => wanted.canGo(usable));
    return nearestOf(going.length > 0 ? going : all);
  });
}

/** As it is sent; null for one that can't be, or is for nothing. */
function usableOf(template: KnownTemplate): UsableTemplate | null {
  const { name, language, category, variables, body, described } = template;
  const purpose = purposeOf(template);
  if (purpose === null || body === null || !isSendable(template)) return null;
  return {
    ...{ name, language, purpose, category, body },
    variables: variables.map((variable) => variable.name),
    ...(variables.length === 0 ? {} : { fills: fillsOf({ body, described, variables }) }),
  };
}

/** Those in the nearest language, best first, of each name one. */
function nearestOf(candidates: readonly Candidate[]): UsableTemplate[] {
  const nearest = Math.min(...candidates.map(({ step }) => step));
  const best = candidates.filter(({ step }) => step === nearest).sort(compare);
  return best
    .filter(({ name }, place) => best.findIndex((one) => one.name === name) === place)
    .map((one) => one.usable);
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
