import { z } from 'zod';
import type { LedgerEntry } from './sandboxStore';

/** A body posted to `/messages`, read as Meta reads it. */
export type SendRequest =
  | { readonly kind: 'text'; readonly to: LedgerEntry['to']; readonly text: string; readonly tag: string | null }
  | { readonly kind: 'markRead' }
  | { readonly kind: 'invalid'; readonly details: string };

const product = z.literal('whatsapp');
/** Meta: a text holds at most 4096 characters, the callback data 512 bytes. */
const textRequest = z.object({
  messaging_product: product,
  recipient_type: z.literal('individual').optional(),
  to: z.string().optional(),
  recipient: z.string().min(1).optional(),
  type: z.literal('text').optional(),
  text: z.object({ body: z.string().min(1).max(4096) }),
  context: z.object({ message_id: z.string().min(1) }).optional(),
  biz_opaque_callback_data: z
    .string()
    .refine((value) => Buffer.byteLength(value) <= 512, 'at most 512 bytes')
    .optional(),
});
const markReadRequest = z.object({ messaging_product: product, status: z.literal('read'), message_id: z.string() });

/** Reads a send. The details of an invalid one name fields, never values. */
export function readSendRequest(body: unknown): SendRequest {
  if (markReadRequest.safeParse(body).success) return { kind: 'markRead' };
  const result = textRequest.safeParse(body);
  if (!result.success) {
    const [issue] = result.error.issues;
    return { kind: 'invalid', details: `${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'not valid'}` };
  }
  const { to: phone, recipient: userId, text, biz_opaque_callback_data: tag } = result.data;
  const to = recipientOf(phone, userId);
  return to === null
    ? { kind: 'invalid', details: 'to: a phone number or a recipient is required' }
    : { kind: 'text', to, text: text.body, tag: tag ?? null };
}

/** Meta: with both, `to` wins. */
function recipientOf(phone: string | undefined, userId: string | undefined): LedgerEntry['to'] | null {
  if (phone !== undefined) {
    const digits = phone.replace(/[\s()+.-]/g, '');
    return /^\d{5,20}$/.test(digits) ? { kind: 'phone', value: digits } : null;
  }
  return userId === undefined ? null : { kind: 'userId', value: userId };
}
