import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { SystemChange } from '../../core/capture/content';
import type { ChannelMessage, Identity } from '../../core/capture/event';
import { idOrNull, instantOrNull, phoneOrNull, textOrNull } from './fields';
import { identityOf } from './readIdentity';
import type { ChangeContext, ReadMessage } from './readMessage';

const preferenceSchema = z.object({
  wa_id: phoneOrNull,
  user_id: idOrNull,
  parent_user_id: idOrNull,
  category: textOrNull,
  value: z.enum(['stop', 'resume', 'signup']).nullable().catch(null),
  timestamp: instantOrNull,
});

/** Reads one item of `value.user_preferences`: the buyer stopped or resumed messages in WhatsApp itself. */
export function readPreference(item: unknown, change: ChangeContext): ReadMessage {
  const result = preferenceSchema.safeParse(item);
  if (!result.success) return { message: null, faults: ['not the shape it must have'] };
  const { wa_id, user_id, parent_user_id, category, value, timestamp } = result.data;
  const identity = identityOf({ phone: wa_id, userId: user_id, parentUserId: parent_user_id }, change.cards);
  if (identity === null) return { message: null, faults: ['user_id: no buyer'] };
  return noticeOf('user_preferences', item, change, identity, timestamp, { kind: 'preference', category, value });
}

const changedId = z.object({ previous: idOrNull, current: idOrNull }).nullable().catch(null);
const userIdUpdateSchema = z.object({
  wa_id: phoneOrNull,
  user_id: changedId,
  parent_user_id: changedId,
  timestamp: instantOrNull,
});

/**
 * Reads one item of `value.user_id_update`. The buyer is the one before the change, by the previous user id: the phone may be
 * the new one.
 */
export function readUserIdUpdate(item: unknown, change: ChangeContext): ReadMessage {
  const result = userIdUpdateSchema.safeParse(item);
  if (!result.success) return { message: null, faults: ['not the shape it must have'] };
  const { wa_id, user_id, parent_user_id, timestamp } = result.data;
  const previous = user_id?.previous ?? null;
  const phone = previous === null ? wa_id : null;
  if (phone === null && previous === null) return { message: null, faults: ['user_id.previous: no buyer'] };
  const identity: Identity = {
    ...{ phone, userId: previous, parentUserId: parent_user_id?.previous ?? null },
    ...{ username: null, profileName: null },
  };
  return noticeOf('user_id_update', item, change, identity, timestamp, {
    kind: 'userIdChanged',
    oldUserId: previous,
    newUserId: user_id?.current ?? null,
    newParentUserId: parent_user_id?.current ?? null,
    phone: wa_id,
  });
}

/** A notice has no id of Meta's: it is named after what it says, so that the same one again is the same. */
function noticeOf(
  field: string,
  item: unknown,
  context: ChangeContext,
  identity: Identity,
  timestamp: number | null,
  change: SystemChange,
): ReadMessage {
  const said = JSON.stringify([context.channelAccountId, field, canonical(item)]);
  const message: ChannelMessage = {
    ...{ origin: 'notice', author: 'buyer', historyStatus: null },
    channelAccountId: context.channelAccountId,
    displayPhone: context.displayPhone,
    channelOwnerId: context.channelOwnerId,
    identity,
    channelMessageId: `notice:${createHash('sha256').update(said).digest('hex')}`,
    sentAtMs: timestamp ?? context.entryAtMs ?? 0,
    content: { type: 'system', change },
    ...{ replyTo: null, forwarded: false, referral: null, referredProduct: null, groupId: null },
  };
  return { message, faults: timestamp === null ? ['timestamp: unreadable'] : [] };
}

/** The same value whatever the order of its keys. */
export function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, each]): [string, unknown] => [key, canonical(each)]);
}
