import { z } from 'zod';

/**
 * Readers for single parameters. Those ending in `OrNull` never fail: Twilio adds and changes parameters without notice
 * (https://www.twilio.com/docs/messaging/guides/webhook-request), and leaves a parameter empty where it has nothing to say.
 */
export const textOrNull = z
  .string()
  .transform((value) => (value.trim() === '' ? null : value))
  .nullable()
  .catch(null);

/** As it is written, spaces and all; empty when missing. */
export const words = z.string().catch('');

/** A word of a closed list: case and space around it say nothing. */
export const wordOrNull = z
  .string()
  .transform((value) => value.trim().toLowerCase() || null)
  .nullable()
  .catch(null);

/** Twilio's SIDs are letters and digits; anything else could be taken for two of them in a row. */
export const sidOrNull = z
  .string()
  .regex(/^\w{1,128}$/)
  .nullable()
  .catch(null);

export const numberOrNull = z
  .string()
  .regex(/^\s*-?\d+(\.\d+)?\s*$/)
  .transform(Number)
  .refine(Number.isFinite)
  .nullable()
  .catch(null);

/** How many of something; 0 when Twilio does not say. */
export const count = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
  .catch(0);

export const flag = z
  .string()
  .transform((value) => value.trim().toLowerCase() === 'true')
  .catch(false);
