import { z } from 'zod';
import { idOrNull, phoneOrNull } from './fields';
import { identityOf } from './readIdentity';
import { readEnvelope, type ChangeContext, type ReadMessage } from './readMessage';

const addressee = z.object({ to: phoneOrNull, to_user_id: idOrNull, to_parent_user_id: idOrNull });

/** Reads one item of `value.message_echoes`: what a person wrote in the phone app. The buyer is whom it went to. */
export function readEcho(item: unknown, change: ChangeContext): ReadMessage {
  const result = addressee.safeParse(item);
  const { to, to_user_id, to_parent_user_id } = result.success
    ? result.data
    : { to: null, to_user_id: null, to_parent_user_id: null };
  const identity = identityOf({ phone: to, userId: to_user_id, parentUserId: to_parent_user_id }, change.cards);
  if (identity === null) return { message: null, faults: ['to: no addressee'] };
  return readEnvelope(item, change, identity, { origin: 'echo', author: 'businessApp', historyStatus: null });
}
