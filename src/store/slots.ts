import { capacityOf } from '../core/assign/capacityOf';
import type { MemberState } from '../core/contextualize/context';
import type { AgentId, ConversationId } from '../core/ids';
import type { Rules } from '../core/rules/rules';
import { agentsNamed, releaseSlots, takeSlot } from './agents';
import type { Collections } from './collections';
import type { ConversationDocument } from './documents';

type SlotStore = Pick<Collections, 'agents' | 'conversations'>;
type Holding = Pick<ConversationDocument, '_id' | 'control' | 'wait' | 'forwardedTo' | 'erasedAtMs'>;

/** An agent's slots are compared with the conversations this often … */
const recountEveryMs = 5 * 60_000;
/** … so many agents at once. A slot younger than this may belong to a decision that is not written yet. */
const recountedAtOnce = 20;
const youngMs = 60_000;

/** Whose slot a conversation takes: its assignee's, while it needs a reply. */
export function slotHolderOf({ control, wait, forwardedTo, erasedAtMs }: Holding): AgentId | null {
  if (wait === null || control.state === 'closed' || forwardedTo !== null || erasedAtMs !== null) return null;
  return control.holder.kind === 'human' ? control.holder.assignee : null;
}

/** Called after each change of a conversation: its slot goes with its assignee, and is free when nothing waits any more. */
export async function keepSlots(
  store: Pick<Collections, 'agents'>,
  before: Holding,
  after: Holding,
  nowMs: number,
): Promise<void> {
  const holder = slotHolderOf(after);
  if (holder === slotHolderOf(before)) return;
  await releaseSlots(store, after._id, holder);
  // Who has it by now was given it within their capacity, or by a person.
  if (holder !== null) await takeSlot(store, holder, after._id, { capacity: null, nowMs });
}

/** The people in the rules as they stand; the load of each without one conversation. */
export async function memberStates(
  store: Pick<Collections, 'agents'>,
  rules: Pick<Rules, 'people'>,
  except: ConversationId | null,
): Promise<MemberState[]> {
  const members = rules.people?.members ?? [];
  if (members.length === 0) return [];
  const known = await agentsNamed(
    store,
    members.map(({ name }) => name),
  );
  return members.map(({ name }) => {
    const agent = known.get(name);
    const load = (agent?.holding ?? []).filter(({ conversationId }) => conversationId !== except).length;
    return { name, load, awayUntilMs: agent?.awayUntilMs ?? null, lastAssignedAtMs: agent?.lastAssignedAtMs ?? null };
  });
}

/** Takes the slot of a member, within their capacity. True for who is in no rules: nobody counts their conversations. */
export async function takeWithinCapacity(
  store: Pick<Collections, 'agents'>,
  rules: Pick<Rules, 'people'>,
  agent: AgentId,
  conversationId: ConversationId,
  nowMs: number,
): Promise<boolean> {
  const member = rules.people?.members.find(({ name }) => name === agent);
  return takeSlot(store, agent, conversationId, { capacity: member ? capacityOf(rules, member) : null, nowMs });
}

/** Compares the slots of some agents with the conversations, which are the truth. Returns whether somebody has room again. */
export async function recountSlots(store: SlotStore, nowMs: number): Promise<boolean> {
  const due = await store.agents
    .find({ recountedAtMs: { $lt: nowMs - recountEveryMs } }, { projection: { _id: 1 } })
    .limit(recountedAtOnce)
    .toArray();
  let freed = false;
  for (const { _id } of due) freed = (await recountSlotsOf(store, _id, nowMs)) || freed;
  return freed;
}

/** The slots of one agent, counted anew. */
export async function recountSlotsOf(store: SlotStore, agent: AgentId, nowMs: number): Promise<boolean> {
  const before = await store.agents.findOneAndUpdate({ _id: agent }, { $set: { recountedAtMs: nowMs } });
  const theirs = await store.conversations
    .find({
      'control.holder.kind': 'human',
      'control.holder.assignee': agent,
      'wait.dueAtMs': { $gt: 0 },
      'control.state': 'open',
      forwardedTo: null,
      erasedAtMs: null,
    })
    .project<{ _id: ConversationId }>({ _id: 1 })
    .toArray();
  const ids = new Set(theirs.map(({ _id }) => _id));
  const held = before?.holding ?? [];
  for (const id of ids)
    if (!held.some(({ conversationId }) => conversationId === id))
      await takeSlot(store, agent, id, { capacity: null, nowMs });
  const left = held.filter(({ conversationId, sinceMs }) => !ids.has(conversationId) && sinceMs < nowMs - youngMs);
  for (const { conversationId } of left)
    await store.agents.updateOne(
      { _id: agent },
      { $pull: { holding: { conversationId, sinceMs: { $lt: nowMs - youngMs } } } },
    );
  return left.length > 0;
}
