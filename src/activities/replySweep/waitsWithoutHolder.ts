import { withPeople, type Holder } from '../../core/control/control';
import type { ConversationId } from '../../core/ids';
import { reason, type Reason } from '../../core/reason';
import { changeUnderRevision } from '../../store/conversations';
import { decisionIdOf, insertDecisionOnce } from '../../store/decisions';
import type { ConversationDocument } from '../../store/documents';
import {
  beyond,
  graceMs,
  nextPlace,
  pageSize,
  ring,
  type Look,
  type LookPage,
  type Place,
  type SweepDeps,
} from './look';

/** Waits that nobody holds: people get them. */
export const waitsWithoutHolder: Look = {
  kind: 'waitWithoutHolder',
  async page(deps, { after, nowMs }) {
    const rows = await waitsHeldBy(deps, 'nobody', after, nowMs - graceMs);
    const why = reason('foundWithoutHolder', 'A reply was needed and nobody had the conversation. People have it now.');
    return giveToPeople(deps, rows, rows, why, nowMs);
  },
};

/** An answer that is written for automation may take so long. */
const answerGraceMs = 3 * 60_000;

/** Waits that automation holds although nothing is on its way to the buyer: people get them. */
export const waitsWithoutSend: Look = {
  kind: 'waitWithoutSend',
  async page(deps, { after, nowMs }) {
    const rows = await waitsHeldBy(deps, 'automation', after, nowMs - answerGraceMs);
    const ids = rows.map(({ _id }) => _id);
    const underWay = await deps.store.outbox
      .find(
        { conversationId: { $in: ids }, settled: false, author: 'automation' },
        { projection: { conversationId: 1 } },
      )
      .toArray();
    const sending = new Set<ConversationId>(underWay.map(({ conversationId }) => conversationId));
    const left = rows.filter(
      ({ _id, lastDecision, thinking }) =>
        !sending.has(_id) &&
        (lastDecision?.atMs ?? 0) < nowMs - answerGraceMs &&
        (thinking?.untilMs ?? 0) < nowMs - graceMs,
    );
    const why = reason(
      'foundWithoutSend',
      'A reply was needed, automation had the conversation and nothing was on its way. People have it now.',
    );
    return giveToPeople(deps, rows, left, why, nowMs);
  },
};

/** An open turn is about to be decided on: then somebody has it. */
async function waitsHeldBy(
  { store }: SweepDeps,
  kind: Holder['kind'],
  after: Place | null,
  untilMs: number,
): Promise<ConversationDocument[]> {
  return store.conversations
    .find({
      'control.holder.kind': kind,
      forwardedTo: null,
      turn: null,
      ...beyond('wait.sinceMs', after, untilMs),
    })
    .sort({ 'wait.sinceMs': 1, _id: 1 })
    .limit(pageSize)
    .toArray();
}

async function giveToPeople(
  deps: SweepDeps,
  page: readonly ConversationDocument[],
  found: readonly ConversationDocument[],
  why: Reason,
  nowMs: number,
): Promise<LookPage> {
  let repaired = 0;
  for (const conversation of found) if (await giveOne(deps, conversation, why, nowMs)) repaired++;
  const next = nextPlace(page, ({ wait, _id }) => ({ atMs: wait?.sinceMs ?? 0, id: _id }));
  // What changed between reading and writing was on its way after all.
  return { found: repaired, repaired, next };
}

async function giveOne(
  deps: SweepDeps,
  conversation: ConversationDocument,
  why: Reason,
  nowMs: number,
): Promise<boolean> {
  const { _id, control, wait, revision, rulesVersion } = conversation;
  if (wait === null) return false;
  const changed = await changeUnderRevision(
    deps.store,
    conversation,
    {
      control: { ...control, state: 'open', holder: withPeople(control.holder) },
      lastDecision: { step: 'route', outcome: 'humanReplies', codes: [why.code], atMs: nowMs },
    },
    nowMs,
  );
  if (changed === null) return false;
  await insertDecisionOnce(deps.store, {
    _id: decisionIdOf(_id, `sweep-${wait.sinceMs}-${revision}`, 'route'),
    conversationId: _id,
    turnId: wait.turnId,
    step: 'route',
    outcome: 'humanReplies',
    reasons: [why],
    facts: { nowMs, control, wait },
    details: { dueAtMs: wait.dueAtMs },
    rulesVersion,
    atMs: nowMs,
  });
  await ring(deps, _id);
  return true;
}
