import { reason, type Reason } from '../reason';
import { followUpDefaults, type FollowedUpKind } from '../rules/followUpRules';
import type { Rules } from '../rules/rules';
import { personFirst } from './caps';
import { chooseContent } from './chooseContent';
import { nameOf } from './content';
import { noCommonHour } from './floors';
import type { Meaning } from './meaningOf';
import { nextOpen } from './openHours';
import { neverOpen } from './planLook';
import type { LookDecision, LookFacts, MoreOfLook, OtherNumber } from './silence';

const dayMs = 24 * 3600 * 1000;

/** What is done when a follow-up's moment has come and nothing speaks against it: one decision over all there is to do. Pure. */
export function actNow(
  facts: LookFacts,
  more: MoreOfLook,
  meaning: Meaning & { readonly kind: FollowedUpKind },
  rules: Rules,
): LookDecision {
  const { nowMs, control } = facts;
  const closeAtMs = nowMs + rules.followUp.closeAfterDays * dayMs;
  const ask = (why: Reason): LookDecision => ({
    outcome: 'askPerson',
    closeAtMs,
    reasons: [why, ...meaning.reasons],
  });
  const mode = rules.followUp.mode ?? followUpDefaults.mode;
  if (control.holder.kind === 'human') return ask(reason('humanHolds', 'A person has the conversation and decides.'));
  if (!rules.automation.enabled) return ask(reason('automationOff', 'Automation is switched off by the rules.'));
  if (mode === 'task') return ask(reason('taskByRules', 'By the rules a person follows up.'));
  const first = personFirst(more.contact, rules.followUp);
  if (first !== null) return ask(first);
  const next = nextOpen(rules.followUp, more.place, nowMs);
  if (next.kind === 'never') return ask(neverOpen);
  if (next.kind === 'noCommonHour') return ask(noCommonHour);
  if (next.atMs > nowMs)
    return {
      outcome: 'lookLater',
      lookAtMs: next.atMs,
      reasons: [reason('quietHours', 'It is outside active hours, or a holiday, at the buyer’s place.')],
    };
  const number = numberToUse(more, meaning, rules);
  if (number.kind === 'none') return ask(number.why);
  const at =
    number.kind === 'other' ? number.other : { windowClosesAtMs: more.windowClosesAtMs, templates: more.templates };
  const choice = chooseContent(
    {
      nowMs,
      kind: meaning.kind,
      windowClosesAtMs: at.windowClosesAtMs,
      templates: at.templates,
      language: facts.language,
      lastWording: more.lastWording,
      fixedLastWording: more.fixedLastWording === undefined ? more.lastWording : more.fixedLastWording,
      putOffWording: more.putOff?.wording ?? null,
      values: more.values,
      place: more.place,
      learnt: more.learnt,
    },
    rules.followUp,
  );
  if (choice.kind === 'nothing')
    return { ...ask(choice.why), ...(choice.fixedWording === undefined ? {} : { fixedWording: choice.fixedWording }) };
  const reasons = [...meaning.reasons, choice.why];
  const { content } = choice;
  const means = meaning.kind === more.plannedFor ? {} : { means: meaning.kind };
  const fixedWording = choice.fixedWording === nameOf(content) ? {} : { fixedWording: choice.fixedWording };
  const date = meaning.notBeforeMs === null ? {} : { notBeforeMs: meaning.notBeforeMs };
  const parts = { ...means, ...date, ...fixedWording, reasons };
  if (mode === 'draft') {
    // A draft is sent where it is shown. Looks of earlier versions, which don't know `addressed`, wrote it here all the same.
    if (number.kind === 'other' && more.addressed !== undefined) return ask(number.why);
    const to = number.kind === 'other' ? { conversationId: number.other.conversationId } : {};
    const why = reason('draftByRules', 'By the rules a person sends it.');
    return { outcome: 'draft', ...parts, content, ...to, closeAtMs, reasons: [why, ...reasons] };
  }
  if (number.kind === 'other') {
    const { conversationId } = number.other;
    return { outcome: 'otherNumber', conversationId, content, reasons: [number.why, ...reasons] };
  }
  return content.kind === 'text'
    ? { outcome: 'send', ...parts, text: content.text, wording: content.wording }
    : { outcome: 'sendTemplate', ...parts, template: content };
}

type NumberToUse =
  | { readonly kind: 'this' }
  | { readonly kind: 'other'; readonly other: OtherNumber; readonly why: Reason }
  | { readonly kind: 'none'; readonly why: Reason };

const notReached = reason('unreached', 'The buyer can’t be reached at this number.');
/** Nobody can be written to here. */
export const notAddressed = reason(
  'notAddressed',
  'The channel has told no address of the buyer that is surely theirs.',
);

/** This number, unless our message never arrived there: then another one that can be reached, where the rules allow it. */
function numberToUse(more: MoreOfLook, { kind }: Meaning, rules: Rules): NumberToUse {
  const { delivery } = more;
  // What was delivered and only not seen may be said once more, after its long wait.
  const isReached = kind !== 'unreached' || (delivery.unreachable === null && delivery.status === 'delivered');
  if (isReached && more.addressed !== false) return { kind: 'this' };
  if (!(rules.followUp.otherNumbers ?? followUpDefaults.otherNumbers))
    return { kind: 'none', why: more.addressed === false ? notAddressed : notReached };
  const other = more.otherNumbers.find(({ reachable }) => reachable);
  return other === undefined
    ? { kind: 'none', why: reason('noOtherNumber', 'The buyer can’t be reached at any of their numbers.') }
    : { kind: 'other', other, why: reason('otherNumber', 'Another of the buyer’s numbers can be reached.') };
}
