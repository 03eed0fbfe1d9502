import { z } from 'zod';
import type { SharedContact } from '../../core/capture/content';
import { phoneOrNull, readable, textOrNull } from './fields';

const phone = z
  .object({ phone: z.string(), wa_id: phoneOrNull, type: textOrNull })
  .transform((item) => ({ phone: item.phone, waId: item.wa_id, kind: item.type }));

const origins = { contact_request: 'contactRequest', other: 'other' } as const;

/** Meta's contact card. The name may be missing when `origin` is set. */
export const sharedContact: z.ZodType<SharedContact> = z
  .object({
    name: z.object({ formatted_name: textOrNull, first_name: textOrNull }).nullable().catch(null),
    phones: readable(phone),
    emails: readable(z.object({ email: z.string() })),
    org: z.object({ company: textOrNull }).nullable().catch(null),
    vcard: textOrNull,
    origin: z.enum(['contact_request', 'other']).nullable().catch(null),
  })
  .transform((card) => ({
    name: card.name?.formatted_name ?? card.name?.first_name ?? null,
    phones: card.phones,
    emails: card.emails.map((item) => item.email),
    organisation: card.org?.company ?? null,
    vcard: card.vcard,
    origin: card.origin === null ? null : origins[card.origin],
  }));
