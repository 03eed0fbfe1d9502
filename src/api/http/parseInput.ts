import type { z } from 'zod';
import { Fault } from '../../errors';
import { RequestFault, type FieldFault } from './requestFault';

/** Checks one part of a request. Faults name the offending field; a path that does not fit is simply not there. */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema | undefined,
  value: unknown,
  part: 'path' | 'query' | 'body',
): z.output<Schema> {
  if (!schema) return undefined as z.output<Schema>;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  if (part === 'path') throw new Fault('notFound');
  throw new RequestFault(result.error.issues.flatMap((issue) => fieldFaults(issue)));
}

function fieldFaults(issue: z.core.$ZodIssue): FieldFault[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: pathOf([...issue.path, key]), message: 'There is no such field.' }));
  }
  return [{ path: pathOf(issue.path), message: issue.message }];
}

function pathOf(path: readonly PropertyKey[]): string {
  return path
    .map((part, i) => (typeof part === 'number' ? `[${part}]` : `${i === 0 ? '' : '.'}${String(part)}`))
    .join('');
}
