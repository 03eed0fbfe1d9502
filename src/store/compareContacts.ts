import { MongoBulkWriteError, type AnyBulkWriteOperation } from 'mongodb';
import type { ContactId } from '../core/ids';
import type { Collections } from './collections';
import type { DuplicateDocument } from './duplicateDocument';
import {
  comparedFields,
  neighboursOf,
  rememberLargeBlocks,
  type ComparedContact,
  type LargeBlocks,
} from './duplicateCandidates';
import { pairsSaidDifferent } from './pairsSaidDifferent';
import { scoreCandidates, type FoundPair } from './scoreCandidates';
import { duplicatesIn } from './storeErrors';

export type CompareStore = Pick<Collections, 'contacts' | 'duplicates'>;

/** What a comparison did. */
export interface Comparison {
  /** Contacts that were compared with their neighbours. */
  readonly compared: number;
  /** Pairs that were scored. */
  readonly comparisons: number;
  /** Pairs that were not known before. */
  readonly found: number;
}

/** Compares one contact with its neighbours. Does nothing for one that is not there or merged away. */
export async function compareContact(store: CompareStore, contactId: ContactId, nowMs: number): Promise<Comparison> {
  return compareContacts(store, [contactId], nowMs);
}

/**
 * Compares contacts with everybody who shares a block with them: pairs that are probable enough are written, open ones that are not
 * any more are taken back, those people decided on stay. Safe to repeat and to run at the same time as others: each pair holds the
 * versions it was found in, and who has changed since is due again.
 */
export async function compareContacts(
  store: CompareStore,
  contactIds: readonly ContactId[],
  nowMs: number,
  large: LargeBlocks = rememberLargeBlocks(),
): Promise<Comparison> {
  const read = await store.contacts.find({ _id: { $in: [...contactIds] } }, { projection: comparedFields }).toArray();
  const asked = read.filter(({ mergedInto }) => mergedInto === null);
  const neighbours = await neighboursOf(store, asked, large);
  const { found, comparisons } = scoreCandidates(asked, neighbours);
  const saidDifferent = await pairsSaidDifferent(store, found);
  const standing = found.filter(({ id }) => !saidDifferent.has(id));
  const written = await writePairs(store, asked, standing, nowMs);
  await lookAgain(store, written.touched);
  await notDueAnyMore(store, read);
  return { compared: asked.length, comparisons, found: written.inserted };
}

type Known = Pick<
  DuplicateDocument,
  '_id' | 'contactIds' | 'versions' | 'probability' | 'weight' | 'reasons' | 'state' | 'hiddenBy'
>;

/** Writes what is new or changed, and takes back what is no more. `touched`: the versions of the contacts it was all found in. */
async function writePairs(
  store: CompareStore,
  asked: readonly ComparedContact[],
  found: readonly FoundPair[],
  nowMs: number,
): Promise<{ inserted: number; touched: ReadonlyMap<ContactId, number> }> {
  const known = await knownPairs(store, asked, found);
  const versions = new Map(asked.map(({ _id, version }) => [_id, version]));
  const changed = found.filter((pair) => !isAsKnown(pair, known.get(pair.id)));
  const foundIds = new Set(found.map(({ id }) => id));
  const gone = [...known.values()].filter(
    (pair) => !foundIds.has(pair._id) && pair.state === 'open' && pair.hiddenBy.length === 0,
  );
  const writes: AnyBulkWriteOperation<DuplicateDocument>[] = [
    ...changed.map((pair) => upsertOf(pair, nowMs)),
    ...gone.map((pair) => withdrawalOf(pair, versions)),
  ];
  const touched = new Map(
    changed.flatMap(({ contactIds, versions: [low, high] }) => [
      [contactIds[0], low],
      [contactIds[1], high],
    ]),
  );
  if (writes.length === 0) return { inserted: 0, touched };
  try {
    const { upsertedCount } = await store.duplicates.bulkWrite(writes, { ordered: false });
    return { inserted: upsertedCount, touched };
  } catch (error) {
    // A pair that a person decided on, or that was found in a newer version, is left as it is.
    if (duplicatesIn(error) === null || !(error instanceof MongoBulkWriteError)) throw error;
    return { inserted: error.result.upsertedCount, touched };
  }
}

async function knownPairs(
  store: CompareStore,
  asked: readonly ComparedContact[],
  found: readonly FoundPair[],
): Promise<Map<string, Known>> {
  const rows = await store.duplicates
    .find({ $or: [{ contactIds: { $in: asked.map(({ _id }) => _id) } }, { _id: { $in: found.map(({ id }) => id) } }] })
    .toArray();
  return new Map(rows.map((row) => [row._id, row]));
}

function isAsKnown(pair: FoundPair, known: Known | undefined): boolean {
  if (!known) return false;
  if (known.state === 'different') return true;
  return (
    JSON.stringify([pair.versions, pair.weight, pair.reasons]) ===
    JSON.stringify([known.versions, known.weight, known.reasons])
  );
}

/** Only over an open pair that was not found in a newer version of either; for any other the insert fails, and nothing happens. */
function upsertOf(
  { id, contactIds, versions, probability, weight, reasons }: FoundPair,
  nowMs: number,
): AnyBulkWriteOperation<DuplicateDocument> {
  return {
    updateOne: {
      filter: { _id: id, state: 'open', ...notNewerThan(versions) },
      update: {
        $set: { versions, probability, weight, reasons: [...reasons], updatedAtMs: nowMs },
        $setOnInsert: { contactIds, hiddenBy: [], decidedBy: null, decidedAtMs: null, foundAtMs: nowMs },
      },
      upsert: true,
    },
  };
}

function withdrawalOf(pair: Known, versions: ReadonlyMap<ContactId, number>): AnyBulkWriteOperation<DuplicateDocument> {
  const [low, high] = pair.contactIds;
  const asked: [number, number] = [versions.get(low) ?? pair.versions[0], versions.get(high) ?? pair.versions[1]];
  return { deleteOne: { filter: { _id: pair._id, state: 'open', hiddenBy: [], ...notNewerThan(asked) } } };
}

function notNewerThan([low, high]: readonly [number, number]) {
  return { 'versions.0': { $lte: low }, 'versions.1': { $lte: high } };
}

/** Who changed while it was compared is due again; what was found with somebody who is merged away by now is taken back. */
async function lookAgain(store: CompareStore, touched: ReadonlyMap<ContactId, number>): Promise<void> {
  if (touched.size === 0) return;
  const now = await store.contacts
    .find({ _id: { $in: [...touched.keys()] } }, { projection: { version: 1, mergedInto: 1 } })
    .toArray();
  const there = new Map(now.map((row) => [row._id, row]));
  const away = [...touched.keys()].filter((id) => (there.get(id)?.mergedInto ?? null) !== null || !there.has(id));
  if (away.length > 0) await store.duplicates.deleteMany({ contactIds: { $in: away }, state: 'open', hiddenBy: [] });
  const moved = now.filter(({ _id, version, mergedInto }) => mergedInto === null && version !== touched.get(_id));
  if (moved.length > 0)
    await store.contacts.updateMany({ _id: { $in: moved.map(({ _id }) => _id) } }, { $set: { duplicatesDue: true } });
}

/** Only in the version that was compared. */
async function notDueAnyMore(store: CompareStore, read: readonly ComparedContact[]): Promise<void> {
  const due = read.filter(({ duplicatesDue }) => duplicatesDue);
  if (due.length === 0) return;
  await store.contacts.bulkWrite(
    due.map(({ _id, version }) => ({
      updateOne: { filter: { _id, version }, update: { $set: { duplicatesDue: false } } },
    })),
    { ordered: false },
  );
}
