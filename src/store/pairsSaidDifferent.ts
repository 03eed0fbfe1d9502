import type { ContactId } from '../core/ids';
import type { Collections } from './collections';
import { duplicateIdOf } from './duplicateId';
import type { FoundPair } from './scoreCandidates';

/** Merges of merges are followed this far. */
const mostSteps = 5;

/**
 * Which of these pairs people have said are two, about contacts that were merged into them since: who is not one with Ana is not one
 * with whom Ana was merged into.
 */
export async function pairsSaidDifferent(
  store: Pick<Collections, 'contacts' | 'duplicates'>,
  pairs: readonly FoundPair[],
): Promise<ReadonlySet<string>> {
  const involved = [...new Set(pairs.flatMap(({ contactIds }) => contactIds))];
  const standsFor = new Map<ContactId, ContactId>(involved.map((id) => [id, id]));
  let into: ContactId[] = involved;
  for (let steps = 0; steps < mostSteps && into.length > 0; steps++) {
    const away = await store.contacts
      .find({ mergedInto: { $in: into, $type: 'string' } }, { projection: { mergedInto: 1 } })
      .toArray();
    for (const { _id, mergedInto } of away)
      if (mergedInto !== null) standsFor.set(_id, standsFor.get(mergedInto) ?? mergedInto);
    into = away.map(({ _id }) => _id);
  }
  const merged = [...standsFor.keys()].filter((id) => standsFor.get(id) !== id);
  if (merged.length === 0) return new Set();
  const said = await store.duplicates
    .find({ contactIds: { $in: merged }, state: 'different' }, { projection: { contactIds: 1 } })
    .toArray();
  return new Set(
    said.map(({ contactIds: [one, other] }) => duplicateIdOf(standsFor.get(one) ?? one, standsFor.get(other) ?? other)),
  );
}
