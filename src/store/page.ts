import type { Collection, Document, Filter, WithId } from 'mongodb';
import { Fault } from '../errors';

/** One field a list is ordered by. The last one must be unique, so that no row is skipped or shown twice. */
export interface OrderKey {
  readonly field: string;
  readonly type: 'number' | 'string';
  readonly direction: 1 | -1;
}

/** Which page of a list is wanted. */
export interface PageRequest {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** One page. `nextCursor` is null on the last one. */
export interface Page<Item> {
  readonly items: Item[];
  readonly nextCursor: string | null;
}

/** A list: what is in it, a field to compute first (a rank, say), and its order. */
export interface ListQuery<Row> {
  readonly filter: Filter<Row>;
  readonly computed?: Document;
  readonly order: readonly OrderKey[];
}

/** Reads one page. The cursor holds the order fields of the last row, so rows that come or go in between disturb nothing. */
export async function readPage<Row extends Document>(
  collection: Collection<Row>,
  list: ListQuery<Row>,
  request: PageRequest,
): Promise<Page<WithId<Row>>> {
  const after =
    request.cursor === undefined ? [] : [{ $match: beyond(list.order, decodeCursor(request.cursor, list.order)) }];
  const rows = await collection
    .aggregate<WithId<Row>>([
      { $match: list.filter },
      ...(list.computed === undefined ? [] : [{ $set: list.computed }]),
      ...after,
      { $sort: Object.fromEntries(list.order.map((key) => [key.field, key.direction])) },
      { $limit: request.limit + 1 },
    ])
    .toArray();
  const items = rows.slice(0, request.limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > request.limit && last ? cursorAfter(last, list.order) : null };
}

/** The same page with its items as the caller shows them. */
export function mapPage<From, To>(page: Page<From>, show: (item: From) => To): Page<To> {
  return { items: page.items.map(show), nextCursor: page.nextCursor };
}

/** The cursor of the page that begins after this row. */
export function cursorAfter(row: Document, order: readonly OrderKey[]): string {
  return Buffer.from(JSON.stringify(order.map((key) => row[key.field] as unknown))).toString('base64url');
}

function decodeCursor(cursor: string, order: readonly OrderKey[]): (string | number)[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(values) &&
      values.length === order.length &&
      order.every((key, i) => typeof values[i] === key.type)
    ) {
      return values as (string | number)[];
    }
  } catch {
    // Falls through to the one answer for every cursor that is not ours.
  }
  throw new Fault(
    'invalidRequest',
    'cursor: this is not a cursor of this list. Take the nextCursor of the page before, unchanged.',
  );
}

function beyond(order: readonly OrderKey[], values: readonly (string | number)[]): Document {
  const steps = order.map((key, place) => ({
    ...Object.fromEntries(order.slice(0, place).map((before, i) => [before.field, { $eq: values[i] }])),
    [key.field]: { [key.direction === 1 ? '$gt' : '$lt']: values[place] },
  }));
  return { $or: steps };
}
