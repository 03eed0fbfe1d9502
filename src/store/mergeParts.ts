import type { CountryCode } from 'libphonenumber-js/max';
import type { AnyBulkWriteOperation, ClientSession } from 'mongodb';
import { questionsAfterMerge } from '../core/merge/answeredQuestions';
import type { ConversationId } from '../core/ids';
import type { Combinable } from '../core/merge/combine';
import { replaced } from '../core/merge/contactIds';
import { reason } from '../core/reason';
import { contactKeysAgain } from '../core/resolve/contactKeys';
import type { ContactDocument, DealDocument } from './crmDocuments';
import type { Database } from './database';
import { decisionIdOf } from './decisions';
import type { ConversationDocument } from './documents';
import { cancelAutomaticOf } from './outbox';
import { bySignature, type MergeDocument, type MergeOrder } from './mergeDocument';

/** Writes a contact's fields with everything it is found by. */
export async function writeFields(
  store: Pick<Database, 'contacts'>,
  contact: ContactDocument,
  change: { readonly after: Combinable; readonly country: CountryCode | null; readonly nowMs: number },
  session: ClientSession,
): Promise<ContactDocument> {
  const { after } = change;
  const fields = {
    ...after,
    phones: [...after.phones],
    emails: [...after.emails],
    channelIds: [...after.channelIds],
    externalIds: [...after.externalIds],
  };
  const set = {
    ...fields,
    ...contactKeysAgain(fields, change.country, contact),
    duplicatesDue: true,
    updatedAtMs: change.nowMs,
  };
  await store.contacts.updateOne({ _id: contact._id }, { $set: set, $inc: { version: 1 } }, { session });
  return { ...contact, ...set, version: contact.version + 1 };
}

/** The conversations of both: those of the merged one go over, settled questions go, an opt-out of either counts in all. */
export async function moveConversations(
  store: Pick<Database, 'conversations' | 'outbox'>,
  { fromId, intoId, nowMs }: MergeOrder,
  optedOut: boolean,
  session: ClientSession,
): Promise<Pick<MergeDocument, 'conversationIds' | 'linkedBefore' | 'questions'> & { told: ConversationId[] }> {
  const rows = await store.conversations
    .find({ $or: [{ contactId: { $in: [fromId, intoId] } }, { 'questions.contactIds': fromId }] }, { session })
    .toArray();
  const theirs = rows.filter(({ contactId }) => contactId === fromId || contactId === intoId);
  const contactOf = new Map(theirs.map(({ _id, contactId }) => [_id, contactId]));
  const questions: MergeDocument['questions'] = [];
  const told = new Set<ConversationId>();
  const writes: AnyBulkWriteOperation<ConversationDocument>[] = [];
  for (const row of rows) {
    const after = questionsAfterMerge(row, { fromId, intoId, contactOf });
    const changes = JSON.stringify(after) !== JSON.stringify(row.questions);
    if (changes) questions.push({ conversationId: row._id, before: row.questions, after });
    const isTheirs = contactOf.has(row._id);
    // One that waited for a person to say which of the two it is finds its contact by itself now.
    const looksAgain = (isTheirs || (changes && row.contactId === null)) && isAlive(row);
    if (looksAgain) told.add(row._id);
    const set = {
      ...(changes ? { questions: after } : {}),
      ...(isTheirs ? { contactId: intoId } : {}),
      ...(isTheirs && optedOut ? { 'control.optedOut': true } : {}),
      ...(looksAgain ? { untold: true } : {}),
    };
    if (changes || isTheirs)
      writes.push({ updateOne: { filter: { _id: row._id }, update: { $set: set, $inc: { revision: 1 } } } });
  }
  if (writes.length > 0) await store.conversations.bulkWrite(writes, { session });
  if (optedOut) await cancelAutomaticOf(store, [...contactOf.keys()], { because: 'optedOut', nowMs, session });
  const moved = theirs.filter(({ contactId }) => contactId === fromId);
  return {
    conversationIds: moved.map(({ _id }) => _id),
    linkedBefore: moved.map(({ _id, phoneAtContact, userIdAtContact, chosen }) => ({
      ...{ conversationId: _id, phoneAtContact, userIdAtContact, chosen: chosen.contact },
    })),
    questions,
    told: [...told],
  };
}

/** False for one that was joined into another or whose buyer was erased: it does nothing any more. */
export function isAlive({ forwardedTo, erasedAtMs }: ConversationDocument): boolean {
  return forwardedTo === null && erasedAtMs === null;
}

/** The deals of the merged one are the survivor's. */
export async function moveDeals(
  store: Pick<Database, 'deals'>,
  { fromId, intoId, nowMs }: MergeOrder,
  session: ClientSession,
): Promise<MergeDocument['deals']> {
  const deals = await store.deals.find({ contactIds: fromId }, { session }).toArray();
  const writes = deals.map(({ _id, contactIds }): AnyBulkWriteOperation<DealDocument> => {
    const set = { contactIds: replaced(contactIds, fromId, intoId), updatedAtMs: nowMs };
    return { updateOne: { filter: { _id }, update: { $set: set, $inc: { version: 1 } } } };
  });
  if (writes.length > 0) await store.deals.bulkWrite(writes, { session });
  return deals.map(({ _id, contactIds }) => ({ dealId: _id, contactIds }));
}

/** A decision in every conversation that went over, or back. */
export async function recordMerge(
  store: Pick<Database, 'decisions' | 'conversations'>,
  { _id, fromId, intoId, conversationIds }: Pick<MergeDocument, '_id' | 'fromId' | 'intoId' | 'conversationIds'>,
  what: {
    readonly outcome: 'contactMerged' | 'contactUnmerged';
    readonly by: string;
    readonly atMs: number;
  },
  session: ClientSession,
): Promise<void> {
  const rows = await store.conversations
    .find({ _id: { $in: conversationIds } }, { session, projection: { rulesVersion: 1 } })
    .toArray();
  if (rows.length === 0) return;
  const { outcome, by, atMs } = what;
  const isMerge = outcome === 'contactMerged';
  const code = by === bySignature ? 'signedAsOne' : 'person';
  const text = isMerge
    ? `${by} merged contact ${fromId} into ${intoId}.`
    : `${by} undid the merge of contact ${fromId} into ${intoId}.`;
  await store.decisions.insertMany(
    rows.map(({ _id: conversationId, rulesVersion }) => ({
      _id: decisionIdOf(conversationId, isMerge ? _id : `${_id}.undone`, 'resolve'),
      ...{ conversationId, turnId: null, step: 'resolve' as const, outcome, reasons: [reason(code, text)] },
      facts: { mergeId: _id, fromId, intoId, by },
      details: { contactId: isMerge ? intoId : fromId },
      ...{ rulesVersion, atMs },
    })),
    { session },
  );
}
