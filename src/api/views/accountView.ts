import { heldBack } from '../../store/accountSending';
import type { AccountDocument } from '../../store/accountDocuments';
import type { AccountView } from '../schemas/account';
import { iso, isoOrNull } from '../schemas/common';

/** A business number as the API shows it. */
export function accountView(
  { _id, channel, displayPhone, sending, createdAtMs }: AccountDocument,
  nowMs: number,
): AccountView {
  const held = heldBack(sending, nowMs);
  return {
    id: _id,
    channel,
    displayPhone,
    sending: {
      state: held?.state ?? 'open',
      because: held?.because ?? null,
      since: iso(sending.sinceMs),
      until: isoOrNull(held?.untilMs ?? null),
    },
    createdAt: iso(createdAtMs),
  };
}
