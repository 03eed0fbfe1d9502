import { Fault } from '../../errors';
import { etagOf } from '../http/etag';
import type { Answer } from '../http/operation';

interface Shown {
  readonly id: string;
  readonly version: number;
}

/** A record that was read or changed, with its version as ETag. */
export function recordRead(view: Shown): Answer {
  return { status: 200, body: view, headers: { ETag: etagOf(view.version) } };
}

/** A record that was made, with the place it can be read at. */
export function recordMade(collectionPath: string, view: Shown): Answer {
  return { status: 201, body: view, headers: { ETag: etagOf(view.version), Location: `${collectionPath}/${view.id}` } };
}

/** The record, or the fault `notFound`. */
export function present<Row>(row: Row | null): Row {
  if (row === null) throw new Fault('notFound', 'There is no record under this id.');
  return row;
}

/** The headers of both, for the document. */
export const recordHeaders = { ETag: 'The version of the record.' } as const;
export const madeHeaders = { ...recordHeaders, Location: 'Where the record can be read.' } as const;
