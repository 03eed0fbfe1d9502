import { reason, type Reason } from '../reason';
import { followUpDefaults, type FollowUpRules } from '../rules/followUpRules';
import type { ContactFacts, SilenceKind } from './silence';

/** Why no follow-up may be sent, by the number of those sent already; null when one may. Pure. */
export function capReached(
  kind: SilenceKind,
  facts: {
    readonly sentInSilence: number;
    readonly notBeforeMs: number | null;
    readonly contact: Pick<ContactFacts, 'followUpsInMonth'>;
  },
  rules: FollowUpRules,
): Reason | null {
  const { maxPerSilence, maxPerMonth = followUpDefaults.maxPerMonth } = rules;
  // Whoever wants to think it over is reminded once.
  const isThinking = kind === 'theirDate' && facts.notBeforeMs === null;
  const most = isThinking ? Math.min(1, maxPerSilence) : maxPerSilence;
  if (facts.sentInSilence >= most)
    return reason('followedUpEnough', `Follow-ups sent in this silence: ${facts.sentInSilence}; allowed: ${most}.`);
  const { followUpsInMonth } = facts.contact;
  if (followUpsInMonth >= maxPerMonth)
    return reason('monthIsFull', `Follow-ups to this buyer in 30 days: ${followUpsInMonth}; allowed: ${maxPerMonth}.`);
  return null;
}

/** Why a person has to say something first; null when nobody has to. Pure. */
export function personFirst(
  { followUpsWithoutPerson }: Pick<ContactFacts, 'followUpsWithoutPerson'>,
  rules: FollowUpRules,
): Reason | null {
  const most = rules.maxWithoutPerson ?? followUpDefaults.maxWithoutPerson;
  if (followUpsWithoutPerson < most) return null;
  return reason(
    'noPersonsWord',
    `Follow-ups without a word of a person in between: ${followUpsWithoutPerson}; allowed: ${most}.`,
  );
}
