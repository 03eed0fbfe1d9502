import { z } from 'zod';
import type { Identity } from '../../core/capture/event';
import { phoneIn, userIdIn } from './address';
import { textOrNull } from './fields';
import type { Values } from './read';

const sender = z.object({
  From: textOrNull,
  WaId: textOrNull,
  ProfileName: textOrNull,
  ExternalUserId: textOrNull,
  ParentExternalUserId: textOrNull,
  ProfileUsername: textOrNull,
  Username: textOrNull,
});

/**
 * Who wrote. `From` decides over `WaId`: it is what Twilio takes as `To`. Since 2026 Twilio names WhatsApp's business-scoped
 * user id `ExternalUserId`, and puts it into `From` where the phone is hidden (dimagi/open-chat-studio#3322 quotes the
 * announcement). Null when the message names nobody.
 */
export function readIdentity(values: Values): Identity | null {
  const fields = sender.parse(values);
  const identity = {
    phone: phoneIn(fields.From) ?? phoneIn(fields.WaId),
    userId: userIdIn(fields.ExternalUserId) ?? userIdIn(fields.From),
    parentUserId: userIdIn(fields.ParentExternalUserId),
    username: (fields.ProfileUsername ?? fields.Username)?.trim().replace(/^@/, '') || null,
    profileName: fields.ProfileName?.trim() ?? null,
  };
  return identity.phone === null && identity.userId === null && identity.parentUserId === null ? null : identity;
}
