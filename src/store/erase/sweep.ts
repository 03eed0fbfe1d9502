import type { Document } from 'mongodb';
import { redact, textOf } from '../../core/erase/redact';
import type { ConversationId, MergeId } from '../../core/ids';
import type { DealDocument } from '../crmDocuments';
import type { Database } from '../database';
import type { ErasureDocument } from '../erasureDocument';
import { blankLines } from './blankLines';
import { emptyRow } from './emptyRows';
import { eraseInDeal } from './eraseDeals';
import { eraseInMerge } from './eraseInMerge';
import { countErased, nameForPeople } from './erasures';
import type { ErasureWork } from './erasureWork';
import { findPlaces, type Found } from './findPlaces';

/** What a sweep could not do yet. */
export interface SweepResult {
  /** Rows of intake that others have not captured, or that are not written beside conversations. */
  readonly waiting: number;
  /** Who has to capture first. */
  readonly ring: readonly ConversationId[];
}

/** Goes through every other place and does there what `whatIsErased` says. Done again it changes nothing more. */
export async function sweep(
  store: Database,
  erasure: ErasureDocument,
  work: ErasureWork,
  doing: { readonly nowMs: number; readonly beat: () => void },
): Promise<SweepResult> {
  const ring = new Set<ConversationId>();
  let waiting = 0;
  for await (const found of findPlaces(store, erasure, work, doing.beat)) {
    const done = await eraseAt(store, erasure, work, found, doing.nowMs);
    if (done === 'erased') await countErased(store, erasure._id, found.collection, 1);
    if (done !== 'waiting') continue;
    waiting++;
    for (const id of found.document.pending as ConversationId[]) ring.add(id);
  }
  return { waiting, ring: [...ring] };
}

async function eraseAt(
  store: Database,
  erasure: ErasureDocument,
  work: ErasureWork,
  { collection, rule, document }: Found,
  nowMs: number,
): Promise<'erased' | 'waiting' | 'left'> {
  switch (rule.kind) {
    case 'named':
      return deleteAt(store, collection, document);
    case 'redacted':
      return redactAt(store, work, collection, document);
    case 'emptied':
      return (await emptyRow(store, String(document._id), work.scope.conversationIds, nowMs)) ? 'erased' : 'waiting';
    case 'lines':
      return blankLines(store, work, collection, document);
    case 'part':
      return eraseInMerge(store, work, { _id: document._id as MergeId });
    case 'people':
      if (collection === 'deals') return (await eraseInDeal(store, work, document as DealDocument)) ? 'erased' : 'left';
      await nameForPeople(store, erasure._id, { collection, id: String(document._id) });
      return 'left';
    case 'owned':
      return isLeftBehind(collection, document, erasure, nowMs) ? deleteAt(store, collection, document) : 'left';
    case 'tombstone':
    case 'kept':
    case 'proof':
    case 'outside':
      return 'left';
  }
}

/** A moment in which a step that has made a contact links it. */
const linkingMs = 5000;

/** A contact that a step under way made for the person after everything was stopped, and that nobody links to. */
function isLeftBehind(
  collection: string,
  { createdAtMs, madeFor }: Document,
  { stoppedAtMs }: ErasureDocument,
  nowMs: number,
): boolean {
  return (
    collection === 'contacts' &&
    stoppedAtMs !== null &&
    Number(createdAtMs) >= stoppedAtMs - linkingMs &&
    Number(createdAtMs) < nowMs - linkingMs &&
    Array.isArray(madeFor) &&
    madeFor.length > 0
  );
}

async function deleteAt(store: Database, collection: string, { _id }: Document): Promise<'erased' | 'left'> {
  const deleted = await store.db.collection(collection).deleteOne({ _id });
  return deleted.deletedCount === 1 ? 'erased' : 'left';
}

/** What a repeat of a request is answered whose first answer was about the person. */
const emptiedAnswer = {
  type: 'about:blank',
  title: 'It exists already.',
  status: 409,
  code: 'conflict',
  detail: 'What this Idempotency-Key was used for was erased. Take a new key for a new request.',
};

async function redactAt(
  store: Database,
  { scope, finds }: ErasureWork,
  collection: string,
  document: Document,
): Promise<'erased' | 'left'> {
  const { _id, ...fields } = document;
  const about = { finds, ids: new Set<string>(scope.contactIds) };
  const set =
    collection === 'idempotency'
      ? { status: 409, body: emptiedAnswer, headers: {} }
      : collection === 'accountEvents'
        ? { details: '{"erased":true}' }
        : (redact(fields, about) as Document);
  if (textOf({ ...fields, ...set }) === textOf(fields)) return 'left';
  const changed = await store.db.collection(collection).updateOne({ _id }, { $set: set });
  return changed.modifiedCount === 1 ? 'erased' : 'left';
}
