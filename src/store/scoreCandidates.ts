import { mostCompared, nameKey } from '../core/duplicates/blockingKeys';
import { weakFrom } from '../core/duplicates/model';
import { comparable, scorePair, type Comparable, type Frequencies, type PairScore } from '../core/duplicates/scorePair';
import type { ContactId, DuplicateId } from '../core/ids';
import { largestBlock, largestStrongBlock, type ComparedContact, type Neighbourhood } from './duplicateCandidates';
import { duplicateIdOf, inOrder } from './duplicateId';

/** A pair that is probable enough to be shown, with the versions it was found in. */
export interface FoundPair extends PairScore {
  readonly id: DuplicateId;
  readonly contactIds: [ContactId, ContactId];
  readonly versions: [number, number];
}

/** Scores everybody asked for with their neighbours, each pair once. */
export function scoreCandidates(
  asked: readonly ComparedContact[],
  neighbours: Neighbourhood,
): { readonly found: FoundPair[]; readonly comparisons: number } {
  const comparables = new Map<ContactId, Comparable>();
  const comparableOf = (contact: ComparedContact): Comparable => {
    const made = comparables.get(contact._id) ?? comparable(contact);
    comparables.set(contact._id, made);
    return made;
  };
  const frequencies = frequenciesIn(neighbours, comparableOf);
  const done = new Set<string>();
  const found: FoundPair[] = [];
  for (const contact of asked)
    for (const key of contact.blocks) {
      const members = neighbours.members(key);
      if (members.length > mostCompared(key)) continue;
      for (const id of members) {
        const other = neighbours.contacts.get(id);
        if (!other || id === contact._id) continue;
        const contactIds = inOrder(contact._id, id);
        const pair = contactIds.join('.');
        if (done.has(pair)) continue;
        done.add(pair);
        const [low, high] = contactIds[0] === id ? [other, contact] : [contact, other];
        const score = scorePair(comparableOf(low), comparableOf(high), frequencies);
        if (score.probability < weakFrom) continue;
        const versions: [number, number] = [low.version, high.version];
        found.push({ id: duplicateIdOf(low._id, high._id), contactIds, versions, ...score });
      }
    }
  return { found, comparisons: done.size };
}

/** How many of the base have a value, read off the blocks: everybody who has it is in its block. */
function frequenciesIn(neighbours: Neighbourhood, comparableOf: (contact: ComparedContact) => Comparable): Frequencies {
  const counted = new Map<string, number>();
  const once = (key: string, count: () => number): number => {
    const known = counted.get(key) ?? count();
    counted.set(key, known);
    return known;
  };
  const inBlock = (key: string, has: (contact: ComparedContact) => boolean): number =>
    neighbours.members(key).filter((id) => {
      const contact = neighbours.contacts.get(id);
      return contact !== undefined && has(contact);
    }).length;
  return {
    line: (line) =>
      once(`line ${line}`, () =>
        neighbours.isLarge(`l:${line}`)
          ? largestStrongBlock
          : inBlock(`l:${line}`, ({ phoneLines }) => phoneLines.includes(line)),
      ),
    email: (email) =>
      once(`email ${email}`, () =>
        neighbours.isLarge(`e:${email}`) ? largestStrongBlock : neighbours.members(`e:${email}`).length,
      ),
    name: (name, how) => {
      const key = nameKey(name);
      // Too short to be counted: the model takes it for a common one.
      if (key === null) return how === 'same' ? largestBlock : 2;
      if (neighbours.isLarge(key)) return largestBlock;
      if (how === 'sounds') return neighbours.members(key).length;
      return once(`name ${name.letters}`, () =>
        inBlock(key, (contact) => comparableOf(contact).name?.letters === name.letters),
      );
    },
  };
}
