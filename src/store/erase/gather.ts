import { createHash } from 'node:crypto';
import type { ObjectId } from 'mongodb';
import { textOf } from '../../core/erase/redact';
import type { ErasureId, MediaId, NoteId } from '../../core/ids';
import type { Database } from '../database';
import type { ErasureDocument, PersonScope } from '../erasureDocument';
import { nameForPeople } from './erasures';
import { noteMessageIds, noteScope, readWork } from './erasureWork';
import { gatherPerson } from './personScope';

const pageOf = 1000;

/**
 * Notes everything the erasure has to know, before anything is taken away. Once everything was stopped, only what the person's
 * conversations hold is added: what came later under the same phone is somebody new. Without the notes of then there is nothing to add to.
 */
export async function gather(store: Database, erasure: ErasureDocument, beat: () => void): Promise<void> {
  if (erasure.stoppedAtMs === null) {
    const { scope, doubtful } = await gatherPerson(store, erasure.contactId);
    for (const id of doubtful) await nameForPeople(store, erasure._id, { collection: 'conversations', id });
    return note(store, erasure._id, scope, beat);
  }
  const noted = await readWork(store, erasure._id);
  if (noted) await note(store, erasure._id, noted.scope, beat);
}

async function note(store: Database, erasureId: ErasureId, scope: PersonScope, beat: () => void): Promise<void> {
  await noteScope(store, erasureId, { ...scope, ...(await ownIds(store, scope, beat)) });
  await gatherMessageIds(store, erasureId, scope, beat);
}

/** Our ids of what belongs to the person's conversations. */
export async function ownIds(
  store: Database,
  { conversationIds, contactIds }: Pick<PersonScope, 'conversationIds' | 'contactIds'>,
  beat: () => void,
): Promise<Pick<PersonScope, 'outboxIds' | 'mediaIds' | 'fileIds' | 'noteIds' | 'lineIds'>> {
  const which = { conversationId: { $in: [...conversationIds] } };
  const sends = await store.outbox.find(which, { projection: { _id: 1 } }).toArray();
  const media = await store.media.find(which, { projection: { fileId: 1, leftBehind: 1 } }).toArray();
  const mediaIds: MediaId[] = media.map(({ _id }) => _id);
  const files = await store.db
    .collection<{ _id: ObjectId; filename: string }>('media.files')
    .find({ filename: { $in: mediaIds } }, { projection: { _id: 1 } })
    .toArray();
  const fileIds = [
    ...media.flatMap(({ fileId, leftBehind }) => [...(fileId === null ? [] : [fileId]), ...leftBehind]),
    ...files.map(({ _id }) => _id),
  ];
  const noteIds = new Set<NoteId>();
  for (const cursor of [
    store.conversations.find({ _id: { $in: [...conversationIds] } }),
    store.decisions.find(which),
    store.commands.find(which),
  ])
    for await (const document of cursor) {
      beat();
      for (const id of textOf(document).match(/not_[0-9a-f]{24}/g) ?? []) noteIds.add(id as NoteId);
    }
  const rows = await store.contactImportRows
    .find({ contactId: { $in: [...contactIds] } }, { projection: { importId: 1, line: 1 } })
    .toArray();
  const lineIds = rows.map(({ importId, line }) => `${importId}.${line}`);
  return { outboxIds: sends.map(({ _id }) => _id), mediaIds, fileIds, noteIds: [...noteIds], lineIds };
}

async function gatherMessageIds(
  store: Database,
  erasureId: ErasureId,
  { conversationIds }: PersonScope,
  beat: () => void,
): Promise<void> {
  let page: string[] = [];
  for await (const id of messageIdsOf(store, conversationIds)) {
    beat();
    page.push(id);
    if (page.length < pageOf) continue;
    await noteMessageIds(store, erasureId, nameOf(page), page);
    page = [];
  }
  if (page.length > 0) await noteMessageIds(store, erasureId, nameOf(page), page);
}

/** The channel's ids of everything said in these conversations. */
export async function* messageIdsOf(
  store: Pick<Database, 'messages' | 'outbox'>,
  conversationIds: PersonScope['conversationIds'],
): AsyncGenerator<string> {
  const which = { conversationId: { $in: [...conversationIds] }, channelMessageId: { $type: 'string' as const } };
  for (const cursor of [
    store.messages.find(which, { projection: { channelMessageId: 1 } }),
    store.outbox.find(which, { projection: { channelMessageId: 1 } }),
  ])
    for await (const { channelMessageId } of cursor) if (channelMessageId !== null) yield channelMessageId;
}

/** The same page noted again finds itself. */
function nameOf(page: readonly string[]): string {
  return createHash('sha256').update(page.join('\n')).digest('hex').slice(0, 24);
}
