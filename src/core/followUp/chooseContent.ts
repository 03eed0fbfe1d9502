import { reason, type Reason } from '../reason';
import { usualWording, type FollowedUpKind, type FollowUpRules, type Wording } from '../rules/followUpRules';
import { fillTemplate } from '../templates/fillTemplate';
import type { FollowUpContent } from './content';
import type { BuyersPlace, LearntFacts } from './silence';
import type { UsableTemplate } from './usableTemplate';
import { worthKey } from './worth';

/** What a follow-up's words are chosen from. */
export interface ContentFacts {
  readonly nowMs: number;
  readonly kind: FollowedUpKind;
  readonly windowClosesAtMs: number | null;
  /** Of the buyer, ISO 639-1; null when it is not known. */
  readonly language: string | null;
  /** The one used last in this conversation. */
  readonly lastWording: string | null;
  /** The one the fixed rules alone would have used last. */
  readonly fixedLastWording: string | null;
  /** The one they would have used in this silence, when what is learnt put it off. */
  readonly putOffWording: string | null;
  readonly templates: readonly UsableTemplate[];
  readonly values: Readonly<Record<string, string>>;
  readonly place: Pick<BuyersPlace, 'country'>;
  readonly learnt: Pick<LearntFacts, 'wordings' | 'actsAt'> | null;
}

export type ContentChoice =
  | {
      readonly kind: 'content';
      readonly content: FollowUpContent;
      /** What the fixed rules alone take. */
      readonly fixedWording: string;
      readonly why: Reason;
    }
  /** Nothing can be said; a person is asked. */
  | {
      readonly kind: 'nothing';
      readonly why: Reason;
      /** What the fixed rules alone would have said; missing when they have nothing to say either. */
      readonly fixedWording?: string;
    };

/** What templates for follow-ups are for, as people have marked them. */
export const followUpPurpose = 'followUp';

/**
 * The words of a follow-up: an approved wording in the window, an approved template after it. Never the last one used again. What is
 * learnt chooses only where the fixed rules alone, with what they would have used last, have something to say too. Pure.
 */
export function chooseContent(facts: ContentFacts, rules: FollowUpRules): ContentChoice {
  const isOpen = facts.windowClosesAtMs !== null && facts.windowClosesAtMs > facts.nowMs;
  return isOpen ? chooseWording(facts, rules) : chooseTemplate(facts);
}

function chooseWording(facts: ContentFacts, rules: FollowUpRules): ContentChoice {
  const { kind } = facts;
  const all: readonly Wording[] = [{ name: usualWording, texts: rules.texts }, ...(rules.wordings ?? [])];
  const fitting = all.flatMap(({ name, kinds, texts }) => {
    const text = textIn(texts, facts.language);
    return text === null || kinds?.includes(kind) === false ? [] : [{ kind: 'text' as const, name, text }];
  });
  if (fitting.length === 0) return nothing('noText', 'The rules hold no follow-up text.');
  const taken = take(fitting, facts);
  if (taken.one === null)
    return nothing('noOtherWording', 'The only wording that fits was used last time.', taken.fixedWording);
  const { one: wording, fixedWording } = taken;
  return {
    kind: 'content',
    content: { kind: 'text', wording: wording.name, text: wording.text },
    fixedWording,
    why: reason('windowOpen', `The window is open; the wording is "${wording.name}".`),
  };
}

function chooseTemplate(facts: ContentFacts): ContentChoice {
  const { values } = facts;
  const fitting = facts.templates.filter((one) => one.purpose === followUpPurpose && isAllowed(one, facts.place));
  if (fitting.length === 0)
    return nothing('noTemplate', 'The window is closed, and no approved follow-up template fits.');
  const filled = fitting.flatMap((template) => fillIn(template, values));
  if (filled.length === 0)
    return nothing('templateNotFilled', 'The window is closed, and what the template fills in is not known.');
  const taken = take(filled, facts);
  if (taken.one === null)
    return nothing('noOtherWording', 'The only template that fits was used last time.', taken.fixedWording);
  const { one: content, fixedWording } = taken;
  return {
    kind: 'content',
    content,
    fixedWording,
    why: reason('template', `The window is closed; the approved template is "${content.name}" (${content.language}).`),
  };
}

/** True for a follow-up template that could be sent to this buyer after the window: allowed there, and filled with what is known. Pure. */
export function canGo(template: UsableTemplate, { values, place }: Pick<ContentFacts, 'values' | 'place'>): boolean {
  return isAllowed(template, place) && fillIn(template, values).length > 0;
}

/** WhatsApp delivers no marketing templates to numbers of the United States (paused since 2025-04-01, Meta). */
function isAllowed({ category }: UsableTemplate, { country }: Pick<BuyersPlace, 'country'>): boolean {
  if (category === 'authentication') return false;
  return category !== 'marketing' || country !== 'US';
}

function textIn(texts: Readonly<Record<string, string>>, language: string | null): string | null {
  const own = language === null || !Object.hasOwn(texts, language) ? undefined : texts[language];
  return own ?? texts.en ?? null;
}

function fillIn(
  template: UsableTemplate,
  values: ContentFacts['values'],
): Extract<FollowUpContent, { kind: 'template' }>[] {
  const { name, language, category } = template;
  const { fills, variables } = template;
  const known = fills === undefined ? values : valuesBy(variables, fills, values);
  const filled = fillTemplate(template, known);
  if (filled.kind === 'fault') return [];
  return [{ kind: 'template', name, language, category, variables: filled.variables, text: filled.text }];
}

type Named = { readonly kind: 'text' | 'template'; readonly name: string };

type Taken<T> =
  | { readonly one: T; readonly fixedWording: string }
  | { readonly one: null; readonly fixedWording: string | undefined };

/**
 * The best by what is learnt, and the one that the fixed rules alone take; none where either has none left. Were the learnt one enough,
 * it could keep for later what the fixed rules have used, and send where they ask a person.
 */
function take<T extends Named>(
  all: readonly T[],
  { lastWording, fixedLastWording, putOffWording, learnt }: ContentFacts,
): Taken<T> {
  const fixedWording = putOffWording ?? all.find(({ name }) => name !== fixedLastWording)?.name;
  const one = best(
    all.filter(({ name }) => name !== lastWording),
    learnt,
  );
  return fixedWording === undefined || one === null ? { one: null, fixedWording } : { one, fixedWording };
}

/** The values by the variables they fill; what nobody said is left out, so that the template does not go. */
function valuesBy(
  variables: readonly string[],
  fills: readonly (string | null)[],
  values: ContentFacts['values'],
): ContentFacts['values'] {
  const pairs = variables.flatMap((variable, place): [string, string][] => {
    const name = fills[place] ?? null;
    const value = name !== null && Object.hasOwn(values, name) ? values[name] : undefined;
    return value === undefined ? [] : [[variable, value]];
  });
  return Object.fromEntries(pairs);
}

/** What nothing is drawn for is worth the middle. */
const unknownWorth = 0.5;

/** The highest learnt worth; the first of equals, so the first of all when nothing is learnt. */
function best<T extends Named>(all: readonly T[], learnt: ContentFacts['learnt']): T | null {
  const worth = (one: T) => {
    // Decisions recorded before know worths by name alone.
    const key =
      learnt?.actsAt === undefined ? one.name : worthKey({ name: one.name, isTemplate: one.kind === 'template' });
    return learnt !== null && Object.hasOwn(learnt.wordings, key)
      ? (learnt.wordings[key] ?? unknownWorth)
      : unknownWorth;
  };
  let found: T | null = null;
  for (const one of all) if (found === null || worth(one) > worth(found)) found = one;
  return found;
}

function nothing(code: string, text: string, fixedWording?: string): ContentChoice {
  return { kind: 'nothing', why: reason(code, text), ...(fixedWording === undefined ? {} : { fixedWording }) };
}
