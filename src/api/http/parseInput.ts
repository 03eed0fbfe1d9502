import type { z } from 'zod';
import { Fault } from '../../errors';
import { plainFault } from './plainFault';
import { RequestFault, type FieldFault } from './requestFault';

/** Where in the text a field was written; null when that is not known. */
type PlaceOf = (path: readonly PropertyKey[]) => { readonly line: number; readonly column: number } | null;

/** Nobody reads more at once; each is looked for in the text. */
const mostFaultsTold = 50;

/** Checks one part of a request. Faults name the offending field, the first 50 of them; a path that does not fit is simply not there. */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema | undefined,
  value: unknown,
  part: 'path' | 'query' | 'body',
  placeOf: PlaceOf = () => null,
): z.output<Schema> {
  if (!schema) return undefined as z.output<Schema>;
  const result = schema.safeParse(value, { error: plainFault });
  if (result.success) return result.data;
  if (part === 'path') throw new Fault('notFound', noSuchOne(result.error));
  const told = result.error.issues.flatMap(found).slice(0, mostFaultsTold);
  throw new RequestFault(told.map((fault) => fieldFault(fault, placeOf)));
}

/** A name that is none of the known ones is told which there are; an id that can't be is simply not there. */
function noSuchOne({ issues }: z.ZodError): string | undefined {
  return issues.find(({ code }) => code === 'invalid_value')?.message;
}

interface Found {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

function found({ path, ...issue }: z.core.$ZodIssue): Found[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...path, key], message: issue.message }));
  // How a name in a list of names has to be written stands inside.
  if (issue.code === 'invalid_key') return [{ path, message: issue.issues[0]?.message ?? issue.message }];
  return [{ path, message: issue.message }];
}

function fieldFault({ path, message }: Found, placeOf: PlaceOf): FieldFault {
  const place = placeOf(path);
  const where = place === null ? '' : ` (line ${place.line}, column ${place.column})`;
  return { path: pathOf(path), message: message + where };
}

/** A place in a document as people read it: `automation.answers[0].intent`. */
export function pathOf(path: readonly PropertyKey[]): string {
  return path
    .map((part, i) => (typeof part === 'number' ? `[${part}]` : `${i === 0 ? '' : '.'}${String(part)}`))
    .join('');
}
