import { z } from 'zod';
import type { ChannelMessage, Identity } from '../../core/capture/event';
import { idOrNull, phoneOrNull, readable, textOrNull } from './fields';

const card = z
  .object({
    profile: z.object({ name: textOrNull, username: textOrNull }).nullable().catch(null),
    wa_id: phoneOrNull,
    user_id: idOrNull,
    parent_user_id: idOrNull,
  })
  .transform((item) => ({
    phone: item.wa_id,
    userId: item.user_id,
    parentUserId: item.parent_user_id,
    profileName: item.profile?.name?.trim() || null,
    // Seen with and without the leading "@".
    username: item.profile?.username?.trim().replace(/^@/, '') || null,
  }));
type Card = z.infer<typeof card>;

/** The readable identity cards of a change (`value.contacts`). */
export const identityCards: z.ZodType<Card[]> = readable(card);

const sender = z.object({ from: phoneOrNull, from_user_id: idOrNull, from_parent_user_id: idOrNull });

/** Who wrote a message: its own sender fields, completed from the card of the same person. Null when it names nobody. */
export function readIdentity(message: unknown, cards: readonly Card[]): Identity | null {
  const result = sender.safeParse(message);
  if (!result.success) return null;
  const { from, from_user_id, from_parent_user_id } = result.data;
  return identityOf({ phone: from, userId: from_user_id, parentUserId: from_parent_user_id }, cards);
}

/** What a message says of its buyer. */
export type Sender = Pick<Identity, 'phone' | 'userId' | 'parentUserId'>;

/** A buyer as a message names them, completed from the card of the same person. Null when it names nobody. */
export function identityOf({ phone, userId, parentUserId }: Sender, cards: readonly Card[]): Identity | null {
  const match = cardOf(cards, { phone, userId, parentUserId });
  const identity = {
    phone: phone ?? match?.phone ?? null,
    userId: userId ?? match?.userId ?? null,
    parentUserId: parentUserId ?? match?.parentUserId ?? null,
    username: match?.username ?? null,
    profileName: match?.profileName ?? null,
  };
  return identity.phone === null && identity.userId === null && identity.parentUserId === null ? null : identity;
}

/**
 * Who a message is about: for a changed identity the buyer before the change. Meta is not clear about whether the sender's user
 * id is the old or the new one, nor whose phone comes with a new user id, so only what is certainly old is used.
 */
export function identityBefore({ identity, content }: ChannelMessage): Identity {
  if (content.type !== 'system') return identity;
  const { change } = content;
  if (change.kind === 'userIdChanged' && change.oldUserId !== null)
    return { ...identity, phone: null, userId: change.oldUserId };
  const isNew = change.kind === 'numberChanged' || change.kind === 'userIdChanged';
  return isNew && identity.userId === change.newUserId && identity.phone !== null
    ? { ...identity, userId: null }
    : identity;
}

/**
 * Meta promises no order between contacts and messages: a card is matched by what it says, never by position. The user id
 * decides; the phone counts only while the user ids do not contradict it.
 */
function cardOf(cards: readonly Card[], { phone, userId, parentUserId }: Sender): Card | undefined {
  const byUserId = userId === null ? undefined : cards.find((item) => item.userId === userId);
  if (byUserId !== undefined) return byUserId;
  if (phone === null) {
    const isNamed = userId === null && parentUserId !== null;
    return isNamed ? cards.find((item) => item.parentUserId === parentUserId) : undefined;
  }
  return cards.find(
    (item) => item.phone === phone && (item.userId === null || userId === null || item.userId === userId),
  );
}
