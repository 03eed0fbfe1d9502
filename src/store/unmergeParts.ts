import type { AnyBulkWriteOperation, ClientSession } from 'mongodb';
import type { ContactId, ConversationId } from '../core/ids';
import { questionsAfterUnmerge, type TouchedQuestions } from '../core/merge/askedAgain';
import { restored } from '../core/merge/contactIds';
import type { ContactDocument } from './crmDocuments';
import type { Database } from './database';
import type { ConversationDocument, ConversationQuestion } from './documents';
import type { MergeDocument } from './mergeDocument';
import { isAlive } from './mergeParts';
import { askedIn } from './questions';

/** Which of the survivor's conversations go back: those the merge moved, but for what a person has linked to the survivor since. */
export async function goingBack(
  store: Pick<Database, 'decisions'>,
  { atMs, intoId, linkedBefore }: MergeDocument,
  rows: readonly ConversationDocument[],
  session: ClientSession,
): Promise<ReadonlySet<ConversationId>> {
  const moved = new Map(linkedBefore.map((link) => [link.conversationId, link]));
  const conversationId = { $in: [...moved.keys()] };
  const chosen = await store.decisions
    .find(
      { conversationId, outcome: 'chosenByPerson', 'facts.contactId': intoId, atMs: { $gt: atMs } },
      { session, projection: { conversationId: 1 } },
    )
    .toArray();
  const choices = new Set(chosen.map((decision) => decision.conversationId));
  const back = rows.filter((row) => {
    const link = moved.get(row._id);
    return link && (link.chosen || !row.chosen.contact) && !choices.has(row._id);
  });
  return new Set(back.map(({ _id }) => _id));
}

interface Undone {
  readonly merge: MergeDocument;
  /** The other merges into the same survivor that stand, oldest first. */
  readonly others: readonly MergeDocument[];
}

/** Conversations and questions as they were, where nobody has changed them since. Returns who is to be rung for. */
export async function conversationsBack(
  store: Pick<Database, 'conversations' | 'merges'>,
  undone: Undone & {
    readonly from: ContactDocument;
    readonly survivor: ContactDocument;
    /** The survivor's conversations, and which of them go back. */
    readonly rows: readonly ConversationDocument[];
    readonly back: ReadonlySet<ConversationId>;
  },
  session: ClientSession,
): Promise<ConversationId[]> {
  const { merge, others, from, survivor, back } = undone;
  const rows = [...undone.rows, ...(await alsoInvolved(store, undone, undone.rows, session))];
  const contactOf = new Map(rows.map((row) => [row._id, back.has(row._id) ? from._id : row.contactId]));
  const alive = new Set(rows.filter(isAlive).map(({ _id }) => _id));
  const told: ConversationId[] = [];
  const writes: AnyBulkWriteOperation<ConversationDocument>[] = [];
  for (const row of rows) {
    const contactId = contactOf.get(row._id) ?? null;
    const asked = isAlive(row)
      ? await askAgain(store, { merge, others, row, contactId, contactOf, alive }, session)
      : row.questions;
    const changes = JSON.stringify(asked) !== JSON.stringify(row.questions);
    const isTheirs = row.contactId === survivor._id;
    if (!isTheirs && !changes) continue;
    const looksAgain = isAlive(row) && (isTheirs || row.contactId === null);
    if (looksAgain) told.push(row._id);
    const link = merge.linkedBefore.find(({ conversationId }) => conversationId === row._id);
    const set = {
      ...(back.has(row._id) && link
        ? { contactId: from._id, phoneAtContact: link.phoneAtContact, userIdAtContact: link.userIdAtContact }
        : {}),
      ...(isTheirs ? { 'control.optedOut': (back.has(row._id) ? from : survivor).optedOut } : {}),
      ...(changes ? { questions: asked } : {}),
      ...(looksAgain ? { untold: true } : {}),
    };
    writes.push({ updateOne: { filter: { _id: row._id }, update: { $set: set, $inc: { revision: 1 } } } });
  }
  if (writes.length > 0) await store.conversations.bulkWrite(writes, { session });
  return told;
}

/** Conversations of others in which one of the merges touched a question, and those these questions are about. */
async function alsoInvolved(
  store: Pick<Database, 'conversations'>,
  { merge, others }: Undone,
  known: readonly ConversationDocument[],
  session: ClientSession,
): Promise<ConversationDocument[]> {
  const touched = [merge, ...others].flatMap(({ questions }) => questions);
  const about = touched.flatMap(({ before }) => before.flatMap(({ conversationId }) => conversationId ?? []));
  const ids = new Set([...touched.map(({ conversationId }) => conversationId), ...about]);
  for (const { _id } of known) ids.delete(_id);
  return ids.size === 0 ? [] : store.conversations.find({ _id: { $in: [...ids] } }, { session }).toArray();
}

/** The questions of one conversation, asked again; the later merges keep what they would have found without this one. */
async function askAgain(
  store: Pick<Database, 'merges'>,
  now: Undone & {
    readonly row: ConversationDocument;
    readonly contactId: ContactId | null;
    readonly contactOf: ReadonlyMap<ConversationId, ContactId | null>;
    readonly alive: ReadonlySet<ConversationId>;
  },
  session: ClientSession,
): Promise<ConversationQuestion[]> {
  const { merge, others, row, contactId, contactOf, alive } = now;
  const touchedBy = ({ fromId, questions }: MergeDocument): TouchedQuestions<ConversationQuestion>[] =>
    questions.filter(({ conversationId }) => conversationId === row._id).map((touch) => ({ from: fromId, ...touch }));
  const laterMerges = others.filter(({ order }) => order > merge.order).filter((other) => touchedBy(other).length > 0);
  const again = questionsAfterUnmerge(
    {
      contactId,
      questions: row.questions,
      hasChosen: row.chosen.contact,
      isDismissed: (question) => row.settledQuestions.includes(askedIn(question)),
      isWithAnother: (id) => alive.has(id) && contactOf.get(id) !== contactId,
    },
    {
      intoId: merge.intoId,
      earlier: others.filter(({ order }) => order < merge.order).flatMap(touchedBy),
      undone: touchedBy(merge)[0] ?? null,
      later: laterMerges.flatMap(touchedBy),
    },
  );
  for (const [place, { _id }] of laterMerges.entries()) {
    const touch = again.later[place];
    if (touch)
      await store.merges.updateOne(
        { _id, 'questions.conversationId': row._id },
        { $set: { 'questions.$.before': [...touch.before], 'questions.$.after': [...touch.after] } },
        { session },
      );
  }
  return again.questions;
}

/** Deals name the contact again; the later merges keep what they would have found without this one. */
export async function dealsBack(
  store: Pick<Database, 'deals' | 'merges'>,
  { merge, others, nowMs }: Undone & { readonly nowMs: number },
  session: ClientSession,
): Promise<void> {
  const rows = await store.deals.find({ _id: { $in: merge.deals.map(({ dealId }) => dealId) } }, { session }).toArray();
  const later = others.filter(({ order }) => order > merge.order);
  for (const { _id, contactIds } of rows) {
    const touching = [merge, ...later].flatMap(({ _id: mergeId, fromId, deals }) => {
      const moved = deals.find(({ dealId }) => dealId === _id);
      return moved ? [{ mergeId, from: fromId, before: moved.contactIds }] : [];
    });
    const [undone, ...after] = touching;
    if (!undone) continue;
    const back = restored(contactIds, undone, after, merge.intoId);
    await store.deals.updateOne(
      { _id },
      { $set: { contactIds: back.contactIds, updatedAtMs: nowMs }, $inc: { version: 1 } },
      { session },
    );
    for (const [place, { mergeId }] of after.entries())
      await store.merges.updateOne(
        { _id: mergeId, 'deals.dealId': _id },
        { $set: { 'deals.$.contactIds': [...(back.laterBefore[place] ?? [])] } },
        { session },
      );
  }
}
