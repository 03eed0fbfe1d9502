import { notAddressed } from '../../core/followUp/actNow';
import { heldBackBy } from '../../core/followUp/heldBack';
import { reason, type Reason } from '../../core/reason';
import { rulesInForce } from '../../core/rules/rules';
import type { TemplateToSend } from '../../core/templates/template';
import { readContactFacts } from '../../store/followUp/contactFacts';
import { claimFollowUp, releaseClaim } from '../../store/followUp/ledger';
import type { Dependencies } from '../dependencies';
import { orderAutomaticSend, outboxIdOf } from '../order';
import type { Look } from './takenLook';

/** What a follow-up says, and the template it is sent as; null: free text. */
export interface FollowUpWords {
  readonly text: string;
  readonly template: TemplateToSend | null;
  /** The approved wording or template, by name. */
  readonly wording: string | null;
}

/**
 * Orders a follow-up, once. It is claimed first: another conversation of the same contact may look in the same instant, and both
 * together must not send more than the rules allow. Returns why it may not be sent after all, or null.
 */
export async function orderFollowUp(
  { store }: Pick<Dependencies, 'store'>,
  { conversation, plan, about, facts: { more }, contact, rules, epoch, nowMs }: Look,
  { text, template, wording }: FollowUpWords,
): Promise<Reason | null> {
  if (more === undefined) return unknownFacts;
  const { followUp } = rulesInForce(rules.rules, conversation.control.ownRules);
  const outboxId = outboxIdOf(conversation._id, about, 'followUp');
  const { sinceMs, sentInSilence, means, silence, moment, notBeforeMs = moment?.notBeforeMs ?? null } = plan;
  const held = {
    ...{ nowMs, kind: means ?? silence, sinceMs, sentInSilence, notBeforeMs },
    ...{ place: more.place, windowClosesAtMs: more.windowClosesAtMs },
  };
  const whyNot = async () => {
    const fresh = await readContactFacts(store, conversation, contact, { nowMs, except: outboxId });
    return heldBackBy({ ...held, contact: fresh }, followUp);
  };
  const claim = { outboxId, conversationId: conversation._id, atMs: nowMs };
  const why = await claimFollowUp(store, contact.owner, claim, whyNot);
  if (why !== null) return why;
  const sent = template === null ? { text, wording } : { text, template, wording };
  const order = { about, kind: 'followUp', ...sent, turnId: null, epoch, nowMs } as const;
  if ((await orderAutomaticSend({ store }, conversation, order)) !== null) return null;
  await releaseClaim(store, contact.owner, outboxId);
  return notAddressed;
}

const unknownFacts = reason('factsOfBefore', 'It was decided by an earlier version, and is decided anew.');
