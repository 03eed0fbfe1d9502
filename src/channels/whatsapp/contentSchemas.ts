import { z } from 'zod';
import type { MessageContent } from '../../core/capture/content';
import { id, idOrNull, number, numberOrNull, readable, textOrNull } from './fields';
import { media } from './mediaSchema';
import { sharedContact } from './sharedContactSchema';

type ContentSchema = z.ZodType<MessageContent>;

const text: ContentSchema = z
  .object({ text: z.object({ body: z.string() }) })
  .transform((message) => ({ type: 'text', body: message.text.body }));

const image: ContentSchema = z.object({ image: media }).transform((item) => ({ type: 'image', media: item.image }));
const video: ContentSchema = z.object({ video: media }).transform((item) => ({ type: 'video', media: item.video }));
const audio: ContentSchema = z.object({ audio: media }).transform((item) => ({ type: 'audio', media: item.audio }));
const document: ContentSchema = z
  .object({ document: media })
  .transform((item) => ({ type: 'document', media: item.document }));
const sticker: ContentSchema = z
  .object({ sticker: media })
  .transform((item) => ({ type: 'sticker', media: item.sticker }));

const location: ContentSchema = z
  .object({
    location: z.object({
      latitude: number,
      longitude: number,
      name: textOrNull,
      address: textOrNull,
      url: textOrNull,
    }),
  })
  .transform((message) => ({ type: 'location', ...message.location }));

const contacts: ContentSchema = z
  .object({ contacts: z.array(z.unknown()) })
  .transform((message) => ({ type: 'contacts', contacts: readable(sharedContact).parse(message.contacts) }));

/** Meta: a template's quick reply; `context` may be absent. */
const button: ContentSchema = z
  .object({ button: z.object({ text: textOrNull, payload: textOrNull }) })
  .transform((message) => ({ type: 'button', ...message.button }));

/** Meta: emoji "" or missing means that the reaction was taken back. */
const reaction: ContentSchema = z
  .object({ reaction: z.object({ message_id: id, emoji: textOrNull }) })
  .transform(({ reaction: item }) => ({ type: 'reaction', messageId: item.message_id, emoji: item.emoji || null }));

const orderItem = z
  .object({
    product_retailer_id: idOrNull,
    quantity: numberOrNull,
    item_price: numberOrNull,
    currency: textOrNull,
  })
  .transform((item) => ({
    productId: item.product_retailer_id,
    quantity: item.quantity,
    itemPrice: item.item_price,
    currency: item.currency,
  }));

const order: ContentSchema = z
  .object({ order: z.object({ catalog_id: idOrNull, text: textOrNull, product_items: readable(orderItem) }) })
  .transform(({ order: item }) => ({
    type: 'order',
    catalogId: item.catalog_id,
    text: item.text,
    items: item.product_items,
  }));

const requestWelcome: ContentSchema = z.object({}).transform(() => ({ type: 'requestWelcome' }));

const unsupported: ContentSchema = z
  .object({
    errors: readable(z.object({ code: numberOrNull })),
    unsupported: z.object({ type: textOrNull }).nullable().catch(null),
  })
  .transform((message) => ({
    type: 'unsupported',
    code: message.errors[0]?.code ?? null,
    unsupportedType: message.unsupported?.type ?? null,
  }));

const revoke: ContentSchema = z
  .object({ revoke: z.object({ original_message_id: id }) })
  .transform((message) => ({ type: 'revoke', originalMessageId: message.revoke.original_message_id }));

/** How a message of each of Meta's types is read. Those with variants of their own are in readContent. */
export const contentSchemas: ReadonlyMap<string, ContentSchema> = new Map([
  ['text', text],
  ['image', image],
  ['video', video],
  ['audio', audio],
  ['document', document],
  ['sticker', sticker],
  ['location', location],
  ['contacts', contacts],
  ['button', button],
  ['reaction', reaction],
  ['order', order],
  ['request_welcome', requestWelcome],
  ['unsupported', unsupported],
  // The name `unsupported` had in older API versions.
  ['unknown', unsupported],
  ['revoke', revoke],
]);
