import type { IndexDescription } from 'mongodb';
import type { AgentId, ConversationId } from '../core/ids';
import type { AgentDocument } from './agentDocument';
import type { Collections } from './collections';
import { isDuplicateKey } from './storeErrors';

type AgentStore = Pick<Collections, 'agents'>;

/** Between a look and a try others come and go; that it goes on like this is not to be expected. */
const mostTries = 10;

export const agentIndexes: IndexDescription[] = [{ key: { 'holding.conversationId': 1 } }];

/**
 * Gives an agent one conversation, unless they hold `capacity` others by then: one conditional update, so that many at once never
 * exceed it. Without a capacity it is always theirs: people overrule. True when it is theirs now, also when it was before.
 */
export async function takeSlot(
  store: AgentStore,
  agent: AgentId,
  conversationId: ConversationId,
  by: { readonly capacity: number | null; readonly nowMs: number },
): Promise<boolean> {
  if (by.capacity === 0) return holdsSlot(store, agent, conversationId);
  for (let tries = 0; tries < mostTries; tries++) {
    const taken = await store.agents.updateOne(
      {
        _id: agent,
        'holding.conversationId': { $ne: conversationId },
        ...(by.capacity === null ? {} : { [`holding.${by.capacity - 1}`]: { $exists: false } }),
      },
      { $push: { holding: { conversationId, sinceMs: by.nowMs } }, $max: { lastAssignedAtMs: by.nowMs } },
    );
    if (taken.modifiedCount === 1) return true;
    const known = await store.agents.findOne({ _id: agent });
    if (known?.holding.some((held) => held.conversationId === conversationId)) return true;
    if (known && by.capacity !== null && known.holding.length >= by.capacity) return false;
    // Nothing is stored of them yet, or somebody gave something back in between.
    if (!known) await insertAgent(store, agent);
  }
  return false;
}

/** Takes a conversation from everybody who has it, but from `except`. Returns whether somebody has room again. */
export async function releaseSlots(
  store: AgentStore,
  conversationId: ConversationId,
  except: AgentId | null,
): Promise<boolean> {
  const released = await store.agents.updateMany(
    { 'holding.conversationId': conversationId, ...(except === null ? {} : { _id: { $ne: except } }) },
    { $pull: { holding: { conversationId } } },
  );
  return released.modifiedCount > 0;
}

/** Takes a conversation from one agent. */
export async function releaseSlot(store: AgentStore, agent: AgentId, conversationId: ConversationId): Promise<void> {
  await store.agents.updateOne({ _id: agent }, { $pull: { holding: { conversationId } } });
}

/** Says that an agent is away until then, or, with null, that they are there. */
export async function setAway(store: AgentStore, agent: AgentId, untilMs: number | null): Promise<void> {
  await insertAgent(store, agent);
  await store.agents.updateOne({ _id: agent }, { $set: { awayUntilMs: untilMs } });
}

/** What is stored of these agents, by name; of whom nothing is stored is not in it. */
export async function agentsNamed(
  store: AgentStore,
  names: readonly string[],
): Promise<ReadonlyMap<string, AgentDocument>> {
  const found = await store.agents.find({ _id: { $in: names as AgentId[] } }).toArray();
  return new Map(found.map((agent) => [agent._id, agent]));
}

async function holdsSlot(store: AgentStore, agent: AgentId, conversationId: ConversationId): Promise<boolean> {
  return (await store.agents.countDocuments({ _id: agent, 'holding.conversationId': conversationId })) > 0;
}

async function insertAgent(store: AgentStore, agent: AgentId): Promise<void> {
  const none = { holding: [], lastAssignedAtMs: null, awayUntilMs: null, recountedAtMs: 0 };
  try {
    await store.agents.updateOne({ _id: agent }, { $setOnInsert: none }, { upsert: true });
  } catch (error) {
    // Another one made it at the same moment.
    if (!isDuplicateKey(error)) throw error;
  }
}
