import { assertNever } from '../../core/assertNever';
import { lookAtSilence } from '../../core/followUp/lookAtSilence';
import type { LookDecision } from '../../core/followUp/silence';
import { reason, type Reason } from '../../core/reason';
import { usualWording } from '../../core/rules/followUpRules';
import { rulesInForce } from '../../core/rules/rules';
import { decisionIdOf, insertDecisionOnce } from '../../store/decisions';
import type { ConversationDocument } from '../../store/documents';
import { gatherLook } from '../../store/followUp/gatherLook';
import { updateInquiries } from '../../store/inquiries';
import { currentRules } from '../../store/rules';
import type { Dependencies } from '../dependencies';
import { askPerson, showDraft } from './forPerson';
import { moveSilence } from './moveSilence';
import { orderFollowUp, type FollowUpWords } from './orderFollowUp';
import type { Look } from './takenLook';

type Plan = NonNullable<ConversationDocument['followUp']>;
type Change = Partial<ConversationDocument>;

type Taken = LookDecision & { readonly epoch: number };

/** Something came between a decision and its act, or spoke against it: it is looked at again soon, from fresh facts. */
const soonMs = 60_000;
const dayMs = 24 * 3600 * 1000;

/** Step 5, when a silence's moment comes: decided again from fresh facts, then carried out. Returns the change to write. */
export async function lookAgain(
  deps: Pick<Dependencies, 'store' | 'ring' | 'log'>,
  conversation: ConversationDocument,
  plan: Plan,
  nowMs: number,
): Promise<Change> {
  const rules = await currentRules(deps.store);
  const { control } = conversation;
  const { followUp } = rulesInForce(rules.rules, control.ownRules);
  const { facts, contact } = await gatherLook(deps.store, conversation, plan, followUp, nowMs);
  const about = `look-${plan.sinceMs}-${plan.lookAtMs}`;
  const decided = lookAtSilence(facts, rules.rules);
  const decision = await insertDecisionOnce(deps.store, {
    _id: decisionIdOf(conversation._id, about, 'followUp'),
    conversationId: conversation._id,
    turnId: null,
    step: 'followUp',
    outcome: decided.outcome,
    reasons: [...decided.reasons],
    facts,
    details: { ...decided, epoch: control.epoch },
    rulesVersion: rules._id,
    atMs: nowMs,
  });
  const taken = decision.details as Taken;
  const look = { conversation, plan, about, facts, contact, rules, epoch: taken.epoch, decision, nowMs };
  const codes = taken.reasons.map((why) => why.code);
  const lastDecision = { step: 'followUp', outcome: taken.outcome, codes, atMs: decision.atMs };
  return { lastDecision, ...(await carryOut(deps, look, taken)) };
}

async function carryOut(deps: Pick<Dependencies, 'store' | 'ring' | 'log'>, look: Look, taken: Taken): Promise<Change> {
  const { conversation, plan, nowMs } = look;
  const { control } = conversation;
  // A command came since this was decided: it is looked at again, under the new epoch.
  if (taken.epoch !== control.epoch) return { followUp: { ...plan, lookAtMs: nowMs + 1000 } };
  switch (taken.outcome) {
    case 'dropped':
      return { followUp: taken.closeAtMs === undefined ? null : quietEnd(look, taken.closeAtMs) };
    case 'closeQuietly':
      await updateInquiries(deps.store, conversation, look.decision.atMs);
      return { followUp: null, control: { ...control, state: 'closed', holder: { kind: 'nobody' } } };
    case 'putOff': {
      const { lookAtMs, silence, means, moment, given } = taken;
      const reasons = [...taken.reasons];
      const put = { ...plan, lookAtMs, silence, means, moment, reasons, decidedIn: look.decision._id };
      if (given === undefined) return { followUp: put };
      const holder = await askPerson(deps, look, lookAtMs);
      return { followUp: { ...put, given, closeFromMs: look.decision.atMs }, control: { ...control, holder } };
    }
    case 'lookLater': {
      const { lookAtMs, silence = plan.silence, means = plan.means, moment = plan.moment } = taken;
      const parts = { ...(means === undefined ? {} : { means }), ...(moment === undefined ? {} : { moment }) };
      const reasons = [...taken.reasons];
      return { followUp: { ...plan, ...parts, lookAtMs, silence, reasons, decidedIn: look.decision._id } };
    }
    case 'askPerson': {
      const holder = await askPerson(deps, look, taken.closeAtMs);
      const means = taken.means === undefined ? {} : { means: taken.means };
      const followUp = { ...quietEnd(look, taken.closeAtMs), ...means, given: 'task' as const };
      return { followUp, control: { ...control, holder } };
    }
    case 'draft':
      await showDraft(deps, look, taken.content, taken.closeAtMs);
      return { followUp: { ...quietEnd(asMeant(look, taken), taken.closeAtMs), given: 'draft' } };
    case 'send':
    case 'sendTemplate': {
      const meant = asMeant(look, taken);
      const why = await orderFollowUp(deps, meant, wordsOf(taken));
      return why === null ? { followUp: quietEnd(meant, closesAtMs(look)) } : notOrdered(deps, look, why);
    }
    case 'otherNumber': {
      const isMoved = await moveSilence(deps, look, taken.conversationId);
      return isMoved ? { followUp: quietEnd(look, closesAtMs(look)) } : notOrdered(deps, look, busyThere);
    }
    default:
      return assertNever(taken);
  }
}

/** Its floor and its caps are those of what the silence means by now. */
function asMeant(look: Look, { means = look.plan.means, notBeforeMs }: Pick<Taken, 'means' | 'notBeforeMs'>): Look {
  const { notBeforeMs: _before, ...plan } = look.plan;
  const date = notBeforeMs === undefined ? {} : { notBeforeMs };
  return { ...look, plan: { ...plan, ...(means === undefined ? {} : { means }), ...date } };
}

function wordsOf(taken: Extract<Taken, { outcome: 'send' | 'sendTemplate' }>): FollowUpWords {
  if (taken.outcome === 'send') return { text: taken.text, template: null, wording: taken.wording ?? usualWording };
  const { text, name, language, variables } = taken.template;
  return { text, template: { name, language, variables }, wording: name };
}

const busyThere = reason('otherNumberBusy', 'Something goes on at the buyer’s other number by now.');

/** What was decided can't be done after all, and that is noted: it is looked at again soon, from fresh facts. */
async function notOrdered({ store }: Pick<Dependencies, 'store'>, look: Look, why: Reason): Promise<Change> {
  const { conversation, plan, about, rules, nowMs } = look;
  const { atMs, outcome } = await insertDecisionOnce(store, {
    _id: decisionIdOf(conversation._id, about, 'control'),
    ...{ conversationId: conversation._id, turnId: null, step: 'control', outcome: 'followUpHeldBack', reasons: [why] },
    facts: { nowMs, sinceMs: plan.sinceMs, decided: look.decision._id },
    details: null,
    rulesVersion: rules._id,
    atMs: nowMs,
  });
  return {
    followUp: { ...plan, lookAtMs: nowMs + soonMs },
    lastDecision: { step: 'control', outcome, codes: [why.code], atMs },
  };
}

/** Only the quiet end is left. What comes of what was done plans anew; until then nothing may be left undue. */
function quietEnd({ plan, decision }: Look, closeAtMs: number): Plan {
  return {
    ...plan,
    silence: 'nothingOwed',
    means: plan.means ?? plan.silence,
    lookAtMs: closeAtMs,
    reasons: [...decision.reasons],
    decidedIn: decision._id,
    closeFromMs: decision.atMs,
  };
}

function closesAtMs({ rules, conversation, decision }: Look): number {
  return decision.atMs + rulesInForce(rules.rules, conversation.control.ownRules).followUp.closeAfterDays * dayMs;
}
