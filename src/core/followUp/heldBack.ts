import { reason, type Reason } from '../reason';
import type { FollowUpRules } from '../rules/followUpRules';
import { lawfulWaits } from '../rules/lawfulWaits';
import { capReached, personFirst } from './caps';
import { floorOf, isFollowedUp } from './floors';
import type { BuyersPlace, ContactFacts, SilenceKind } from './silence';

/** What the law of floors and caps is held against once more, right before a follow-up is ordered and right before it leaves. */
export interface HeldBackFacts {
  readonly nowMs: number;
  /** What the silence means. */
  readonly kind: SilenceKind;
  readonly sinceMs: number;
  readonly sentInSilence: number;
  readonly notBeforeMs: number | null;
  readonly place: BuyersPlace;
  readonly windowClosesAtMs: number | null;
  /** Without the follow-up that it is about. */
  readonly contact: Pick<ContactFacts, 'followUpsInMonth' | 'followUpsWithoutPerson' | 'lastFollowUpAtMs'>;
}

/** Why a follow-up that was decided must not go out after all: what was sent since by another conversation of the same contact counts. Pure. */
export function heldBackBy(facts: HeldBackFacts, written: FollowUpRules): Reason | null {
  const rules = lawfulWaits(written);
  const { nowMs, sinceMs, notBeforeMs, contact, place, windowClosesAtMs } = facts;
  const kind = isFollowedUp(facts.kind) ? facts.kind : 'hesitation';
  const from = { place, windowClosesAtMs, lastFollowUpAtMs: contact.lastFollowUpAtMs };
  const { earliestMs, reasons } = floorOf(kind, { nowMs, sinceMs, notBeforeMs, from }, rules);
  const tooEarly = earliestMs > nowMs ? (reasons.at(-1) ?? reason('floor', 'It is too early.')) : null;
  return capReached(kind, facts, rules) ?? personFirst(contact, rules) ?? tooEarly;
}
