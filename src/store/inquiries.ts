import type { ClientSession, IndexDescription } from 'mongodb';
import type { ConversationId } from '../core/ids';
import { eventsOf } from '../core/inquiries/eventsOf';
import { canRewind, foldInquiries, rewindInquiries } from '../core/inquiries/fold';
import type { Inquiry } from '../core/inquiries/inquiry';
import type { Collections } from './collections';
import { decisionIdOf } from './decisions';
import type { ConversationDocument } from './documents';
import { inquiryDecisions } from './inquiryDecisions';
import type { InquiryDocument } from './inquiryDocument';
import { isDuplicateKey } from './storeErrors';

type InquiryStore = Pick<Collections, 'inquiries' | 'decisions' | 'outbox' | 'conversations'>;
type WhoseInquiries = Pick<ConversationDocument, '_id' | 'forwardedFrom'>;
type UpdatedInquiries = WhoseInquiries & Pick<ConversationDocument, 'inquiriesKept'>;

export const inquiryIndexes: IndexDescription[] = [
  { key: { conversationId: 1, openedAtMs: -1, _id: -1 } },
  { key: { conversationId: 1, 'ended.atMs': 1 } },
];

/** The conversations whose inquiries are one conversation's: its own, and of those that were joined into it. */
export function inquiryOwners({ _id, forwardedFrom }: WhoseInquiries): ConversationId[] {
  return [_id, ...forwardedFrom];
}

const mostAttempts = 8;

/**
 * Brings a conversation's inquiries up to date with what has been decided since an instant: they are taken back to that instant,
 * and everything recorded from then on is applied anew. Done again, or late, or beside another one, it comes to the same.
 */
export async function updateInquiries(
  store: InquiryStore,
  conversation: UpdatedInquiries,
  sinceMs: number,
): Promise<void> {
  const { _id, forwardedFrom, inquiriesKept } = conversation;
  // What was decided before inquiries were kept may hold some.
  const fromMs = inquiriesKept ? sinceMs : 0;
  for (let attempt = 1; attempt <= mostAttempts; attempt++) {
    if (!(await tryUpdate(store, inquiryOwners(conversation), fromMs))) continue;
    // Those of one that was joined in meanwhile may not be kept yet.
    if (!inquiriesKept) await store.conversations.updateOne({ _id, forwardedFrom }, { $set: { inquiriesKept: true } });
    return;
  }
  throw new Error('The inquiries of a conversation kept changing while they were brought up to date.');
}

async function tryUpdate(store: InquiryStore, owners: ConversationId[], sinceMs: number): Promise<boolean> {
  const [before, decisions] = await Promise.all([
    inquiriesTouching(store, owners, sinceMs),
    inquiryDecisions(store, owners, sinceMs),
  ]);
  const isEverything = sinceMs === 0;
  const [heir] = owners;
  // Of one that was joined in, this may be what a step cut short by the join left.
  const isJoined =
    decisions.some(({ joinedFrom }) => joinedFrom !== null) ||
    [...before, ...decisions].some(({ conversationId }) => conversationId !== heir);
  if (!isEverything && (isJoined || !canRewind(before, sinceMs))) return tryUpdate(store, owners, 0);
  const after = foldInquiries(isEverything ? [] : rewindInquiries(before, sinceMs), decisions.flatMap(eventsOf));
  return writeDifference(store, before, after);
}

/** Inquiries that were open at or after an instant, oldest first. */
async function inquiriesTouching(
  store: Pick<Collections, 'inquiries'>,
  owners: ConversationId[],
  sinceMs: number,
): Promise<(Inquiry & { readonly revision: number })[]> {
  const conversationId = { $in: owners };
  const rows = await store.inquiries
    .find({
      $or: [
        { conversationId, 'ended.atMs': null },
        { conversationId, 'ended.atMs': { $gte: sinceMs } },
      ],
    })
    .sort({ openedAtMs: 1, _id: 1 })
    .toArray();
  return rows.map(({ _id, ...rest }) => ({ id: _id, ...rest }));
}

/** False when something was changed by another one in between: then it has to be thought out again. */
async function writeDifference(
  store: Pick<Collections, 'inquiries'>,
  before: readonly (Inquiry & { readonly revision: number })[],
  after: readonly Inquiry[],
): Promise<boolean> {
  const revisions = new Map(before.map(({ id, revision }) => [id, revision]));
  for (const inquiry of after) {
    const old = before.find(({ id }) => id === inquiry.id);
    if (old !== undefined && isSame(old, inquiry)) continue;
    const revision = revisions.get(inquiry.id) ?? null;
    if (!(await write(store, documentOf(inquiry, (revision ?? 0) + 1), revision))) return false;
  }
  for (const { id, revision } of before) {
    if (after.some((inquiry) => inquiry.id === id)) continue;
    const { deletedCount } = await store.inquiries.deleteOne({ _id: id, revision });
    if (deletedCount === 0) return false;
  }
  return true;
}

async function write(
  store: Pick<Collections, 'inquiries'>,
  document: InquiryDocument,
  revision: number | null,
): Promise<boolean> {
  if (revision !== null) {
    const { matchedCount } = await store.inquiries.replaceOne({ _id: document._id, revision }, document);
    return matchedCount === 1;
  }
  try {
    await store.inquiries.insertOne(document);
    return true;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return false;
  }
}

function documentOf(inquiry: Inquiry, revision: number): InquiryDocument {
  const { id, conversationId, topic, reference, openedAtMs, openedByTurnId, turns, turnCount, ended } = inquiry;
  return { _id: id, conversationId, topic, reference, openedAtMs, openedByTurnId, turns, turnCount, ended, revision };
}

function isSame(one: Inquiry, other: Inquiry): boolean {
  return JSON.stringify(documentOf(one, 0)) === JSON.stringify(documentOf(other, 0));
}

/** The inquiries of a conversation that is joined into another go with it. What they follow from is recorded, so that they can be folded afresh. */
export async function moveInquiries(
  store: Pick<Collections, 'inquiries' | 'decisions'>,
  join: { readonly from: ConversationId; readonly into: ConversationId; readonly nowMs: number },
  session: ClientSession,
): Promise<void> {
  const { from, into, nowMs } = join;
  await store.inquiries.updateMany(
    { conversationId: from },
    { $set: { conversationId: into }, $inc: { revision: 1 } },
    { session },
  );
  await store.decisions.insertOne(
    {
      _id: decisionIdOf(into, from, 'resolve'),
      conversationId: into,
      turnId: null,
      step: 'resolve',
      outcome: 'joined',
      reasons: [{ code: 'joined', text: `Conversation ${from} is the same buyer's: it was joined into this one.` }],
      facts: { from, nowMs },
      details: null,
      rulesVersion: 0,
      atMs: nowMs,
    },
    { session },
  );
}
