import { z } from 'zod';

/**
 * Readers for single fields of a webhook. Those ending in `OrNull` never fail: a field of the wrong shape is a missing field,
 * because Meta adds and changes fields without notice and one odd field must not cost a message.
 */
export const textOrNull = z.string().nullable().catch(null);

/** An id stays a string. A number is taken only while JSON can carry it exactly; a longer one has already lost digits. */
export const id = z.union([z.string().refine((value) => value.trim() !== ''), z.int().nonnegative().transform(String)]);
export const idOrNull = id.nullable().catch(null);

/** Digits without a plus, as Meta writes them; null for anything that is no phone number. */
export const phoneOrNull = z
  .union([z.string(), z.int().nonnegative().transform(String)])
  .transform((value) => value.replace(/[\s()+.-]/g, ''))
  .refine((digits) => /^\d{1,32}$/.test(digits))
  .nullable()
  .catch(null);

const finiteNumber = z.union([
  z.number(),
  z
    .string()
    .regex(/^\s*-?\d+(\.\d+)?\s*$/)
    .transform(Number)
    .refine(Number.isFinite),
]);
/** A finite number, written as a number or as digits in a string. */
export const number = finiteNumber;
export const numberOrNull = finiteNumber.nullable().catch(null);

export const flag = z.boolean().catch(false);
export const flagOrNull = z.boolean().nullable().catch(null);

/** Instants later than this are no seconds any more (the year 5138): somebody wrote milliseconds. */
const largestSeconds = 100_000_000_000;

/** Meta: unix seconds, as a string. Numbers and milliseconds are tolerated. Epoch milliseconds, or null; never NaN. */
export const instantOrNull = finiteNumber
  .transform((value) => Math.floor(value < largestSeconds ? value * 1000 : value))
  .refine((instantMs) => instantMs > 0 && instantMs < 8_640_000_000_000_000)
  .nullable()
  .catch(null);

/** The readable items of a list, in order; anything but a list is an empty one. */
export function readable<Item>(item: z.ZodType<Item>): z.ZodType<Item[]> {
  return z
    .array(z.unknown())
    .catch([])
    .transform((values) =>
      values.flatMap((value) => {
        const read = item.safeParse(value);
        return read.success ? [read.data] : [];
      }),
    );
}

/** An object's fields, or null. Arrays are no objects here. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
}

/** What was wrong, by field and rule: never by value, which may be personal. */
export function faultOf(error: z.ZodError): string {
  return error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.map(String).join('.') || 'item'}: ${issue.message}`)
    .join('; ');
}
