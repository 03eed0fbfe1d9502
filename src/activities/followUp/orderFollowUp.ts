import { heldBackBy } from '../../core/followUp/heldBack';
import { rulesInForce } from '../../core/rules/rules';
import type { TemplateToSend } from '../../core/templates/template';
import { readContactFacts } from '../../store/followUp/contactFacts';
import { claimFollowUp } from '../../store/followUp/ledger';
import type { Dependencies } from '../dependencies';
import { orderAutomaticSend, outboxIdOf } from '../order';
import type { Look } from './takenLook';

/** What a follow-up says, and the template it is sent as; null: free text. */
export interface FollowUpWords {
  readonly text: string;
  readonly template: TemplateToSend | null;
}

/**
 * Orders a follow-up, once. It is claimed first: another conversation of the same contact may look in the same instant, and both
 * together must not send more than the rules allow. False when it may not be sent after all, or nobody can be addressed.
 */
export async function orderFollowUp(
  { store }: Pick<Dependencies, 'store'>,
  { conversation, plan, about, facts: { more }, contact, rules, epoch, nowMs }: Look,
  { text, template }: FollowUpWords,
): Promise<boolean> {
  if (more === undefined) return false;
  const { followUp } = rulesInForce(rules.rules, conversation.control.ownRules);
  const outboxId = outboxIdOf(conversation._id, about, 'followUp');
  const { sinceMs, sentInSilence, means, silence, moment } = plan;
  const held = {
    ...{ nowMs, kind: means ?? silence, sinceMs, sentInSilence, notBeforeMs: moment?.notBeforeMs ?? null },
    ...{ place: more.place, windowClosesAtMs: more.windowClosesAtMs },
  };
  const whyNot = async () => {
    const fresh = await readContactFacts(store, conversation, contact, { nowMs, except: outboxId });
    return heldBackBy({ ...held, contact: fresh }, followUp);
  };
  const claim = { outboxId, conversationId: conversation._id, atMs: nowMs };
  if ((await claimFollowUp(store, contact.owner, claim, whyNot)) !== null) return false;
  const sent = template === null ? { text } : { text, template };
  const order = { about, kind: 'followUp', ...sent, turnId: null, epoch, nowMs } as const;
  return (await orderAutomaticSend({ store }, conversation, order)) !== null;
}
