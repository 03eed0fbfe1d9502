import { countsAsWriting } from '../core/capture/countsAsWriting';
import { answeredOnPhone } from '../core/control/answeredOnPhone';
import { reason } from '../core/reason';
import { quietAfterPhoneAnswerMs } from '../core/rules/rules';
import { decisionIdOf, insertDecisionOnce } from '../store/decisions';
import type { ConversationDocument, MessageDocument } from '../store/documents';
import { updateInquiries } from '../store/inquiries';
import { cancelUnclaimed } from '../store/outbox';
import { currentRules } from '../store/rules';
import type { Dependencies } from './dependencies';
import { planFollowUp, type PlannedSilence } from './followUp/plan';
import type { Meaning } from './meaning';

/**
 * A person answered from the phone app: what waited for a reply has it, people have the conversation, automation keeps quiet for
 * a while, and a silence begins. What automation had queued is not sent beside it.
 */
export async function takeInPhoneAnswer(
  deps: Pick<Dependencies, 'store'>,
  conversation: ConversationDocument,
  news: readonly MessageDocument[],
  nowMs: number,
): Promise<Meaning> {
  const answer = news.filter(({ outsideTurns, content }) => outsideTurns === 'echo' && countsAsWriting(content)).at(-1);
  if (!answer) return { change: {} };
  const rules = await currentRules(deps.store);
  const held = answeredOnPhone(
    conversation.control,
    { atMs: answer.atMs, quietMs: quietAfterPhoneAnswerMs(rules.rules) },
    nowMs,
  );
  const control = held ?? conversation.control;
  // The channel's clock counts whole seconds. A wait that is open when the answer arrives was there before it.
  const answered = conversation.wait !== null && conversation.wait.sinceMs <= answer.atMs ? conversation.wait : null;
  const wait = answered ? null : conversation.wait;
  const { count, totalMs } = conversation.answeredWaits;
  const why = held
    ? reason(
        'answeredOnPhone',
        `A person answered from the phone app; automation keeps quiet until ${iso(held.paused?.untilMs ?? nowMs)}.`,
      )
    : reason(
        'answeredOnPhoneLongAgo',
        'A person answered from the phone app so long ago that automation need not keep quiet.',
      );
  const decision = await insertDecisionOnce(deps.store, {
    _id: decisionIdOf(conversation._id, answer._id, 'control'),
    conversationId: conversation._id,
    turnId: null,
    step: 'control',
    outcome: 'answeredOnPhone',
    reasons: [why],
    facts: { answeredAtMs: answer.atMs, nowMs, control: conversation.control, wait: conversation.wait },
    details: { waitAnswered: answered !== null },
    rulesVersion: rules._id,
    atMs: nowMs,
  });
  await updateInquiries(deps.store, conversation, decision.atMs);
  const isNewest = (conversation.lastInboundAtMs ?? 0) <= answer.atMs;
  const { followUp, opens }: PlannedSilence = isNewest
    ? await planFollowUp(
        deps,
        conversation,
        { key: answer._id, turnId: null },
        {
          nowMs: answer.atMs,
          begins: 'afterOurMessage',
          ourText: answer.text,
          needsReply: wait !== null,
          sentInSilence: 0,
          control: { state: control.state, optedOut: control.optedOut, ownRules: control.ownRules },
        },
      )
    : { followUp: conversation.followUp, opens: null };
  return {
    change: {
      control: opens === null ? control : { ...control, holder: opens.holder },
      wait: opens?.wait ?? wait,
      followUp,
      automationAnswersInRow: 0,
      lastDecision: { step: 'control', outcome: 'answeredOnPhone', codes: [why.code], atMs: nowMs },
      ...(answered
        ? { answeredWaits: { count: count + 1, totalMs: totalMs + Math.max(0, answer.atMs - answered.sinceMs) } }
        : {}),
    },
    async afterwards({ _id }) {
      if (held === null) return;
      await cancelUnclaimed(deps.store, _id, { kinds: ['answer', 'followUp'], because: 'answeredOnPhone', nowMs });
    },
  };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
