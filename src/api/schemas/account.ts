import { z } from 'zod';
import { instant, pageQuery } from './common';

export const accountSchema = z
  .object({
    id: z.string(),
    channel: z.string(),
    displayPhone: z.string().nullable(),
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

export const accountQuery = z.strictObject({ ...pageQuery });
