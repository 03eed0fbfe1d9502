import { z } from 'zod';
import type { AskedTemplate } from './checkTemplate';
import type { LedgerEntry } from './sandboxStore';

/** A body posted to `/messages`, read as Meta reads it. */
export type SendRequest =
  | { readonly kind: 'text'; readonly to: LedgerEntry['to']; readonly text: string; readonly tag: string | null }
  | {
      readonly kind: 'template';
      readonly to: LedgerEntry['to'];
      readonly template: AskedTemplate;
      readonly tag: string | null;
    }
  | { readonly kind: 'markRead' }
  | { readonly kind: 'invalid'; readonly details: string };

const product = z.literal('whatsapp');
/** Meta: a text holds at most 4096 characters, the callback data 512 bytes. */
const anyRequest = z.object({
  messaging_product: product,
  recipient_type: z.literal('individual').optional(),
  to: z.string().optional(),
  recipient: z.string().min(1).optional(),
  context: z.object({ message_id: z.string().min(1) }).optional(),
  biz_opaque_callback_data: z
    .string()
    .refine((value) => Buffer.byteLength(value) <= 512, 'at most 512 bytes')
    .optional(),
});
const textRequest = anyRequest.extend({
  type: z.literal('text').optional(),
  text: z.object({ body: z.string().min(1).max(4096) }),
});
const templateRequest = anyRequest.extend({
  type: z.literal('template'),
  template: z.object({
    name: z.string().min(1),
    language: z.object({ code: z.string().min(1), policy: z.literal('deterministic').optional() }),
    components: z
      .array(
        z.object({
          type: z.literal('body'),
          parameters: z.array(
            z.object({ type: z.literal('text'), text: z.string(), parameter_name: z.string().optional() }),
          ),
        }),
      )
      .max(1)
      .default([]),
  }),
});
const markReadRequest = z.object({ messaging_product: product, status: z.literal('read'), message_id: z.string() });

/** Reads a send. The details of an invalid one name fields, never values. */
export function readSendRequest(body: unknown): SendRequest {
  if (markReadRequest.safeParse(body).success) return { kind: 'markRead' };
  const isTemplate = z.object({ type: z.literal('template') }).safeParse(body).success;
  const result = isTemplate ? templateRequest.safeParse(body) : textRequest.safeParse(body);
  if (!result.success) {
    const [issue] = result.error.issues;
    return { kind: 'invalid', details: `${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'not valid'}` };
  }
  const { to: phone, recipient: userId, biz_opaque_callback_data: tag = null } = result.data;
  const to = recipientOf(phone, userId);
  if (to === null) return { kind: 'invalid', details: 'to: a phone number or a recipient is required' };
  if (!('template' in result.data)) return { kind: 'text', to, text: result.data.text.body, tag };
  const { name, language, components } = result.data.template;
  const parameters = components.flatMap((component) => component.parameters);
  return { kind: 'template', to, template: { name, language: language.code, parameters }, tag };
}

/** Meta: with both, `to` wins. */
function recipientOf(phone: string | undefined, userId: string | undefined): LedgerEntry['to'] | null {
  if (phone !== undefined) {
    const digits = phone.replace(/[\s()+.-]/g, '');
    return /^\d{5,20}$/.test(digits) ? { kind: 'phone', value: digits } : null;
  }
  return userId === undefined ? null : { kind: 'userId', value: userId };
}
