import type { Document } from 'mongodb';
import type { Context } from '../core/contextualize/context';
import type { ConversationId, OutboxId } from '../core/ids';
import type { InquiryDecision } from '../core/inquiries/eventsOf';
import type { Collections } from './collections';
import type { DecisionDocument } from './documents';

type DecisionStore = Pick<Collections, 'decisions' | 'outbox'>;

/** Outcomes that can mean something for inquiries. */
const outcomes = [
  ...['noReply', 'automationReplies', 'humanReplies', 'closeQuietly', 'close', 'optOut', 'answeredOnPhone', 'joined'],
  // What follows a message of ours that left.
  ...['noFollowUp', 'lookLater'],
];

const shown: Document = {
  ...{ conversationId: 1, turnId: 1, step: 1, outcome: 1, atMs: 1, 'reasons.code': 1 },
  ...{ 'facts.turn.understanding': 1, 'facts.turn.messages.atMs': 1, 'facts.history.lastOutboundAtMs': 1 },
  ...{ 'facts.begins': 1, 'facts.answeredAtMs': 1, 'facts.from': 1, 'details.decision.optedOut': 1 },
};

interface ShownFacts {
  readonly turn?: {
    readonly understanding: Context['turn']['understanding'];
    readonly messages: readonly { readonly atMs: number }[];
  };
  readonly history?: { readonly lastOutboundAtMs: number | null };
  readonly begins?: string;
  readonly answeredAtMs?: number;
  readonly from?: ConversationId;
}

/** What has been decided about these conversations since an instant, as far as inquiries follow from it, oldest first. */
export async function inquiryDecisions(
  store: DecisionStore,
  conversationIds: readonly ConversationId[],
  sinceMs: number,
): Promise<InquiryDecision[]> {
  const rows = await store.decisions
    .find(
      { conversationId: { $in: [...conversationIds] }, atMs: { $gte: sinceMs }, outcome: { $in: outcomes } },
      { projection: shown },
    )
    .sort({ atMs: 1, _id: 1 })
    .toArray();
  const answers = await answersOf(store, rows);
  return rows.map((row) => decisionOf(row, answers));
}

type Answers = ReadonlyMap<string, { readonly createdAtMs: number; readonly basedOnInboundAtMs: number | null }>;

/** The replies among the sends that decisions follow. One that failed after all is none. */
async function answersOf(store: DecisionStore, rows: readonly DecisionDocument[]): Promise<Answers> {
  const ids = rows.flatMap((row) => outboxIdIn(row) ?? []);
  if (ids.length === 0) return new Map();
  const sends = await store.outbox
    .find(
      { _id: { $in: ids }, kind: { $in: ['answer', 'humanReply'] }, state: 'sent' },
      { projection: { createdAtMs: 1, basedOnInboundAtMs: 1 } },
    )
    .toArray();
  return new Map(sends.map((send) => [send._id, send]));
}

/** The send that a follow-up decision follows: it is in the decision's id. */
function outboxIdIn({ _id, conversationId, step, facts }: DecisionDocument): OutboxId | null {
  if (step !== 'followUp' || (facts as ShownFacts | null)?.begins !== 'afterOurMessage') return null;
  const about = _id.slice(conversationId.length + 1, -`.${step}`.length);
  return about.startsWith('out_') ? (about as OutboxId) : null;
}

function decisionOf(row: DecisionDocument, answers: Answers): InquiryDecision {
  const { conversationId, turnId, step, outcome, atMs, reasons } = row;
  const facts = (row.facts ?? {}) as ShownFacts;
  const details = row.details as { decision?: { optedOut?: boolean | null } } | null;
  return {
    ...{ conversationId, turnId, step, outcome, atMs },
    codes: reasons.map(({ code }) => code),
    turn:
      facts.turn === undefined
        ? null
        : {
            understanding: facts.turn.understanding,
            newestAtMs:
              facts.turn.messages.length === 0 ? null : Math.max(...facts.turn.messages.map((one) => one.atMs)),
            lastOutboundAtMs: facts.history?.lastOutboundAtMs ?? null,
            optedOut: details?.decision?.optedOut === true,
          },
    answer: answerOf(row, facts, answers),
    joinedFrom: outcome === 'joined' ? (facts.from ?? null) : null,
  };
}

function answerOf(row: DecisionDocument, facts: ShownFacts, answers: Answers): InquiryDecision['answer'] {
  if (row.outcome === 'answeredOnPhone' && row.step === 'control') {
    const leftAtMs = facts.answeredAtMs ?? row.atMs;
    return { leftAtMs, composedAtMs: null, seenUntilMs: leftAtMs };
  }
  const send = answers.get(outboxIdIn(row) ?? '');
  if (send === undefined) return null;
  return { leftAtMs: row.atMs, composedAtMs: send.createdAtMs, seenUntilMs: send.basedOnInboundAtMs ?? 0 };
}
