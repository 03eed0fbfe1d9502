import type { Filter } from 'mongodb';
import { teamInForce } from '../core/assign/hoursOf';
import { isLeftBehind } from '../core/assign/isLeftBehind';
import { noNeeds } from '../core/assign/noNeeds';
import { byDueTime, planQueue, type Queued, type QueuePlan } from '../core/assign/planQueue';
import { presenceOf, presencesAt } from '../core/assign/presence';
import { isByPerson, liveForMs } from '../core/control/isByPerson';
import type { MemberState } from '../core/contextualize/context';
import type { AgentId, ConversationId } from '../core/ids';
import type { Rules } from '../core/rules/rules';
import type { Collections } from './collections';
import type { ConversationDocument } from './documents';
import { memberStates } from './slots';

/** A queue is read in pages, until nobody has room, or so much of it was looked at. */
const pageSize = 200;
const mostLookedAt = 10_000;
/** So many are told at once that somebody could take them: the others follow with the next look. */
const markedAtOnce = 20;

/** Needs a reply from people now. What is being decided anew is given to somebody by that. */
const waiting: Filter<ConversationDocument> = {
  'control.holder.kind': 'human',
  'wait.dueAtMs': { $gt: 0 },
  'control.state': 'open',
  'control.snoozedUntilMs': null,
  turn: null,
  forwardedTo: null,
  erasedAtMs: null,
};

type Seen = Pick<ConversationDocument, '_id' | 'control' | 'wait' | 'needs' | 'assignDue'>;
const seen = { control: 1, wait: 1, needs: 1, assignDue: 1 } as const;

/** Of these, what waits in a queue: nobody in particular has it, and nobody has just taken it without a name. */
function queued(nowMs: number): Filter<ConversationDocument> {
  const unnamed = { 'control.holder.team': null, 'control.given.to': null };
  return {
    ...waiting,
    'control.holder.assignee': null,
    $nor: [{ ...unnamed, 'control.given.atMs': { $gt: nowMs - liveForMs } }],
  };
}

/** True when a conversation waits in a queue, and could be given to somebody. */
export function isQueued(conversation: ConversationDocument, nowMs: number): boolean {
  const { control, wait } = conversation;
  const { holder } = control;
  const isNobodys = holder.kind === 'human' && holder.assignee === null && !isByPerson(control, wait, nowMs);
  return isWaiting(conversation) && isNobodys;
}

function isWaiting({ control, wait, turn, forwardedTo, erasedAtMs }: ConversationDocument): boolean {
  return (
    wait !== null &&
    control.state === 'open' &&
    control.snoozedUntilMs === null &&
    turn === null &&
    forwardedTo === null &&
    erasedAtMs === null
  );
}

/** True when it waits for somebody who is not there any more, and should go back to its queue. */
export function isLeft(conversation: ConversationDocument, rules: Rules, nowMs: number): boolean {
  const { control, wait } = conversation;
  return isWaiting(conversation) && wait !== null && isLeftBehind(control, wait, rules, nowMs);
}

/** Which part of the queues is gone through: without one conversation, and only what is due before another. */
export interface QueuePart {
  readonly except: ConversationId | null;
  readonly before: Pick<Queued, 'id' | 'dueAtMs'> | null;
}

/** Goes through what waits in queues, the earliest due first, as far as somebody has room: who would get what. */
export async function planStoredQueue(
  store: Pick<Collections, 'conversations'>,
  rules: Rules,
  people: readonly MemberState[],
  { except, before }: QueuePart,
  nowMs: number,
): Promise<QueuePlan & { readonly markedBefore: ReadonlySet<string> }> {
  const presenceOf = presencesAt(rules, nowMs);
  const markedBefore = new Set<string>();
  let plan = planQueue([], people, rules, nowMs, presenceOf);
  if (!plan.hasRoom) return { ...plan, markedBefore };
  for await (const page of pagesOf(store, before, nowMs)) {
    const queue = page
      .filter(({ _id }) => _id !== except)
      .map((one) => queuedOf(one, rules))
      .filter((one) => before === null || byDueTime(one, before) < 0);
    const next = planQueue(queue, plan.people, rules, nowMs, presenceOf);
    plan = { ...next, given: [...plan.given, ...next.given] };
    for (const { _id, assignDue } of page) if (assignDue) markedBefore.add(_id);
    if (!plan.hasRoom) break;
  }
  return { ...plan, markedBefore };
}

async function* pagesOf(store: Pick<Collections, 'conversations'>, before: QueuePart['before'], nowMs: number) {
  const due = before === null ? { $gt: 0 } : { $gt: 0, $lte: before.dueAtMs };
  const cursor = store.conversations
    .find({ ...queued(nowMs), 'wait.dueAtMs': due })
    .project<Seen>(seen)
    .sort({ 'wait.dueAtMs': 1 })
    .limit(mostLookedAt)
    .batchSize(pageSize);
  let page: Seen[] = [];
  for await (const one of cursor) {
    page.push(one);
    if (page.length < pageSize) continue;
    yield page;
    page = [];
  }
  yield page;
}

/** A conversation as its queue sees it. Everybody's queue is the usual team's. */
export function queuedOf(
  { _id, control, wait, needs }: Pick<ConversationDocument, '_id' | 'control' | 'wait' | 'needs'>,
  rules: Rules,
): Queued {
  const held = control.holder.kind === 'human' ? control.holder.team : null;
  const team = teamInForce(rules, held ?? rules.reply.team);
  return { id: _id, team, needs: needs ?? noNeeds, dueAtMs: wait?.dueAtMs ?? Infinity };
}

/** What could be given to somebody: marked now, and marked before but not given yet. */
export interface Assignable {
  readonly marked: readonly ConversationId[];
  readonly markedBefore: readonly ConversationId[];
}

/**
 * Marks what waits in queues and could be given to somebody who is there and has room, the earliest due first, and what waits for
 * somebody who is not there any more; some at a time. Each is given to somebody by its own workflow, which has to be rung.
 */
export async function markAssignable(
  store: Pick<Collections, 'agents' | 'conversations'>,
  rules: Rules,
  nowMs: number,
): Promise<Assignable> {
  if ((rules.people?.members ?? []).length === 0) return { marked: [], markedBefore: [] };
  const left = await leftBehind(store, rules, nowMs);
  const people = await memberStates(store, rules, null);
  const plan = await planStoredQueue(store, rules, people, { except: null, before: null }, nowMs);
  const isMarked = new Set([...plan.markedBefore, ...left.flatMap(({ _id, assignDue }) => (assignDue ? [_id] : []))]);
  const ids = [...left.map(({ _id }) => _id), ...plan.given.map(({ id }) => id as ConversationId)];
  const marked = ids.filter((id) => !isMarked.has(id)).slice(0, markedAtOnce);
  if (marked.length > 0)
    await store.conversations.updateMany({ _id: { $in: marked }, assignDue: false }, { $set: { assignDue: true } });
  return { marked, markedBefore: ids.filter((id) => isMarked.has(id)) };
}

/** What waits for somebody who is not there any more. */
async function leftBehind(store: Pick<Collections, 'conversations'>, rules: Rules, nowMs: number): Promise<Seen[]> {
  const there = (rules.people?.members ?? []).filter(
    (member) => presenceOf(rules, member, { awayUntilMs: null }, null, nowMs) !== 'absent',
  );
  const found = await store.conversations
    .find({ ...waiting, 'control.holder.assignee': { $nin: [null, ...there.map(({ name }) => name as AgentId)] } })
    .project<Seen>(seen)
    .limit(pageSize)
    .toArray();
  return found.filter(({ control, wait }) => wait !== null && isLeftBehind(control, wait, rules, nowMs));
}
