import { afterFailedFollowUp, type AfterNotSent } from '../core/followUp/notSent';
import type { OutboxId } from '../core/ids';
import { reason } from '../core/reason';
import { afterFailure } from '../core/update/afterFailure';
import { holdAccount } from '../store/accountSending';
import { decisionIdOf } from '../store/decisions';
import type { ConversationDocument, OutboxDocument } from '../store/documents';
import { countMessages, hasLeftSince } from '../store/messages';
import { recordOptOut } from '../store/mirrorRecords';
import { addresseeOf, newOutboxRow } from '../store/newOutboxRow';
import { insertOutboxOnce } from '../store/outbox';
import { currentRules } from '../store/rules';
import { noteTemplateFailure } from '../store/templateNews';
import type { Dependencies } from './dependencies';
import { hadLeft, planWithout, takeNotSent, triesInRow } from './followUp/notSent';
import { dueOf, handOver } from './handOver';
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
  const since = await whatCameSince(deps, conversation, send);
  const after = afterFailure({ meaning, retries: send.retries, overtaken: since !== 'nothing', nowMs });
  const why = reason(`sendFailed.${meaning}`, failureText(send));
  const isFollowUp = send.kind === 'followUp';
  if (after.outcome === 'sendAgain' && !(isFollowUp && (await isOver(deps, conversation, send)))) {
    const change = await sendAgain(deps, conversation, send, after.notBeforeMs, nowMs);
    // It is counted when it leaves.
    return isFollowUp ? { ...change, followUp: await planWithout(deps, conversation, send, nowMs) } : change;
  }
  const { optedOut, unreachable } = after.outcome === 'sendAgain' ? noMarks : after;
  if (optedOut) await recordOptOut(deps.store, conversation, true, nowMs);
  const change = isFollowUp
    ? await takeNotSent(
        deps,
        conversation,
        send,
        await afterFollowUp(deps, conversation, send, since, nowMs),
        why,
        nowMs,
      )
    : await handOver(deps, conversation, send, nowMs, why);
  const control = { ...(change.control ?? conversation.control) };
  return {
    ...change,
    control: { ...control, optedOut: control.optedOut || optedOut },
    ...(unreachable ? { unreachable: { meaning, sinceMs: send.finishedAtMs ?? nowMs } } : {}),
  };
}

const noMarks = { optedOut: false, unreachable: false };

/** `peopleHaveIt`: as a task, since its result was unknown or it was handed over. `anotherLeft`: something else of ours, or it may have. */
type Since = 'nothing' | 'peopleHaveIt' | 'anotherLeft';

async function whatCameSince(deps: Deps, conversation: ConversationDocument, send: OutboxDocument): Promise<Since> {
  // Its second try was ordered before a crash: that stands.
  if (await deps.store.outbox.findOne({ _id: againIdOf(conversation, send) }, { projection: { _id: 1 } }))
    return 'nothing';
  const ids = [conversation._id, ...conversation.forwardedFrom].map((id) => decisionIdOf(id, send._id, 'route'));
  if (await deps.store.decisions.findOne({ _id: { $in: ids } }, { projection: { _id: 1 } })) return 'peopleHaveIt';
  return (await hasLeftSince(deps.store, conversation._id, send)) ? 'anotherLeft' : 'nothing';
}

/**
 * The words of a follow-up are not sent again over a person's later word, nor once its own silence has begun: the look that is left
 * planned decides.
 */
async function isOver(deps: Deps, conversation: ConversationDocument, send: OutboxDocument): Promise<boolean> {
  if (send.author === 'agent') return false;
  return send.epoch !== conversation.control.epoch || hadLeft(deps, conversation, send);
}

/** What a failed follow-up means for its silence. Whoever sent it by hand is told. */
async function afterFollowUp(
  deps: Deps,
  conversation: ConversationDocument,
  send: OutboxDocument,
  since: Since,
  nowMs: number,
): Promise<AfterNotSent> {
  const { control, windowClosesAtMs } = conversation;
  if (since === 'anotherLeft') return { outcome: 'leave' };
  if (since === 'peopleHaveIt' || send.author === 'agent') return { outcome: 'askPerson' };
  // A person has taken it since, and sees what became of it.
  if (send.epoch !== control.epoch && control.holder.kind === 'human') return { outcome: 'leave' };
  const tries = await triesInRow(deps, conversation);
  const isWindowOver = (windowClosesAtMs ?? 0) <= nowMs;
  return afterFailedFollowUp(send.failure?.meaning ?? 'unknown', { triesInRow: tries, isWindowOver, nowMs });
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
  const { kind, author, agent, text, template = null, wording = null, turnId } = send;
  const to = addresseeOf(conversation) ?? send.to;
  const { epoch } = conversation.control;
  const order = {
    kind,
    author,
    agent,
    text,
    template,
    wording,
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

function failureText(send: OutboxDocument): string {
  const code = send.failure?.code;
  return `Our message was not delivered (${send.failure?.meaning ?? 'unknown'}${code === null || code === undefined ? '' : `, code ${code}`}).`;
}
