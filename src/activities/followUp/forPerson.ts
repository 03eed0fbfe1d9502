import { withPeople, type Holder } from '../../core/control/control';
import type { Addressee } from '../../core/escalate/escalate';
import { whoIsTold } from '../../core/escalate/whoIsTold';
import type { FollowUpContent } from '../../core/followUp/content';
import { rulesInForce } from '../../core/rules/rules';
import { followUpAlertIdOf, raiseFollowUpAlert } from '../../store/alerts';
import { draftIdOf, insertDraftOnce } from '../../store/drafts';
import type { Dependencies } from '../dependencies';
import type { Look } from './takenLook';

/** A silence that people are given. */
type GivenSilence = Pick<Look, 'conversation' | 'plan' | 'rules' | 'nowMs'>;

/** A person is to follow up: the conversation is theirs, and they are told. Returns who has it from now on. */
export async function askPerson(
  { store }: Pick<Dependencies, 'store'>,
  look: GivenSilence,
  untilMs: number,
): Promise<Holder> {
  const holder = withPeople(look.conversation.control.holder);
  await tell({ store }, look, holder, untilMs);
  return holder;
}

/** What is to be said is written, and waits for a person who sends it. */
export async function showDraft(
  { store }: Pick<Dependencies, 'store'>,
  look: Look,
  content: FollowUpContent,
  untilMs: number,
): Promise<void> {
  const { conversation, about, plan, nowMs } = look;
  const { _id: conversationId, lastInboundAtMs, control } = conversation;
  await insertDraftOnce(store, {
    ...{ _id: draftIdOf(conversationId, about), conversationId, turnId: null, text: content.text },
    ...{ followUp: { sinceMs: plan.sinceMs, content }, by: 'rules', sources: [] },
    ...{ basedOnInboundAtMs: lastInboundAtMs, createdAtMs: nowMs },
  });
  await tell({ store }, look, control.holder, untilMs);
}

/** Raises the alert, one per silence: without it nobody would see that the silence is theirs now. */
async function tell(
  { store }: Pick<Dependencies, 'store'>,
  { conversation, plan, rules, nowMs }: GivenSilence,
  holder: Holder,
  untilMs: number,
): Promise<void> {
  const { _id: conversationId, control } = conversation;
  await raiseFollowUpAlert(store, {
    _id: followUpAlertIdOf(conversationId, plan.sinceMs),
    ...{
      conversationId,
      kind: 'followUp',
      for: addresseeOf(whoIsTold(holder, rulesInForce(rules.rules, control.ownRules))),
    },
    ...{ waitSinceMs: plan.sinceMs, dueAtMs: untilMs, atMs: nowMs, endedAtMs: null },
  });
}

function addresseeOf({ assignee, team }: ReturnType<typeof whoIsTold>): Addressee {
  if (assignee !== null) return { kind: 'agent', agent: assignee };
  return team === null ? { kind: 'everybody' } : { kind: 'team', team };
}
