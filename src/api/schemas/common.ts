import { z } from 'zod';
import { isAgentName, type AgentId, type TeamId } from '../../core/ids';

const idPrefixes = {
  conversation: 'cnv',
  contact: 'con',
  company: 'cmp',
  deal: 'dea',
  account: 'acc',
  media: 'med',
  merge: 'mrg',
  duplicate: 'dup',
  import: 'imp',
  erasure: 'ers',
  draft: 'dra',
  knowledge: 'knw',
  template: 'tpl',
} as const;

/** The pattern of one kind of id; the brand says which it is from here on. */
export function idSchema<Id extends string>(kind: keyof typeof idPrefixes) {
  return z
    .string()
    .regex(
      new RegExp(`^${idPrefixes[kind]}_[0-9a-f]{24}$`),
      `Must be an id such as ${idPrefixes[kind]}_0123456789abcdef01234567.`,
    )
    .transform((value) => value as Id);
}

/** `{id}` of a path. */
export function idParams<Id extends string>(kind: keyof typeof idPrefixes) {
  return z.strictObject({ id: idSchema<Id>(kind) });
}

/** An instant in answers and requests: ISO 8601; answers are always in UTC. */
export const instant = z.iso.datetime({ offset: true, error: 'Must be an instant such as 2026-01-31T09:00:00Z.' });

/** An instant as the API shows it, from epoch milliseconds. */
export function iso(ms: number): string {
  return new Date(ms).toISOString();
}

/** The same, for what may not have happened yet. */
export function isoOrNull(ms: number | null): string | null {
  return ms === null ? null : iso(ms);
}

const nameFault =
  'Must be a short name: a letter, then letters, digits, dot, dash or underscore (no address, no phone).';
export const agentName = z
  .string()
  .refine(isAgentName, nameFault)
  .transform((value) => value as AgentId);
export const teamName = z
  .string()
  .refine(isAgentName, nameFault)
  .transform((value) => value as TeamId);

const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Cs}/u;

/** Words of a person: any language, bounded, no control characters, no halves of characters. */
export function words(limits: { readonly least: number; readonly most: number }) {
  return z
    .string()
    .min(limits.least, limits.least === 1 ? 'Must not be empty.' : undefined)
    .max(limits.most, `Must be at most ${limits.most} characters long.`)
    .refine((value) => !unprintable.test(value), 'Must not contain control characters or broken characters.');
}

/** `?limit=&cursor=`, with the filters of a list beside them. */
export const pageQuery = {
  limit: z
    .string()
    .regex(/^\d{1,4}$/, 'Must be a whole number from 1 to 200.')
    .transform(Number)
    .pipe(z.number().min(1, 'Must be at least 1.').max(200, 'Must be at most 200.'))
    .optional(),
  cursor: z.string().min(1).max(1000).optional(),
};

const defaultLimit = 50;

/** The page a checked query asks for. */
export function pageOf(query: { limit?: number | undefined; cursor?: string | undefined }) {
  return { limit: query.limit ?? defaultLimit, cursor: query.cursor };
}

/** `{items, nextCursor}` */
export function pageSchema<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

/** `?phone=` in any formatting. An unencoded `+` arrives as a space. */
export const phoneQuery = z
  .string()
  .min(1)
  .max(64)
  .transform((value) => value.replace(/^ /, '+'))
  .optional();

/** `true` or `false` in a query. */
export const flagQuery = z
  .enum(['true', 'false'])
  .transform((value) => value === 'true')
  .optional();
