import { withPeople, type Control } from '../../core/control/control';
import { toldOfPromise } from '../../core/escalate/toldOfPromise';
import { judgeSilence } from '../../core/followUp/judgeSilence';
import type { SilenceDecision, SilenceFacts } from '../../core/followUp/silence';
import type { TurnId } from '../../core/ids';
import { rulesInForce, type Rules } from '../../core/rules/rules';
import { decisionIdOf, insertDecisionOnce } from '../../store/decisions';
import type { ConversationDocument, DecisionDocument } from '../../store/documents';
import { gatherSilence } from '../../store/followUp/gatherSilence';
import { currentRules } from '../../store/rules';
import type { WaitDocument } from '../../store/waitDocument';
import type { Dependencies } from '../dependencies';

type Plan = ConversationDocument['followUp'];

/** What follows from a silence that begins. */
export interface PlannedSilence {
  readonly followUp: Plan;
  /** We owe the next word: the wait that is opened, and who has the conversation then; null when nothing is opened. */
  readonly opens: { readonly wait: WaitDocument; readonly holder: Control['holder'] } | null;
}

/** The longest text of ours that facts keep: they hold its cues. */
const keptText = 300;

/** Step 5, when a silence begins: what it means and when to look again. Decided once per thing it follows. */
export async function planFollowUp(
  deps: Pick<Dependencies, 'store'>,
  conversation: ConversationDocument,
  about: { readonly key: string; readonly turnId: TurnId | null },
  begun: Omit<SilenceFacts, 'more'>,
): Promise<PlannedSilence> {
  const rules = await currentRules(deps.store);
  const facts = await factsOf(deps, conversation, begun, rules.rules);
  const decision = judgeSilence(facts, rules.rules);
  const stored = await insertDecisionOnce(deps.store, {
    _id: decisionIdOf(conversation._id, about.key, 'followUp'),
    conversationId: conversation._id,
    turnId: about.turnId,
    step: 'followUp',
    outcome: decision.outcome,
    reasons: [...decision.reasons],
    facts,
    details: decision,
    rulesVersion: rules._id,
    atMs: facts.nowMs,
  });
  return plannedBy(stored, conversation, rules.rules);
}

async function factsOf(
  { store }: Pick<Dependencies, 'store'>,
  conversation: ConversationDocument,
  begun: Omit<SilenceFacts, 'more'>,
  rules: Rules,
): Promise<SilenceFacts> {
  const { nowMs, begins, ourText, needsReply, control } = begun;
  // While we owe the reply, or when it is closed, there is nothing to find out.
  if (needsReply || control.state === 'closed') return { ...begun, ourText: ourText?.slice(0, keptText) ?? null };
  const silence = {
    ...{ nowMs, sinceMs: nowMs, begins, movedFrom: null, replyDueAtMs: null },
    justLeft: begins === 'afterOurMessage' ? { text: ourText } : null,
  };
  const { followUp } = rulesInForce(rules, control.ownRules);
  const { more } = await gatherSilence(store, conversation, silence, followUp);
  return { ...begun, ourText: ourText?.slice(0, keptText) ?? null, more };
}

function plannedBy(
  stored: DecisionDocument,
  { control }: Pick<ConversationDocument, 'control'>,
  rules: Rules,
): PlannedSilence {
  const taken = stored.details as SilenceDecision;
  const { nowMs: sinceMs, sentInSilence, begins } = stored.facts as SilenceFacts;
  if (taken.outcome === 'noFollowUp') {
    const { dueAtMs } = taken;
    if (dueAtMs === undefined) return { followUp: null, opens: null };
    const holder = withPeople(control.holder);
    const told = toldOfPromise(holder, rulesInForce(rules, control.ownRules), sinceMs, dueAtMs);
    return { followUp: null, opens: { wait: { sinceMs, dueAtMs, turnId: null, overdue: false, told }, holder } };
  }
  const { lookAtMs, reasons, silence, means, moment } = taken;
  return {
    followUp: {
      ...{ lookAtMs, reasons: [...reasons], silence, sinceMs, sentInSilence, begins, decidedIn: stored._id },
      ...(means === undefined ? {} : { means }),
      ...(moment === undefined ? {} : { moment }),
    },
    opens: null,
  };
}
