import type { Filter } from 'mongodb';
import { nameSearch } from '../../core/resolve/personName';

/** Records whose name has, for every word typed, a word that begins so: in its own script, or in Latin letters. */
export function byName<Row extends { nameKeys: string[] }>(typed: string): Filter<Row> {
  const words = nameSearch(typed);
  // Nothing that a name could be found by: no record, not all of them.
  if (words.length === 0) return { nameKeys: { $in: [] } } as Filter<Row>;
  return {
    $and: words.map((beginnings) => ({ nameKeys: { $in: beginnings.map(beginningWith) } })),
  } as unknown as Filter<Row>;
}

/** Anchored, so that an index is searched, and with nothing in it that a person could have meant otherwise. */
function beginningWith(text: string): RegExp {
  return new RegExp(`^${text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')}`);
}
