import { buyersPlaceOf } from '../../core/followUp/buyersPlace';
import { heldBackBy } from '../../core/followUp/heldBack';
import { switchedOff } from '../../core/followUp/switchedOff';
import type { OutboxId } from '../../core/ids';
import { reason, type Reason } from '../../core/reason';
import type { FollowUpRules } from '../../core/rules/rules';
import type { Collections } from '../collections';
import type { ConversationDocument } from '../documents';
import { contactOfSilence, readContactFacts } from './contactFacts';
import { dealOf } from './queries';

/** Which follow-up is about to leave. */
export interface Leaving {
  readonly nowMs: number;
  /** Its send, which does not count against itself; null when it is not ordered yet. */
  readonly outboxId: OutboxId | null;
  /** `person`: somebody of us sends it; their word comes with it. */
  readonly by: 'automation' | 'person';
}

/**
 * Why a follow-up must not leave now, by everything that can have changed since it was decided: caps and distances over all of the
 * contact's conversations, the deal, the contact's opt-out. Null when it may.
 */
export async function whyNotFollowed(
  store: Collections,
  conversation: ConversationDocument,
  rules: FollowUpRules,
  { nowMs, outboxId, by }: Leaving,
): Promise<Reason | null> {
  const { control, dealId, followUp, windowClosesAtMs } = conversation;
  const [person, [deal]] = await Promise.all([
    contactOfSilence(store, conversation),
    dealId === null ? [] : dealOf(store, dealId).toArray(),
  ]);
  const read = await readContactFacts(store, conversation, person, { nowMs, except: outboxId });
  const contact = by === 'person' ? { ...read, followUpsWithoutPerson: 0 } : read;
  const ofDeal = deal === undefined ? null : { open: deal.open, movedAtMs: deal.stageAtMs ?? null };
  const off = switchedOff(control, { contact, deal: ofDeal }, rules);
  if (off !== null) return off;
  // A person has cancelled it, or closed and reopened.
  if (followUp === null) return by === 'person' ? null : reason('planGone', 'No follow-up is planned any more.');
  const { means, silence, sinceMs, sentInSilence, moment, notBeforeMs = moment?.notBeforeMs ?? null } = followUp;
  const held = {
    ...{ nowMs, kind: means ?? silence, sinceMs, sentInSilence, notBeforeMs },
    ...{ place: buyersPlaceOf(conversation.identity, rules, nowMs), windowClosesAtMs, contact },
  };
  return heldBackBy(held, rules);
}
