import { folded } from '../resolve/nameWords';
import { severalOf, type Field } from './fields';
import { headerNames } from './headerNames';

/** What the columns of a file hold; null for one that is not taken. */
export interface Columns {
  readonly fields: readonly (Field | null)[];
  /** The headers of those that are not taken, as written; `column 3` when it has none. */
  readonly ignored: readonly string[];
}

const fieldOf: ReadonlyMap<string, Field> = new Map(
  (Object.entries(headerNames) as [Field, string][]).flatMap(([field, names]) =>
    names.split('|').map((name) => [headerKey(name), field] as const),
  ),
);

/** Reads a header line, in any of many languages. A second column for what a contact has one of is not taken. */
export function readHeader(cells: readonly string[]): Columns {
  const known = cells.map((cell) => fieldOf.get(headerKey(cell)) ?? null);
  // "Nombre, Apellido" and "Prénom, Nom" are parts of a name; "Имя" or "Nom" alone is a whole one.
  const parts = partsOfNames(known, cells);
  const fields = parts.map((field, place) =>
    field !== null && !severalOf.has(field) && parts.indexOf(field) < place ? null : field,
  );
  const ignored = cells.flatMap((cell, place) =>
    fields[place] === null ? [cell.trim() === '' ? `column ${place + 1}` : cell.trim()] : [],
  );
  return { fields, ignored };
}

/** True when rows under these columns can say who somebody is. */
export function saysWho({ fields }: Columns): boolean {
  const who: readonly (Field | null)[] = [
    'name',
    'firstName',
    'lastName',
    'phones',
    'emails',
    'contactId',
    'externalIds',
  ];
  return fields.some((field) => who.includes(field));
}

/** A header as it is compared: `Phone 1 - Value` and `phone value` are one. */
function headerKey(header: string): string {
  return folded(header)
    .replace(/[^\p{L}\p{M}]+/gu, ' ')
    .trim();
}

function partsOfNames(known: readonly (Field | null)[], cells: readonly string[]): readonly (Field | null)[] {
  const hasFirst = known.includes('firstName');
  const hasLast = known.includes('lastName');
  if (hasLast && !hasFirst) {
    const given = new Set(['name', 'nome', 'имя', 'імя', 'isim', 'الاسم', 'नाम', '名字', 'שם', 'naam', 'nama']);
    const first = cells.findIndex((cell, place) => known[place] === 'name' && given.has(headerKey(cell)));
    if (first >= 0) return known.map((field, place) => (place === first ? 'firstName' : field));
  }
  // "Name; Vorname" is a family name and a given one.
  const germanic = new Set(['vorname', 'voornaam', 'prenom']);
  if (!hasLast && cells.some((cell) => germanic.has(headerKey(cell))))
    return known.map((field, place) =>
      ['name', 'naam', 'nom'].includes(headerKey(cells[place] ?? '')) ? 'lastName' : field,
    );
  if (known.includes('name')) return known;
  // One part only stands for the whole.
  if (hasFirst !== hasLast)
    return known.map((field) => (field === 'firstName' || field === 'lastName' ? 'name' : field));
  return known;
}
