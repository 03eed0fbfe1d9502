import { afterHeldBack, type AfterNotSent } from '../core/followUp/notSent';
import { reason, type Reason } from '../core/reason';
import type { ConversationDocument, OutboxDocument } from '../store/documents';
import { updateInquiries } from '../store/inquiries';
import { countMessages } from '../store/messages';
import { unsettledSends } from '../store/outbox';
import type { Dependencies } from './dependencies';
import { takeFailedSend } from './failedSend';
import { takeNotSent, triesInRow } from './followUp/notSent';
import { planFollowUp } from './followUp/plan';
import { handOver } from './handOver';
import { update } from './update';

/**
 * Takes the results of sends into account: a message that left ends the wait and begins a silence; one that did not goes to a
 * person. Each result counts once; run again after a crash, nothing changes. Returns the conversation and the sends that are still under way.
 */
export async function settleSends(
  deps: Pick<Dependencies, 'store'>,
  conversation: ConversationDocument,
  nowMs: number,
): Promise<{ conversation: ConversationDocument; sends: OutboxDocument[] }> {
  let current = conversation;
  const sends = await unsettledSends(deps.store, conversation._id);
  const left: OutboxDocument[] = [];
  for (const send of sends) {
    const change = await changeFor(deps, current, send, nowMs);
    if (change === null) {
      left.push(send);
      continue;
    }
    await updateInquiries(deps.store, current, send.createdAtMs);
    current = await update(deps, current, change, nowMs);
    await deps.store.outbox.updateOne({ _id: send._id, state: send.state }, { $set: { settled: true } });
  }
  // A failed one may have been ordered again.
  const hasFailed = sends.some(({ state }) => state === 'failed');
  return { conversation: current, sends: hasFailed ? await unsettledSends(deps.store, conversation._id) : left };
}

async function changeFor(
  deps: Pick<Dependencies, 'store'>,
  conversation: ConversationDocument,
  send: OutboxDocument,
  nowMs: number,
): Promise<Partial<ConversationDocument> | null> {
  switch (send.state) {
    case 'draft':
    case 'queued':
    case 'claimed':
      return null;
    case 'sent':
      return afterSent(deps, conversation, send);
    case 'failed':
      return takeFailedSend(deps, conversation, send, nowMs);
    case 'unknown':
      if ((send.unknownUntilMs ?? 0) > nowMs) return null;
      return send.kind === 'followUp'
        ? takeNotSent(deps, conversation, send, { outcome: 'askPerson' }, unknownWhy, nowMs)
        : handOver(deps, conversation, send, nowMs, unknownWhy);
    case 'cancelled':
      await deps.store.messages.updateOne({ outboxId: send._id }, { $set: { status: 'cancelled', statusAtMs: nowMs } });
      if (send.kind === 'followUp') return heldBackFollowUp(deps, conversation, send, nowMs);
      if (send.kind === 'absence' || personDecided(send)) return {};
      // The command that overruled it has dismissed the wait, or somebody has answered: there is nothing left to do.
      if (send.cancelledBecause === 'overruled' && conversation.wait === null) return {};
      return handOver(deps, conversation, send, nowMs, heldBackWhy(send));
  }
}

async function afterSent(
  deps: Pick<Dependencies, 'store'>,
  conversation: ConversationDocument,
  send: OutboxDocument,
): Promise<Partial<ConversationDocument>> {
  const sentAtMs = send.finishedAtMs ?? send.createdAtMs;
  const sent = {
    outboundCount: (await countMessages(deps.store, conversation._id)).outbound,
    lastOutboundAtMs: Math.max(conversation.lastOutboundAtMs ?? 0, sentAtMs),
  };
  // That nobody is there answers nothing.
  if (send.kind === 'absence') return sent;
  // What the buyer wrote after our message was composed is not answered by it.
  const crossed = conversation.turn === null && (conversation.lastInboundAtMs ?? 0) > (send.basedOnInboundAtMs ?? 0);
  const answered =
    conversation.wait !== null && !crossed && conversation.wait.sinceMs <= send.createdAtMs ? conversation.wait : null;
  const wait = answered ? null : conversation.wait;
  const before = conversation.followUp;
  const sentInSilence = send.kind === 'followUp' ? (before?.sentInSilence ?? 0) + 1 : 0;
  const { followUp, opens } = await planFollowUp(
    deps,
    conversation,
    { key: send._id, turnId: send.turnId },
    {
      nowMs: sentAtMs,
      begins: 'afterOurMessage',
      ourText: send.text,
      needsReply: wait !== null || conversation.turn !== null,
      sentInSilence,
      control: {
        state: conversation.control.state,
        optedOut: conversation.control.optedOut,
        ownRules: conversation.control.ownRules,
      },
    },
  );
  const { count, totalMs } = conversation.answeredWaits;
  return {
    ...(opens === null ? { wait } : { wait: opens.wait, control: { ...conversation.control, holder: opens.holder } }),
    followUp: conversation.turn === null ? followUp : null,
    ...sent,
    automationAnswersInRow: send.author === 'automation' ? conversation.automationAnswersInRow + (answered ? 1 : 0) : 0,
    ...(answered
      ? { answeredWaits: { count: count + 1, totalMs: totalMs + Math.max(0, sentAtMs - answered.sinceMs) } }
      : {}),
  };
}

/** The buyer's next turn or a person's command has the say now. */
function personDecided(send: OutboxDocument): boolean {
  return (
    ['buyerWrote', 'answeredOnPhone'].includes(send.cancelledBecause ?? '') ||
    (send.cancelledBecause?.startsWith('command.') ?? false)
  );
}

const unknownWhy = reason(
  'sendUnknown',
  'It is not known whether our message left. It is not sent again; a person has to look.',
);

function heldBackWhy({ cancelledBecause }: OutboxDocument): Reason {
  return reason(`sendCancelled.${cancelledBecause ?? 'unknown'}`, 'Our message was held back before it left.');
}

/** A follow-up held back before it left: its silence goes on. Whoever sent it by hand is told. */
async function heldBackFollowUp(
  deps: Pick<Dependencies, 'store'>,
  conversation: ConversationDocument,
  send: OutboxDocument,
  nowMs: number,
): Promise<Partial<ConversationDocument>> {
  const isOurs = send.author === 'agent' && !personDecided(send);
  // A person has taken it since, and it is theirs.
  const isTaken = send.cancelledBecause === 'overruled' && conversation.control.holder.kind === 'human';
  const after: AfterNotSent = isOurs
    ? { outcome: 'askPerson' }
    : isTaken
      ? { outcome: 'leave' }
      : afterHeldBack(send.cancelledBecause ?? 'unknown', { triesInRow: await triesInRow(deps, conversation), nowMs });
  return takeNotSent(deps, conversation, send, after, heldBackWhy(send), nowMs);
}
