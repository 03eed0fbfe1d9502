import type { z } from 'zod';
import { Fault } from '../../errors';
import { RequestFault, type FieldFault } from './requestFault';

/** Where in the text a field was written; null when that is not known. */
type PlaceOf = (path: readonly PropertyKey[]) => { readonly line: number; readonly column: number } | null;

/** Checks one part of a request. Faults name the offending field; a path that does not fit is simply not there. */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema | undefined,
  value: unknown,
  part: 'path' | 'query' | 'body',
  placeOf: PlaceOf = () => null,
): z.output<Schema> {
  if (!schema) return undefined as z.output<Schema>;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  if (part === 'path') throw new Fault('notFound');
  throw new RequestFault(result.error.issues.flatMap((issue) => fieldFaults(issue, placeOf)));
}

function fieldFaults(issue: z.core.$ZodIssue, placeOf: PlaceOf): FieldFault[] {
  const faultAt = (path: readonly PropertyKey[], message: string): FieldFault => {
    const place = placeOf(path);
    const where = place === null ? '' : ` (line ${place.line}, column ${place.column})`;
    return { path: pathOf(path), message: message + where };
  };
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => faultAt([...issue.path, key], 'There is no such field.'));
  }
  // How a name in a list of names has to be written stands inside.
  if (issue.code === 'invalid_key') return [faultAt(issue.path, issue.issues[0]?.message ?? issue.message)];
  return [faultAt(issue.path, issue.message)];
}

/** A place in a document as people read it: `automation.answers[0].intent`. */
export function pathOf(path: readonly PropertyKey[]): string {
  return path
    .map((part, i) => (typeof part === 'number' ? `[${part}]` : `${i === 0 ? '' : '.'}${String(part)}`))
    .join('');
}
