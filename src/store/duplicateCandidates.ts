import { isStrongBlock } from '../core/duplicates/blockingKeys';
import type { ContactId } from '../core/ids';
import type { Collections } from './collections';
import type { ContactDocument } from './crmDocuments';

type ContactStore = Pick<Collections, 'contacts'>;

/** What of a contact is read to compare it. */
export type ComparedContact = Pick<ContactDocument, keyof typeof comparedFields & keyof ContactDocument>;

export const comparedFields = {
  _id: 1,
  name: 1,
  phoneKeys: 1,
  phoneLines: 1,
  emailKeys: 1,
  nameKeys: 1,
  blocks: 1,
  companyId: 1,
  channelIds: 1,
  externalIds: 1,
  mergedInto: 1,
  duplicatesDue: 1,
  version: 1,
} as const;

/** A larger block says nothing about who is one: it is left out, and its value counts as shared by so many. */
export const largestBlock = 100;
/** The same phone or e-mail address in more contacts than this: only those who share a word of the name too are compared. */
export const largestStrongBlock = 300;
const largestOf = (key: string) => (isStrongBlock(key) ? largestStrongBlock : largestBlock);

/** Contacts by the blocks they are in, for the blocks that were asked for. */
export interface Neighbourhood {
  readonly contacts: ReadonlyMap<ContactId, ComparedContact>;
  /** Who is in a block; of a block that is too large those who may still be one with somebody asked for. */
  readonly members: (key: string) => readonly ContactId[];
  readonly isLarge: (key: string) => boolean;
}

/** Which blocks were found too large lately, so that they are not read again for every contact in them. */
export interface LargeBlocks {
  has(key: string): boolean;
  add(key: string): void;
}

/** Remembered for one page or one sweep of one process, never for good: a block may shrink. */
export function rememberLargeBlocks(): LargeBlocks {
  const known = new Set<string>();
  return {
    has: (key) => known.has(key),
    add: (key) => {
      if (known.size < 200_000) known.add(key);
    },
  };
}

/**
 * Reads everybody who shares a block with one of these, in one indexed query (and a few more where a block is very large), so that
 * the work grows with what is found and not with the base.
 */
export async function neighboursOf(
  store: ContactStore,
  asked: readonly ComparedContact[],
  large: LargeBlocks,
): Promise<Neighbourhood> {
  const keys = [...new Set(asked.flatMap(({ blocks }) => blocks))];
  const found = await readBlocks(store, keys, large);
  const members = membersOf(found.values(), new Set(keys));
  for (const [key, ids] of members) if (ids.length > largestOf(key)) large.add(key);
  for (const key of keys) if (large.has(key)) members.set(key, []);
  for (const contact of asked)
    for (const key of contact.blocks.filter((block) => isStrongBlock(block) && large.has(block))) {
      const narrowed = await sameWordIn(store, key, contact);
      for (const neighbour of narrowed) found.set(neighbour._id, neighbour);
      members.set(key, [...new Set([...(members.get(key) ?? []), ...narrowed.map(({ _id }) => _id)])]);
    }
  return { contacts: found, members: (key) => members.get(key) ?? [], isLarge: (key) => large.has(key) };
}

async function readBlocks(
  store: ContactStore,
  keys: readonly string[],
  large: LargeBlocks,
): Promise<Map<ContactId, ComparedContact>> {
  for (;;) {
    const wanted = keys.filter((key) => !large.has(key));
    const most = 500 + 20 * wanted.length;
    const rows = await store.contacts
      .find({ blocks: { $in: wanted }, mergedInto: null }, { projection: comparedFields })
      .limit(most + 1)
      .toArray();
    if (rows.length <= most) return new Map(rows.map((row) => [row._id, row]));
    // Some block is very large: find out which, by counting no further than it matters.
    let sifted = 0;
    for (const key of wanted)
      if ((await store.contacts.countDocuments({ blocks: key }, { limit: largestOf(key) + 1 })) > largestOf(key)) {
        large.add(key);
        sifted++;
      }
    // Blocks that are all small, but many: then it is what there is to compare.
    if (sifted === 0) return readAll(store, wanted);
  }
}

async function readAll(store: ContactStore, keys: readonly string[]): Promise<Map<ContactId, ComparedContact>> {
  const rows = await store.contacts
    .find({ blocks: { $in: [...keys] }, mergedInto: null }, { projection: comparedFields })
    .toArray();
  return new Map(rows.map((row) => [row._id, row]));
}

/** Those in a very large block who have a word of the name, too: only they can come to anything. */
async function sameWordIn(store: ContactStore, key: string, contact: ComparedContact): Promise<ComparedContact[]> {
  return store.contacts
    .find({ blocks: key, nameKeys: { $in: contact.nameKeys }, mergedInto: null }, { projection: comparedFields })
    .limit(largestStrongBlock)
    .toArray();
}

function membersOf(contacts: Iterable<ComparedContact>, keys: ReadonlySet<string>): Map<string, ContactId[]> {
  const members = new Map<string, ContactId[]>();
  for (const { _id, blocks } of contacts)
    for (const key of blocks) {
      if (!keys.has(key)) continue;
      const ids = members.get(key);
      if (ids) ids.push(_id);
      else members.set(key, [_id]);
    }
  return members;
}
