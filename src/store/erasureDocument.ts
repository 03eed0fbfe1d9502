import type { ObjectId } from 'mongodb';
import type { PersonMarks } from '../core/erase/personFinder';
import type { ContactId, ConversationId, ErasureId, MediaId, NoteId, OutboxId } from '../core/ids';

/** A document by its place; `id` is null where the id itself would say something of a person. */
export interface Place {
  collection: string;
  id: string | null;
}

/** A record only people can judge, and who has. */
export interface PlaceForPeople extends Place {
  doneAtMs: number | null;
  by: string | null;
}

/** An erasure and its proof: counts and our own ids, nothing about the person. */
export interface ErasureDocument {
  _id: ErasureId;
  /** Unique: a contact is erased once. */
  contactId: ContactId;
  by: string;
  /** `finished`: nothing is left, and people have done their part. `incomplete`: something is left or open; it can be run again. */
  state: 'running' | 'finished' | 'incomplete';
  startedAtMs: number;
  /** From here on what the person writes is a new conversation. Null until everything was stopped. */
  stoppedAtMs: number | null;
  finishedAtMs: number | null;
  /** The newest step that was done. */
  step: string | null;
  /** Documents taken away or emptied, by collection. */
  erased: { collection: string; count: number }[];
  /** What still spoke of the person when that was last looked at, by collection. */
  left: { collection: string; count: number }[];
  /** The first so many places of those. */
  places: Place[];
  /** Sends that were with the channel when everything was stopped. */
  inFlight: OutboxId[];
  /** Other systems that know the person: a person has them erased there. */
  tasks: { system: string; state: 'open' | 'done'; doneAtMs: number | null; by: string | null }[];
  /** Records people have to look at: their words may name the person, or they may be another's. */
  forPeople: PlaceForPeople[];
}

/** What has to be known while a person is erased; deleted once it is finished. One document has the scope; ids of messages come by the page. */
export interface ErasureWorkDocument {
  /** The erasure's id, for the scope; a page's begins with it. */
  _id: string;
  erasureId: ErasureId;
  scope: PersonScope | null;
  messageIds: string[];
  /** Of one that ended incomplete: until then it can be run again. Null while it runs. */
  keptUntil: Date | null;
}

/** Everything of one person: our ids of it, and what the person is recognised by. */
export interface PersonScope {
  contactIds: ContactId[];
  conversationIds: ConversationId[];
  /** As conversations have them. */
  addresses: string[];
  outboxIds: OutboxId[];
  mediaIds: MediaId[];
  /** Where the bytes of files lie, or may lie. */
  fileIds: ObjectId[];
  noteIds: NoteId[];
  /** Lines of imports that led to one of the contacts, as `contactImportLines` has them. */
  lineIds: string[];
  /** Names of other systems that know the person. */
  systems: string[];
  marks: PersonMarks;
}
