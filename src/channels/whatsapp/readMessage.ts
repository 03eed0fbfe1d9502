import { z } from 'zod';
import type { ChannelMessage, Identity } from '../../core/capture/event';
import { faultOf, flag, id, idOrNull, instantOrNull, textOrNull } from './fields';
import { readContent } from './readContent';
import { identityBefore, readIdentity, type identityCards } from './readIdentity';

/** What a change says about all its items. */
export interface ChangeContext {
  readonly channelAccountId: string;
  readonly displayPhone: string | null;
  readonly channelOwnerId: string | null;
  /** `entry.time`, the only clock an item without a readable timestamp has. */
  readonly entryAtMs: number | null;
  readonly cards: z.infer<typeof identityCards>;
}

/** A message, and what could not be read of it; without a message, why there is none. */
export type ReadMessage =
  | { readonly message: ChannelMessage; readonly faults: readonly string[] }
  | { readonly message: null; readonly faults: readonly [string] };

const context = z.object({
  id: idOrNull,
  forwarded: flag,
  frequently_forwarded: flag,
  referred_product: z
    .object({ catalog_id: idOrNull, product_retailer_id: id })
    .transform((item) => ({ catalogId: item.catalog_id, productId: item.product_retailer_id }))
    .nullable()
    .catch(null),
});

const referral = z
  .object({
    source_type: textOrNull,
    source_id: idOrNull,
    source_url: textOrNull,
    headline: textOrNull,
    body: textOrNull,
    ctwa_clid: textOrNull,
  })
  .transform((item) => ({
    sourceType: item.source_type,
    sourceId: item.source_id,
    sourceUrl: item.source_url,
    headline: item.headline,
    body: item.body,
    clickId: item.ctwa_clid,
  }));

const envelope = z.looseObject({
  id,
  timestamp: instantOrNull,
  group_id: idOrNull,
  context: context.nullable().catch(null),
  referral: referral.nullable().catch(null),
});

/**
 * Reads one item of `value.messages`. Only an id and a sender are required. A timestamp that can't be read is that of the
 * entry, else 0: the capture step knows when the body arrived, this reader does not.
 */
export function readMessage(item: unknown, change: ChangeContext): ReadMessage {
  const identity = readIdentity(item, change.cards);
  const live = { origin: 'live', author: 'buyer', historyStatus: null } as const;
  const { message, faults } = readEnvelope(item, change, identity, live);
  if (message === null) return { message, faults };
  return { message: { ...message, identity: identityBefore(message) }, faults };
}

/** Reads what every message has, whoever wrote it and however it came. A message of nobody is a fault. */
export function readEnvelope(
  item: unknown,
  change: ChangeContext,
  identity: Identity | null,
  way: Pick<ChannelMessage, 'origin' | 'author' | 'historyStatus'>,
): ReadMessage {
  const result = envelope.safeParse(item);
  if (!result.success) return { message: null, faults: [faultOf(result.error)] };
  const fields = result.data;
  if (identity === null) return { message: null, faults: ['from: no sender'] };
  const { content, fault } = readContent(fields);
  return {
    message: {
      ...way,
      channelAccountId: change.channelAccountId,
      displayPhone: change.displayPhone,
      channelOwnerId: change.channelOwnerId,
      identity,
      channelMessageId: fields.id,
      sentAtMs: fields.timestamp ?? change.entryAtMs ?? 0,
      content,
      replyTo: fields.context?.id ?? null,
      forwarded: fields.context?.forwarded === true || fields.context?.frequently_forwarded === true,
      referral: fields.referral,
      referredProduct: fields.context?.referred_product ?? null,
      groupId: fields.group_id,
    },
    faults: [fault, fields.timestamp === null ? 'timestamp: unreadable' : null].filter((each) => each !== null),
  };
}
