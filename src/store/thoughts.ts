import { createHash } from 'node:crypto';
import type { IndexDescription } from 'mongodb';
import type { ConversationId, ThoughtId } from '../core/ids';
import type { ThoughtResult, UnderstandRequest } from '../core/thinking/thought';
import type { Collections } from './collections';
import { idOfParts } from './newId';
import { insertIfNew } from './records';
import type { ThoughtDocument } from './thoughtDocument';

type ThoughtStore = Pick<Collections, 'thoughts'>;

const keptMs = 30 * 24 * 3600 * 1000;

export const thoughtIndexes: IndexDescription[] = [
  { key: { key: 1 } },
  { key: { conversationId: 1 } },
  { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
];

/** A question to one version of a model, whoever asks it. */
export function thoughtKeyOf(modelVersion: string, kind: ThoughtDocument['kind'], request: UnderstandRequest): string {
  return createHash('sha256')
    .update(JSON.stringify([modelVersion, kind, request]))
    .digest('hex');
}

/** A question in one turn: asked twice, it is still one. */
export function thoughtIdOf(conversationId: ConversationId, about: string, key: string): ThoughtId {
  return idOfParts<ThoughtId>('tho', conversationId, about, key);
}

/** When a thought of this moment is forgotten. */
export function thoughtExpiry(nowMs: number): Date {
  return new Date(nowMs + keptMs);
}

export async function findThought(store: ThoughtStore, id: ThoughtId): Promise<ThoughtDocument | null> {
  return store.thoughts.findOne({ _id: id });
}

/** Stores a question once; what is stored under its id already is returned. */
export async function insertThoughtOnce(store: ThoughtStore, thought: ThoughtDocument): Promise<ThoughtDocument> {
  if (await insertIfNew(store.thoughts, thought)) return thought;
  return (await findThought(store, thought._id)) ?? thought;
}

/** What the same model has made of the same question, whoever asked; null when nobody has. A failure is no answer. */
export async function knownResult(store: ThoughtStore, key: string): Promise<ThoughtResult | null> {
  const known = await store.thoughts.findOne(
    { key, 'result.kind': { $in: ['understood', 'answered', 'lacks'] } },
    { projection: { result: 1 } },
  );
  return known?.result ?? null;
}

/** Notes what came of a question; the first to say so has the word. */
export async function finishThought(
  store: ThoughtStore,
  id: ThoughtId,
  done: { readonly result: ThoughtResult; readonly fromCache: boolean },
): Promise<void> {
  await store.thoughts.updateOne({ _id: id, result: null }, { $set: { ...done } });
}
