import type { z } from 'zod';
import { Fault } from '../../errors';

/** Reads a request's body or query by its schema, or throws `invalidRequest` naming every wrong field. */
export function readBody<Output>(schema: z.ZodType<Output>, value: unknown): Output {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const details = result.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`);
  throw new Fault('invalidRequest', details.join('; '));
}
