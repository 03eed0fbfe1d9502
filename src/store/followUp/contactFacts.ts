import type { ConversationId, OutboxId } from '../../core/ids';
import type { ContactFacts } from '../../core/followUp/silence';
import type { Collections } from '../collections';
import type { ConversationDocument } from '../documents';
import { claimsOf, claimStandsMs } from './ledger';
import type { FollowUpClaim, LedgerOwner } from './ledgerDocument';
import * as queries from './queries';
import type { FollowUpRow, ShownConversation } from './queries';

type ContactStore = Pick<Collections, 'contacts' | 'conversations' | 'messages' | 'outbox' | 'followUpLedgers'>;

/** The contact of a conversation, or the conversation alone when it has none, with its conversations. */
export interface ContactOfSilence {
  readonly owner: LedgerOwner;
  readonly name: string | null;
  readonly language: string | null;
  readonly optedOut: boolean;
  readonly others: readonly ShownConversation[];
}

const monthMs = 30 * 24 * 3600 * 1000;

/** Reads whose silence it is. */
export async function contactOfSilence(
  store: Pick<Collections, 'contacts' | 'conversations'>,
  { _id, contactId, identity, control }: Pick<ConversationDocument, '_id' | 'contactId' | 'identity' | 'control'>,
): Promise<ContactOfSilence> {
  const alone = { name: identity.profileName, language: null, optedOut: control.optedOut, others: [] };
  if (contactId === null) return { owner: _id, ...alone };
  const [[contact], conversations] = await Promise.all([
    queries.contactOf(store, contactId).toArray(),
    queries.conversationsOf(store, contactId).toArray(),
  ]);
  return {
    owner: contactId,
    name: contact?.name ?? identity.profileName,
    language: contact?.language ?? null,
    optedOut: contact?.optedOut ?? control.optedOut,
    others: conversations.filter((other) => other._id !== _id),
  };
}

/** A follow-up that left, or may. */
interface CountedFollowUp {
  readonly atMs: number;
}

/**
 * What a contact got over all of its conversations, as it stands now. `except` is the follow-up that is about to leave: it does not
 * count against itself.
 */
export async function readContactFacts(
  store: ContactStore,
  conversation: Pick<ConversationDocument, '_id' | 'lastInboundAtMs'>,
  contact: ContactOfSilence,
  at: { readonly nowMs: number; readonly except: OutboxId | null },
): Promise<ContactFacts> {
  const ids = idsOf(conversation, contact);
  // The ledger first: what is claimed now may be ordered before the outbox is read, and must be seen in one of the two.
  const claimed = (await claimsOf(store, contact.owner)).filter(({ atMs }) => atMs > at.nowMs - claimStandsMs);
  // What was ordered is told by its row, also that it never left.
  const claims = await notOrdered(store, claimed);
  const rows = await queries.followUpsOf(store, ids).toArray();
  const sent = countedOf(rows, claims, at.except);
  const [last] = sent;
  const { others } = contact;
  return {
    optedOut: contact.optedOut,
    followUpsInMonth: sent.filter(({ atMs }) => atMs > at.nowMs - monthMs).length,
    followUpsWithoutPerson: last === undefined ? 0 : await withoutPerson(store, conversation, contact, sent),
    lastFollowUpAtMs: last?.atMs ?? null,
    elsewhere: {
      lastInboundAtMs: latest(others.map(({ lastInboundAtMs }) => lastInboundAtMs)),
      lastOutboundAtMs: latest(others.map(({ lastOutboundAtMs }) => lastOutboundAtMs)),
      ...putOffThere(others),
    },
  };
}

/** What the fixed rules alone would have sent there counts too: what is learnt may not free a word for this conversation. */
function putOffThere(others: readonly ShownConversation[]): Pick<ContactFacts['elsewhere'], 'putOffAtMs'> {
  const putOffAtMs = latest(others.map(({ followUp }) => sentByFixedRules(followUp)));
  return putOffAtMs === null ? {} : { putOffAtMs };
}

function sentByFixedRules(followUp: ShownConversation['followUp']): number | null {
  const putOff = followUp?.moment?.putOff;
  return putOff === undefined || putOff.wording === null ? null : putOff.atMs;
}

/** The conversations whose messages reach this person. */
export function idsOf({ _id }: Pick<ConversationDocument, '_id'>, { others }: ContactOfSilence): ConversationId[] {
  return [_id, ...others.map((other) => other._id)];
}

async function notOrdered(
  { outbox }: Pick<Collections, 'outbox'>,
  claims: readonly FollowUpClaim[],
): Promise<readonly FollowUpClaim[]> {
  if (claims.length === 0) return claims;
  const ids = claims.map(({ outboxId }) => outboxId);
  const rows = await outbox.find({ _id: { $in: ids } }, { projection: { _id: 1 } }).toArray();
  const ordered = new Set(rows.map(({ _id }) => _id));
  return claims.filter(({ outboxId }) => !ordered.has(outboxId));
}

/** Newest first: what left or may leave, and what is claimed and not ordered yet. */
function countedOf(
  rows: readonly FollowUpRow[],
  claims: readonly FollowUpClaim[],
  except: OutboxId | null,
): CountedFollowUp[] {
  const ordered = new Set(rows.map(({ _id }) => _id));
  const claimed = claims.filter(({ outboxId }) => !ordered.has(outboxId));
  return [
    ...rows.map(({ _id, finishedAtMs, createdAtMs }) => ({ id: _id, atMs: finishedAtMs ?? createdAtMs })),
    ...claimed.map(({ outboxId, atMs }) => ({ id: outboxId, atMs })),
  ]
    .filter(({ id }) => id !== except)
    .sort((a, b) => b.atMs - a.atMs);
}

/** How many went out since the buyer or one of us last wrote by hand. */
async function withoutPerson(
  store: Pick<Collections, 'messages'>,
  conversation: Pick<ConversationDocument, '_id' | 'lastInboundAtMs'>,
  contact: ContactOfSilence,
  sent: readonly CountedFollowUp[],
): Promise<number> {
  const buyers = latest([conversation, ...contact.others].map(({ lastInboundAtMs }) => lastInboundAtMs));
  const since = sent.filter(({ atMs }) => atMs > (buyers ?? 0));
  const oldest = since.at(-1);
  if (oldest === undefined) return 0;
  const [ours] = await queries.personsWordAfter(store, idsOf(conversation, contact), oldest.atMs - 1).toArray();
  return since.filter(({ atMs }) => atMs > (ours?.atMs ?? 0)).length;
}

/** The latest of some instants; null when there is none. */
export function latest(instants: readonly (number | null)[]): number | null {
  const known = instants.filter((atMs) => atMs !== null);
  return known.length === 0 ? null : Math.max(...known);
}
