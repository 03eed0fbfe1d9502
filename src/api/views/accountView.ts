import { heldBack } from '../../store/accountSending';
import { countryOfAccount } from '../../store/defaultCountry';
import type { AccountDocument } from '../../store/accountDocuments';
import type { AccountView } from '../schemas/account';
import { iso, isoOrNull } from '../schemas/common';

/** A business number as the API shows it. */
export function accountView(account: AccountDocument, nowMs: number): AccountView {
  const { _id, channel, displayPhone, sending, createdAtMs } = account;
  const held = heldBack(sending, nowMs);
  return {
    id: _id,
    channel,
    displayPhone,
    defaultCountry: countryOfAccount(account),
    sending: {
      state: held?.state ?? 'open',
      because: held?.because ?? null,
      since: iso(sending.sinceMs),
      until: isoOrNull(held?.untilMs ?? null),
    },
    createdAt: iso(createdAtMs),
  };
}
