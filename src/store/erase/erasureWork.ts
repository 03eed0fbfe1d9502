import type { ErasureId } from '../../core/ids';
import { personFinder, type FindsPerson } from '../../core/erase/personFinder';
import type { Collections } from '../collections';
import type { PersonScope } from '../erasureDocument';

type WorkStore = Pick<Collections, 'erasureWork'>;

/** An erasure's notes, ready for use. */
export interface ErasureWork {
  readonly erasureId: ErasureId;
  readonly scope: PersonScope;
  readonly finds: FindsPerson;
  /** Channel ids of the person's messages. */
  readonly messageIds: ReadonlySet<string>;
}

/** Notes what was gathered. What was noted before stays: by then it may be found nowhere else. */
export async function noteScope(store: WorkStore, erasureId: ErasureId, scope: PersonScope): Promise<void> {
  const before = await store.erasureWork.findOne({ _id: erasureId });
  const both = before?.scope ? union(before.scope, scope) : scope;
  await store.erasureWork.updateOne(
    { _id: erasureId },
    { $set: { erasureId, scope: both }, $setOnInsert: { messageIds: [], keptUntil: null } },
    { upsert: true },
  );
}

/** Notes a page of message ids. */
export async function noteMessageIds(
  store: WorkStore,
  erasureId: ErasureId,
  page: string,
  messageIds: readonly string[],
): Promise<void> {
  await store.erasureWork.updateOne(
    { _id: `${erasureId}/${page}` },
    {
      $set: { erasureId, scope: null },
      $setOnInsert: { keptUntil: null },
      $addToSet: { messageIds: { $each: [...messageIds] } },
    },
    { upsert: true },
  );
}

/** The notes of an erasure; null when there are none: it has not begun, or is over. */
export async function readWork(store: WorkStore, erasureId: ErasureId): Promise<ErasureWork | null> {
  const documents = await store.erasureWork.find({ erasureId }).toArray();
  const scope = documents.find(({ _id }) => _id === erasureId)?.scope;
  if (!scope) return null;
  const messageIds = documents.flatMap((document) => document.messageIds);
  const finds = personFinder({ ...scope.marks, tokens: [...scope.marks.tokens, ...messageIds] });
  return { erasureId, scope, finds, messageIds: new Set(messageIds) };
}

/** An erasure that is over, but for what is left, can be run again for so long. */
export const keptDays = 30;

/** From now on the notes go by themselves, unless it is run again. */
export async function keepWork(store: WorkStore, erasureId: ErasureId, nowMs: number): Promise<void> {
  const keptUntil = new Date(nowMs + keptDays * 24 * 3600 * 1000);
  await store.erasureWork.updateMany({ erasureId }, { $set: { keptUntil } });
}

/** The end of the notes: from here on nothing knows whom it was about. */
export async function forgetWork(store: WorkStore, erasureId: ErasureId): Promise<void> {
  await store.erasureWork.deleteMany({ erasureId });
}

function union(a: PersonScope, b: PersonScope): PersonScope {
  const both = <Item>(one: readonly Item[], other: readonly Item[]) => {
    const all = new Map([...one, ...other].map((item) => [String(item), item]));
    return [...all.values()];
  };
  return {
    contactIds: both(a.contactIds, b.contactIds),
    conversationIds: both(a.conversationIds, b.conversationIds),
    addresses: both(a.addresses, b.addresses),
    outboxIds: both(a.outboxIds, b.outboxIds),
    mediaIds: both(a.mediaIds, b.mediaIds),
    fileIds: both(a.fileIds, b.fileIds),
    noteIds: both(a.noteIds, b.noteIds),
    lineIds: both(a.lineIds, b.lineIds),
    systems: both(a.systems, b.systems),
    marks: {
      phones: both(a.marks.phones, b.marks.phones),
      tokens: both(a.marks.tokens, b.marks.tokens),
      emails: both(a.marks.emails, b.marks.emails),
      names: both(a.marks.names, b.marks.names),
    },
  };
}
