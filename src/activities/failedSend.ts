import { withPeople } from '../core/control/control';
import { dueOfFailedReply } from '../core/escalate/dueOfFailedReply';
import type { OutboxId } from '../core/ids';
import { reason, type Reason } from '../core/reason';
import { rulesInForce } from '../core/rules/rules';
import { afterFailure } from '../core/update/afterFailure';
import { holdAccount } from '../store/accountSending';
import { decisionIdOf, insertDecisionOnce } from '../store/decisions';
import type { ConversationDocument, OutboxDocument, RulesDocument } from '../store/documents';
import { countMessages, hasLeftSince } from '../store/messages';
import { recordOptOut } from '../store/mirrorRecords';
import { addresseeOf, newOutboxRow } from '../store/newOutboxRow';
import { insertOutboxOnce } from '../store/outbox';
import { currentRules } from '../store/rules';
import { noteTemplateFailure } from '../store/templateNews';
import type { Dependencies } from './dependencies';
import { lookingAgain } from './followUp/lookingAgain';
import { insertOutboundMessage, outboxIdOf } from './order';

type Deps = Pick<Dependencies, 'store'>;
type Change = Partial<ConversationDocument>;

/** A message of ours that the channel refused or could not deliver: tried again, put off, or a person's task. */
export async function takeFailedSend(
  deps: Deps,
  conversation: ConversationDocument,
  send: OutboxDocument,
  nowMs: number,
): Promise<Change> {
  const meaning = send.failure?.meaning ?? 'unknown';
  await holdAccount(deps.store, conversation.accountId, meaning, send.finishedAtMs ?? nowMs);
  await noteTemplateFailure(deps.store, send, send.finishedAtMs ?? nowMs);
  const overtaken = await isOvertaken(deps, conversation, send);
  const after = afterFailure({ meaning, kind: send.kind, retries: send.retries, overtaken, nowMs });
  switch (after.outcome) {
    case 'sendAgain':
      if (isOverruled(conversation, send)) return {};
      return sendAgain(deps, conversation, send, after.notBeforeMs, nowMs);
    case 'lookLater': {
      const { followUp } = conversation;
      return followUp === null ? {} : { followUp: lookingAgain(followUp, after.lookAtMs) };
    }
    case 'askPerson': {
      const change = await handOver(
        deps,
        conversation,
        send,
        nowMs,
        reason(`sendFailed.${meaning}`, failureText(send)),
      );
      const control = { ...(change.control ?? conversation.control) };
      if (after.optedOut) await recordOptOut(deps.store, conversation, true, nowMs);
      return {
        ...change,
        control: { ...control, optedOut: control.optedOut || after.optedOut },
        ...(after.unreachable ? { unreachable: { meaning, sinceMs: send.finishedAtMs ?? nowMs } } : {}),
      };
    }
  }
}

/** People have it already as a send of unknown result, or something else of ours has left since, or may have. */
async function isOvertaken(deps: Deps, conversation: ConversationDocument, send: OutboxDocument): Promise<boolean> {
  // Its second try was ordered before a crash: that stands.
  if (await deps.store.outbox.findOne({ _id: againIdOf(conversation, send) }, { projection: { _id: 1 } })) return false;
  const ids = [conversation._id, ...conversation.forwardedFrom].map((id) => decisionIdOf(id, send._id, 'route'));
  if (await deps.store.decisions.findOne({ _id: { $in: ids } }, { projection: { _id: 1 } })) return true;
  return hasLeftSince(deps.store, conversation._id, send);
}

/** A follow-up is not sent again over a person's later word: what they left planned decides. */
function isOverruled({ control }: ConversationDocument, { kind, author, epoch }: OutboxDocument): boolean {
  return kind === 'followUp' && author === 'automation' && epoch !== control.epoch;
}

function againIdOf({ _id }: ConversationDocument, send: OutboxDocument): OutboxId {
  return outboxIdOf(_id, `${send._id}.again`, send.kind);
}

/** The same words under an id of their own; ordered twice, it is still one message. The wait is open until they have left. */
async function sendAgain(
  deps: Deps,
  conversation: ConversationDocument,
  send: OutboxDocument,
  notBeforeMs: number,
  nowMs: number,
): Promise<Change> {
  const { kind, author, agent, text, template = null, turnId } = send;
  const to = addresseeOf(conversation) ?? send.to;
  const { epoch } = conversation.control;
  const order = {
    kind,
    author,
    agent,
    text,
    template,
    turnId,
    to,
    epoch,
    createdAtMs: nowMs,
    state: 'queued',
  } as const;
  const row: OutboxDocument = {
    ...newOutboxRow(againIdOf(conversation, send), conversation, order),
    // What the buyer has written since the first try is not answered by these words.
    basedOnInboundAtMs: send.basedOnInboundAtMs,
    notBeforeMs,
    retries: send.retries + 1,
  };
  await insertOutboxOnce(deps.store, row);
  await insertOutboundMessage(deps, row, nowMs);
  const outboundCount = (await countMessages(deps.store, conversation._id)).outbound;
  if (kind === 'followUp' || kind === 'absence') return { outboundCount };
  const due = dueOf(await currentRules(deps.store), conversation, nowMs);
  return { outboundCount, wait: conversation.wait ?? { sinceMs: nowMs, ...due, turnId, overdue: false } };
}

/** What did not go out, and was an answer, becomes a person's task with a due time. */
export async function handOver(
  deps: Deps,
  conversation: ConversationDocument,
  send: OutboxDocument,
  nowMs: number,
  why: Reason,
): Promise<Change> {
  const rules = await currentRules(deps.store);
  const due = dueOf(rules, conversation, nowMs);
  const dueAtMs = conversation.wait?.dueAtMs ?? due.dueAtMs;
  await insertDecisionOnce(deps.store, {
    _id: decisionIdOf(conversation._id, send._id, 'route'),
    conversationId: conversation._id,
    turnId: send.turnId,
    step: 'route',
    outcome: 'humanReplies',
    reasons: [why],
    facts: {
      send: {
        id: send._id,
        kind: send.kind,
        state: send.state,
        failure: send.failure,
        cancelledBecause: send.cancelledBecause,
      },
      nowMs,
    },
    details: { dueAtMs, ...optOutIn(send) },
    rulesVersion: rules._id,
    atMs: nowMs,
  });
  await deps.store.messages.updateOne(
    { outboxId: send._id, status: { $in: ['queued', 'sending', 'unknown'] } },
    { $set: { status: messageStatusOf(send), statusAtMs: nowMs } },
  );
  const holder = withPeople(conversation.control.holder);
  const lastDecision = { step: 'route', outcome: 'humanReplies', codes: [why.code], atMs: nowMs };
  const control = { ...conversation.control, holder, state: 'open' as const };
  const outboundCount = (await countMessages(deps.store, conversation._id)).outbound;
  if (send.kind === 'followUp' || send.kind === 'absence') return { control, lastDecision, outboundCount };
  return {
    control,
    lastDecision,
    outboundCount,
    wait: conversation.wait ?? { sinceMs: nowMs, ...due, turnId: send.turnId, overdue: false },
  };
}

/** The channel says that the buyer stopped such messages: feedback charges the one that reached them last. */
function optOutIn({ failure, turnId }: OutboxDocument) {
  return failure?.meaning === 'optedOut' && turnId === null ? { decision: { optedOut: true } } : {};
}

function dueOf({ rules }: RulesDocument, { control }: ConversationDocument, nowMs: number) {
  return dueOfFailedReply(control.holder, rulesInForce(rules, control.ownRules), nowMs);
}

function messageStatusOf(send: OutboxDocument) {
  return send.state === 'failed' ? 'failed' : send.state === 'cancelled' ? 'cancelled' : 'unknown';
}

function failureText(send: OutboxDocument): string {
  const code = send.failure?.code;
  return `Our message was not delivered (${send.failure?.meaning ?? 'unknown'}${code === null || code === undefined ? '' : `, code ${code}`}).`;
}
