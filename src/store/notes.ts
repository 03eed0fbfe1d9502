import type { NoteId } from '../core/ids';
import type { Collections } from './collections';
import type { NoteDocument } from './commandDocuments';
import { newId } from './newId';

type NoteStore = Pick<Collections, 'notes'>;

/** Stores free words or a document, so that a command can name it by id. */
export async function insertNote(store: NoteStore, note: Omit<NoteDocument, '_id'>): Promise<NoteId> {
  const _id = newId<NoteId>('note');
  await store.notes.insertOne({ _id, ...note });
  return _id;
}

/** A stored note, or null. */
export async function findNote(store: NoteStore, id: NoteId): Promise<NoteDocument | null> {
  return store.notes.findOne({ _id: id });
}
