import { isSupportedCountry, type CountryCode } from 'libphonenumber-js/max';
import { z } from 'zod';
import { instant, pageQuery } from './common';

export const accountSchema = z
  .object({
    id: z.string(),
    channel: z.string(),
    displayPhone: z.string().nullable(),
    defaultCountry: z
      .string()
      .nullable()
      .meta({ description: 'The country national phone numbers are read in: chosen, else that of its own number.' }),
    sending: z.object({
      state: z.enum(['open', 'restricted', 'stopped']).meta({
        description:
          'restricted: nothing leaves that nobody asked for. stopped: everything waits, and nothing is lost.',
      }),
      because: z.string().nullable(),
      since: instant,
      until: instant
        .nullable()
        .meta({ description: 'When it ends by itself, or one send tries; null: only by the channel or a person.' }),
    }),
    createdAt: instant,
  })
  .meta({ id: 'Account' });

/** What the API shows of a business number. */
export type AccountView = z.input<typeof accountSchema>;

export const accountEventSchema = z
  .object({
    id: z.string(),
    channel: z.string(),
    field: z.string(),
    what: z.string().nullable(),
    effect: z.enum(['none', 'alert', 'restrict', 'stop', 'resume']),
    details: z.unknown().meta({ description: 'All of it, as the channel said it.' }),
    at: instant,
    receivedAt: instant,
  })
  .meta({ id: 'AccountEvent' });

const isCountry = (value: string): value is CountryCode => isSupportedCountry(value);

export const accountChange = z.strictObject({
  defaultCountry: z
    .string()
    .refine(isCountry, 'Must be a country such as BR (ISO 3166-1, two letters).')
    .transform((value) => value as CountryCode)
    .nullable()
    .meta({ description: 'The country national phone numbers are read in; null: that of the number itself.' }),
});

export const accountQuery = z.strictObject({ ...pageQuery });
