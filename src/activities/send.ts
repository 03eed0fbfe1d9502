import { activityInfo } from '@temporalio/activity';
import type { SendResult } from '../channels/channel';
import type { OutboxId } from '../core/ids';
import { mayLeave } from '../core/control/mayLeave';
import { inActiveHours } from '../core/followUp/activeHours';
import { rulesInForce } from '../core/rules/rules';
import { findConversation } from '../store/conversations';
import type { MessageDocument, OutboxDocument } from '../store/documents';
import { hasUncaptured } from '../store/intake';
import { claimSend, finishSend } from '../store/outbox';
import { currentRules } from '../store/rules';
import { applyParked } from '../store/statuses';
import { closedFailure } from './closedFailure';
import type { Dependencies } from './dependencies';
import { insertOutboundMessage } from './order';

export interface SendInput {
  readonly outboxId: OutboxId;
}

/** A send that was not accepted is tried again this long, then a person is asked. */
const tryForMs = { automation: 15 * 60_000, agent: 6 * 3600_000 } as const;

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
  if (row.state !== 'queued') return;

  const blocked = await whyBlocked(deps, row);
  const isPatient = deps.clock() - row.createdAtMs <= tryForMs[row.author];
  if ((blocked === 'overruled' || blocked === 'unread') && isPatient) throw notYet();
  if (blocked !== null) return holdBack(deps, row, blocked);
  // Before the claim: between claim and wire nothing may come that can fail.
  if (!(await setMessageStatus(deps, row, 'sending'))) await insertOutboundMessage(deps, row, row.createdAtMs);
  const claimed = await claimSend(deps.store, row._id, { epoch: row.epoch, claim, nowMs: deps.clock() });
  // Somebody overruled, held back or claimed it in the meantime; the next attempt sees what became of it.
  if (!claimed) throw notYet();
  const result = await deps.channel.send(
    { channelAccountId: row.channelAccountId, to: row.to, text: row.text, replyTo: null, tag: row._id },
    { timeoutMs: deps.sendTimeoutMs },
  );
  await finish(deps, claimed, result);
}

function notYet() {
  return closedFailure('sendNotAccepted', { retry: true, retryAfterMs: 500 });
}

/**
 * Why it must not leave now, or null. `overruled`: the epoch has moved on, and the command that moved it will say what becomes
 * of this row. `unread`: something came in that is not captured yet; what it says decides.
 */
async function whyBlocked(deps: Dependencies, row: OutboxDocument): Promise<string | null> {
  if (row.author === 'agent') return null;
  const conversation = await findConversation(deps.store, row.conversationId);
  if (!conversation) return 'conversationGone';
  if (conversation.control.epoch !== row.epoch) return 'overruled';
  const [rules, uncaptured] = await Promise.all([
    currentRules(deps.store),
    hasUncaptured(deps.store, row.conversationId),
  ]);
  if (uncaptured) return 'unread';
  const inForce = rulesInForce(rules.rules, conversation.control.ownRules);
  return mayLeave({
    kind: row.kind,
    control: conversation.control,
    inActiveHours: inActiveHours(deps.clock(), inForce.followUp),
    automationEnabled: inForce.automation.enabled,
    buyerWroteSince: conversation.turn !== null || (conversation.lastInboundAtMs ?? 0) > (row.basedOnInboundAtMs ?? 0),
    windowClosesAtMs: conversation.windowClosesAtMs,
    nowMs: deps.clock(),
  });
}

async function finish(deps: Dependencies, row: OutboxDocument, result: SendResult): Promise<void> {
  const nowMs = deps.clock();
  switch (result.kind) {
    case 'accepted': {
      const { channelMessageId } = result;
      const isNews = await finishSend(deps.store, row._id, ['claimed', 'unknown'], {
        state: 'sent',
        channelMessageId,
        finishedAtMs: nowMs,
        unknownUntilMs: null,
      });
      // The line in the conversation shows when it left; a status that came first has said so already.
      const left = isNews ? { atMs: nowMs } : {};
      await deps.store.messages.updateOne({ outboxId: row._id }, { $set: { channelMessageId, ...left } });
      await setMessageStatus(deps, row, 'sent');
      await applyParked(deps.store, { ...row, channelMessageId, state: 'sent' }, nowMs);
      return;
    }
    case 'notAccepted': {
      if (nowMs - row.createdAtMs > tryForMs[row.author])
        return fail(deps, row, { code: result.code, meaning: 'gaveUp' });
      if (await isOverruled(deps, row)) {
        await finishSend(deps.store, row._id, ['claimed'], {
          state: 'cancelled',
          cancelledBecause: 'overruled',
          finishedAtMs: nowMs,
        });
        return;
      }
      await deps.store.outbox.updateOne(
        { _id: row._id, state: 'claimed', claim: row.claim },
        { $set: { state: 'queued', claim: null } },
      );
      await setMessageStatus(deps, row, 'queued');
      // Meta: after 131056 wait 4^X seconds, X counting the attempts.
      const retryAfterMs =
        result.retryAfterMs === null
          ? undefined
          : Math.min(result.retryAfterMs * 4 ** Math.min(row.attempts - 1, 3), 300_000);
      throw closedFailure('sendNotAccepted', { retry: true, retryAfterMs });
    }
    case 'refused':
      return fail(deps, row, { code: result.code, meaning: result.meaning });
    case 'unknown':
      return becomeUnknown(deps, row);
  }
}

/** A command that came while the row was with the channel could not cancel it; now it did not leave, so the command stands. */
async function isOverruled(deps: Dependencies, row: OutboxDocument): Promise<boolean> {
  if (row.author === 'agent') return false;
  return (await findConversation(deps.store, row.conversationId))?.control.epoch !== row.epoch;
}

async function fail(
  deps: Dependencies,
  row: OutboxDocument,
  failure: NonNullable<OutboxDocument['failure']>,
): Promise<void> {
  const changed = await finishSend(deps.store, row._id, ['claimed', 'unknown'], {
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
