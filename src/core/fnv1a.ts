/** What FNV-1a of 32 bits begins with. */
export const fnvOffset = 0x811c9dc5;
/** What each step of it multiplies by. */
export const fnvPrime = 0x01000193;

/** FNV-1a (Fowler, Noll, Vo) of a text's UTF-16 units, 32 bits, from any beginning. A signed whole number. Pure. */
export function fnv1a(text: string, from: number): number {
  let hash = from | 0;
  for (let place = 0; place < text.length; place += 1) hash = Math.imul(hash ^ text.charCodeAt(place), fnvPrime);
  return hash;
}
