import { activityInfo } from '@temporalio/activity';
import type { SendResult } from '../channels/channel';
import type { OutboxId } from '../core/ids';
import { mayLeave, type LeaveFacts } from '../core/control/mayLeave';
import { outgoingContent } from './templates/outgoingContent';
import { tryForMs } from '../core/update/tryForMs';
import { rulesInForce } from '../core/rules/rules';
import { findConversation } from '../store/conversations';
import { heldBack, holdAccount, openAfterTrial } from '../store/accountSending';
import type { AccountDocument } from '../store/accountDocuments';
import type { ConversationDocument, MessageDocument, OutboxDocument } from '../store/documents';
import { hasUncaptured } from '../store/intake';
import { addresseeOf, isPhoneInDoubt } from '../store/newOutboxRow';
import { claimSend, finishSend, readdressSend } from '../store/outbox';
import { whyNotFollowed } from '../store/followUp/whyNotFollowed';
import { currentRules } from '../store/rules';
import { applyParked } from '../store/statuses';
import { closedFailure } from './closedFailure';
import type { Dependencies } from './dependencies';
import { inHoursOfBuyer } from './followUp/mayFollow';
import { insertOutboundMessage, isAbsenceOfWait } from './order';

export interface SendInput {
  readonly outboxId: OutboxId;
}

/**
 * Hands one outbox row to the channel, at most once. The row is claimed right before the call, under the conversation's current
 * control epoch. A row that an earlier attempt claimed may have left: it becomes unknown and is never sent again.
 */
export async function send(deps: Dependencies, input: SendInput): Promise<void> {
  const { attempt, workflowExecution, activityId } = activityInfo();
  const claim = `${workflowExecution?.runId ?? 'none'}/${activityId}/${attempt}`;
  const row = await deps.store.outbox.findOne({ _id: input.outboxId });
  if (!row) return;
  if (row.state === 'claimed') return becomeUnknown(deps, row);
  // Cut short after the channel took it: what an earlier attempt did not come to is done.
  if (row.state === 'sent') return showSent(deps, row);
  if (row.state !== 'queued') return;

  const account = await deps.store.accounts.findOne({ _id: row.accountId });
  if (!account) return holdBack(deps, row, 'accountGone');
  const isPatient = deps.clock() - row.createdAtMs <= tryForMs[row.author];
  if (row.notBeforeMs !== null && row.notBeforeMs > deps.clock()) throw notYet(row.notBeforeMs - deps.clock());
  const held = heldBack(account.sending, deps.clock());
  const channel = deps.channels.get(account.channel);
  // Without its credentials this worker can't send, but another one may, or they come back.
  if (held?.state === 'stopped' || !channel) {
    if (isPatient) throw notYet(untilNextLook(channel && held ? held.untilMs : null, deps.clock()));
    return row.author === 'automation' ? holdBack(deps, row, 'channelStopped') : giveUp(deps, row, 'channelDown');
  }
  const conversation = await findConversation(deps.store, row.conversationId);
  if (!conversation) return holdBack(deps, row, 'conversationGone');
  const outgoing = await outgoingContent(deps.store, row);
  const blocked = await whyBlocked(deps, row, conversation, {
    accountRestricted: held?.state === 'restricted',
    template: outgoing === null ? 'gone' : outgoing.content.kind === 'template' ? 'approved' : 'none',
  });
  if ((blocked === 'overruled' || blocked === 'unread') && isPatient) throw notYet();
  if (blocked !== null || outgoing === null) return holdBack(deps, row, blocked ?? 'templateGone');
  // The buyer may have moved since it was ordered; the conversation goes with them.
  await readdressSend(deps.store, row, addresseeOf(conversation) ?? row.to);
  // Before the claim: between claim and wire nothing may come that can fail.
  if (!(await setMessageStatus(deps, row, 'sending'))) await insertOutboundMessage(deps, row, row.createdAtMs);
  const { content, textKey } = outgoing;
  const claimed = await claimSend(deps.store, row._id, { epoch: row.epoch, claim, nowMs: deps.clock(), textKey });
  // Somebody overruled, held back or claimed it in the meantime; the next attempt sees what became of it.
  if (!claimed) throw notYet();
  const result = await channel.send(
    { channelAccountId: row.channelAccountId, to: claimed.to, ...content, replyTo: null, tag: row._id },
    { timeoutMs: deps.sendTimeoutMs },
  );
  await finish(deps, claimed, result, account);
}

function notYet(retryAfterMs = 500) {
  return closedFailure('sendNotAccepted', { retry: true, retryAfterMs });
}

/** A stopped account is looked at again every minute: somebody may have mended it. */
function untilNextLook(untilMs: number | null, nowMs: number): number {
  return Math.min(60_000, Math.max(1000, (untilMs ?? Infinity) - nowMs));
}

/**
 * Why it must not leave now, or null. `overruled`: the epoch has moved on, and the command that moved it will say what becomes
 * of this row. `unread`: something came in that is not captured or, for an absence, not decided yet; what it says decides.
 */
async function whyBlocked(
  deps: Dependencies,
  row: OutboxDocument,
  conversation: ConversationDocument,
  { accountRestricted, template }: Pick<LeaveFacts, 'accountRestricted' | 'template'>,
): Promise<string | null> {
  const phoneInDoubt = row.to.kind === 'phone' && isPhoneInDoubt(conversation);
  const unaddressed = addresseeOf(conversation) === null ? 'addresseeGone' : null;
  if (row.author === 'agent') return phoneInDoubt ? 'phoneInDoubt' : unaddressed;
  if (conversation.control.epoch !== row.epoch) return 'overruled';
  const [rules, uncaptured] = await Promise.all([
    currentRules(deps.store),
    hasUncaptured(deps.store, row.conversationId),
  ]);
  const isAbsence = row.kind === 'absence';
  // What the buyer wrote since may be a stop, or take the question back: it is decided first.
  if (uncaptured || (isAbsence && conversation.turn !== null)) return 'unread';
  if (isAbsence && !isAbsenceOfWait(row._id, conversation)) return 'waitOver';
  const inForce = rulesInForce(rules.rules, conversation.control.ownRules);
  // It was decided at another machine's clock; it is not earlier now than it was then.
  const nowMs = Math.max(deps.clock(), row.createdAtMs);
  const blocked = mayLeave({
    kind: row.kind,
    control: conversation.control,
    inActiveHours: inHoursOfBuyer(inForce.followUp, conversation, nowMs),
    automationEnabled: inForce.automation.enabled,
    accountRestricted,
    unreachable: conversation.unreachable !== null,
    phoneInDoubt,
    buyerWroteSince: conversation.turn !== null || (conversation.lastInboundAtMs ?? 0) > (row.basedOnInboundAtMs ?? 0),
    windowClosesAtMs: conversation.windowClosesAtMs,
    template,
    nowMs,
  });
  if (blocked !== null || row.kind !== 'followUp') return blocked ?? unaddressed;
  const leaving = { nowMs, outboxId: row._id, by: 'automation' } as const;
  const held = await whyNotFollowed(deps.store, conversation, inForce.followUp, leaving);
  return unaddressed ?? held?.code ?? null;
}

async function finish(
  deps: Dependencies,
  row: OutboxDocument,
  result: SendResult,
  account: AccountDocument,
): Promise<void> {
  // Its turn was decided at another machine's clock; nothing leaves before it was composed.
  const nowMs = Math.max(deps.clock(), row.createdAtMs);
  switch (result.kind) {
    case 'accepted': {
      const { channelMessageId } = result;
      // The first send after a stop was the trial.
      if (account.sending.state === 'stopped') await openAfterTrial(deps.store, account, nowMs);
      const isNews = await finishSend(deps.store, row._id, ['claimed', 'unknown'], {
        state: 'sent',
        channelMessageId,
        finishedAtMs: nowMs,
        unknownUntilMs: null,
      });
      // A status that came first has said already when it left.
      const finishedAtMs = isNews ? nowMs : null;
      return showSent(deps, { ...row, state: 'sent', channelMessageId, finishedAtMs });
    }
    case 'notAccepted': {
      if (nowMs - row.createdAtMs > tryForMs[row.author]) return giveUp(deps, row, 'gaveUp', result.code);
      // Meta: after 131056 wait 4^X seconds, X counting the attempts.
      const retryAfterMs =
        result.retryAfterMs === null
          ? undefined
          : Math.min(result.retryAfterMs * 4 ** Math.min(row.attempts - 1, 3), 300_000);
      return putBack(deps, row, retryAfterMs);
    }
    case 'refused':
      await holdAccount(deps.store, account._id, result.meaning, nowMs);
      // Nothing is wrong with the message: it waits until the account is mended.
      if (result.meaning === 'channelDown' && nowMs - row.createdAtMs <= tryForMs[row.author])
        return putBack(deps, row, 60_000);
      return fail(deps, row, { code: result.code, meaning: result.meaning });
    case 'unknown':
      return becomeUnknown(deps, row);
  }
}

/** The line in the conversation shows when it left, and what the channel has said of it before we knew its id. To be repeated without harm. */
async function showSent(deps: Dependencies, row: OutboxDocument): Promise<void> {
  const { channelMessageId, finishedAtMs } = row;
  const left = finishedAtMs === null ? {} : { atMs: finishedAtMs };
  await deps.store.messages.updateOne({ outboxId: row._id }, { $set: { channelMessageId, ...left } });
  await setMessageStatus(deps, row, 'sent');
  await applyParked(deps.store, row, deps.clock());
}

/** It surely did not leave: the row may be claimed again, unless a command has overruled it. Throws to be tried again. */
async function putBack(deps: Dependencies, row: OutboxDocument, retryAfterMs: number | undefined): Promise<void> {
  if (await isOverruled(deps, row)) {
    await finishSend(deps.store, row._id, ['claimed'], {
      state: 'cancelled',
      cancelledBecause: 'overruled',
      finishedAtMs: deps.clock(),
    });
    return;
  }
  await deps.store.outbox.updateOne(
    { _id: row._id, state: 'claimed', claim: row.claim },
    { $set: { state: 'queued', claim: null } },
  );
  await setMessageStatus(deps, row, 'queued');
  throw closedFailure('sendNotAccepted', { retry: true, retryAfterMs });
}

/** A command that came while the row was with the channel could not cancel it; now it did not leave, so the command stands. */
async function isOverruled(deps: Dependencies, row: OutboxDocument): Promise<boolean> {
  if (row.author === 'agent') return false;
  return (await findConversation(deps.store, row.conversationId))?.control.epoch !== row.epoch;
}

/** It could not be sent for so long that a person has to look. */
async function giveUp(
  deps: Dependencies,
  row: OutboxDocument,
  meaning: string,
  code: number | null = null,
): Promise<void> {
  return fail(deps, row, { code, meaning }, ['queued', 'claimed']);
}

async function fail(
  deps: Dependencies,
  row: OutboxDocument,
  failure: NonNullable<OutboxDocument['failure']>,
  from: readonly OutboxDocument['state'][] = ['claimed', 'unknown'],
): Promise<void> {
  const changed = await finishSend(deps.store, row._id, from, {
    state: 'failed',
    failure,
    finishedAtMs: deps.clock(),
  });
  if (!changed) return;
  const errors = failure.code === null ? [] : [{ code: failure.code, title: null }];
  await deps.store.messages.updateOne(
    { outboxId: row._id },
    { $set: { status: 'failed', statusAtMs: deps.clock(), errors } },
  );
}

async function becomeUnknown(deps: Dependencies, row: OutboxDocument): Promise<void> {
  const changed = await finishSend(deps.store, row._id, ['claimed'], {
    state: 'unknown',
    unknownUntilMs: deps.clock() + deps.sendUnknownMs,
  });
  if (changed) await setMessageStatus(deps, row, 'unknown');
}

async function holdBack(deps: Dependencies, row: OutboxDocument, because: string): Promise<void> {
  const nowMs = deps.clock();
  await finishSend(deps.store, row._id, ['queued'], {
    state: 'cancelled',
    cancelledBecause: because,
    finishedAtMs: nowMs,
  });
  await deps.store.messages.updateOne({ outboxId: row._id }, { $set: { status: 'cancelled', statusAtMs: nowMs } });
}

/** Ours only while the channel has said nothing yet: a status that came first is newer news. */
async function setMessageStatus(
  deps: Dependencies,
  row: OutboxDocument,
  status: 'queued' | 'sending' | 'sent' | 'unknown',
): Promise<boolean> {
  const before: MessageDocument['status'][] = ['queued', 'sending', 'unknown'];
  const answer = await deps.store.messages.updateOne(
    { outboxId: row._id, status: { $in: before } },
    { $set: { status, statusAtMs: deps.clock() } },
  );
  return answer.matchedCount === 1;
}
