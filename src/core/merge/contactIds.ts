import type { ContactId } from '../ids';

/** A list of contacts after a merge: the survivor stands where the merged one stood, once. Pure. */
export function replaced(contactIds: readonly ContactId[], from: ContactId, into: ContactId): ContactId[] {
  return [...new Set(contactIds.map((id) => (id === from ? into : id)))];
}

/** What one merge did to a list of contacts (of a deal, of a question): whom it took out, and the list before. */
export interface MovedList {
  readonly from: ContactId;
  readonly before: readonly ContactId[];
}

/**
 * A list of contacts after a merge is undone, and what the later merges into the same survivor have found then, oldest first: as if the
 * undone one had never been. Whom people put in or took out in between stays in or out; with the survivor all go that it stood for. Pure.
 */
export function restored(
  current: readonly ContactId[],
  undone: MovedList,
  later: readonly MovedList[],
  into: ContactId,
): { readonly contactIds: ContactId[]; readonly laterBefore: readonly ContactId[][] } {
  const merged = new Set<ContactId>();
  const found: ContactId[][] = [];
  let members = undone.before;
  for (const [place, { from }] of [undone, ...later].entries()) {
    merged.add(from);
    members = asSeen(members, merged, into, later[place]?.before ?? current);
    const others = [...merged].filter((id) => id !== undone.from);
    found.push(others.reduce((list, id) => replaced(list, id, into), [...members]));
  }
  return { contactIds: found.at(-1) ?? [...current], laterBefore: found.slice(0, -1) };
}

/** Who is meant by what is seen, when `merged` all show as `into`. */
function asSeen(
  members: readonly ContactId[],
  merged: ReadonlySet<ContactId>,
  into: ContactId,
  seen: readonly ContactId[],
): readonly ContactId[] {
  const shown = (id: ContactId) => (merged.has(id) ? into : id);
  const kept = members.filter((id) => seen.includes(shown(id)));
  const all = [...kept, ...seen.filter((id) => !members.some((member) => shown(member) === id))];
  const shownNow = [...new Set(all.map(shown))];
  if (shownNow.every((id, place) => seen[place] === id)) return all;
  return all.sort((a, b) => seen.indexOf(shown(a)) - seen.indexOf(shown(b)));
}
