import { withPeople } from '../core/control/control';
import { judgeSilence, type SilenceFacts } from '../core/followUp/judgeSilence';
import { lookAtSilence, type LookFacts } from '../core/followUp/lookAtSilence';
import type { TurnId } from '../core/ids';
import { decisionIdOf, insertDecisionOnce } from '../store/decisions';
import type { ConversationDocument } from '../store/documents';
import { rulesInForce } from '../core/rules/rules';
import { updateInquiries } from '../store/inquiries';
import { currentRules } from '../store/rules';
import type { Dependencies } from './dependencies';
import { orderAutomaticSend } from './order';

type Plan = ConversationDocument['followUp'];

/** Step 5, when a silence begins: what it means and when to look again. Decided once per thing it follows. */
export async function planFollowUp(
  deps: Pick<Dependencies, 'store'>,
  conversation: ConversationDocument,
  about: { readonly key: string; readonly turnId: TurnId | null },
  facts: SilenceFacts,
): Promise<Plan> {
  const rules = await currentRules(deps.store);
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
  const taken = stored.details as typeof decision;
  if (taken.outcome === 'noFollowUp') return null;
  const since = stored.facts as SilenceFacts;
  return {
    lookAtMs: taken.lookAtMs,
    reasons: [...taken.reasons],
    silence: taken.silence,
    sinceMs: since.nowMs,
    sentInSilence: since.sentInSilence,
  };
}

/** Step 5, when a silence's moment comes: decided again from fresh facts, then carried out. Returns the change to write. */
export async function lookAgain(
  deps: Pick<Dependencies, 'store'>,
  conversation: ConversationDocument,
  plan: NonNullable<Plan>,
  language: string | null,
  nowMs: number,
): Promise<Partial<ConversationDocument>> {
  const { control } = conversation;
  const facts: LookFacts = {
    nowMs,
    silence: plan.silence,
    sinceMs: plan.sinceMs,
    sentInSilence: plan.sentInSilence,
    needsReply: conversation.wait !== null || conversation.turn !== null,
    lastInboundAtMs: conversation.lastInboundAtMs,
    window: conversation.windowClosesAtMs === null ? null : { closesAtMs: conversation.windowClosesAtMs },
    language,
    control: {
      state: control.state,
      holder: control.holder,
      paused: control.paused,
      optedOut: control.optedOut,
      ownRules: control.ownRules,
    },
  };
  const rules = await currentRules(deps.store);
  const about = `look-${plan.sinceMs}-${plan.lookAtMs}`;
  const decision = lookAtSilence(facts, rules.rules);
  const stored = await insertDecisionOnce(deps.store, {
    _id: decisionIdOf(conversation._id, about, 'followUp'),
    conversationId: conversation._id,
    turnId: null,
    step: 'followUp',
    outcome: decision.outcome,
    reasons: [...decision.reasons],
    facts,
    details: { ...decision, epoch: control.epoch },
    rulesVersion: rules._id,
    atMs: nowMs,
  });
  const taken = stored.details as typeof decision & { epoch: number };
  const summary = {
    step: 'followUp',
    outcome: taken.outcome,
    codes: taken.reasons.map((why) => why.code),
    atMs: stored.atMs,
  };
  switch (taken.outcome) {
    case 'dropped':
      return { followUp: null, lastDecision: summary };
    case 'closeQuietly':
      await updateInquiries(deps.store, conversation, stored.atMs);
      return {
        followUp: null,
        lastDecision: summary,
        control: { ...control, state: 'closed', holder: { kind: 'nobody' } },
      };
    case 'lookLater':
      return { followUp: { ...plan, lookAtMs: taken.lookAtMs, reasons: [...taken.reasons] }, lastDecision: summary };
    case 'askPerson': {
      const holder = withPeople(control.holder);
      const followUp = {
        ...plan,
        silence: 'nothingOwed' as const,
        lookAtMs: taken.closeAtMs,
        reasons: [...taken.reasons],
      };
      return { followUp, lastDecision: summary, control: { ...control, holder } };
    }
    case 'send': {
      // A command came since this was decided: it is looked at again, under the new epoch.
      if (taken.epoch !== control.epoch)
        return { followUp: { ...plan, lookAtMs: nowMs + 1000 }, lastDecision: summary };
      await orderAutomaticSend(deps, conversation, {
        about,
        kind: 'followUp',
        text: taken.text,
        turnId: null,
        epoch: taken.epoch,
        nowMs,
      });
      // Until the send's result plans anew, the quiet end stands: a send that never comes back must not leave nothing due.
      const closeAtMs = nowMs + rulesInForce(rules.rules, control.ownRules).followUp.closeAfterDays * 24 * 3600 * 1000;
      return { followUp: { ...plan, silence: 'nothingOwed', lookAtMs: closeAtMs }, lastDecision: summary };
    }
  }
}
