import { z } from 'zod';
import type { Identity } from '../../core/capture/event';
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
  const { from: phone, from_user_id: userId, from_parent_user_id: parentUserId } = result.data;
  const match = cardOf(cards, phone, userId);
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
 * Meta promises no order between contacts and messages: a card is matched by what it says, never by position. The user id
 * decides; the phone counts only while the user ids do not contradict it.
 */
function cardOf(cards: readonly Card[], phone: string | null, userId: string | null): Card | undefined {
  const byUserId = userId === null ? undefined : cards.find((item) => item.userId === userId);
  if (byUserId !== undefined || phone === null) return byUserId;
  return cards.find(
    (item) => item.phone === phone && (item.userId === null || userId === null || item.userId === userId),
  );
}
