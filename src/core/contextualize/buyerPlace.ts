import { DateTime } from 'luxon';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { Identity } from '../capture/event';
import type { MoreContext } from './context';
import { timeZoneOf } from './timeZoneTable';

/** The buyer's country by their phone, else by their user id (Meta: it begins with the country), the time zone there, and the time. Pure. */
export function buyerPlace(identity: Pick<Identity, 'phone' | 'userId'>, nowMs: number): MoreContext['buyer'] {
  const country = countryOf(identity);
  const zone = country === null ? null : timeZoneOf(country);
  const timeZone = zone ?? 'UTC';
  return {
    timeZone,
    timeZoneFrom: zone === null ? 'unknown' : 'phone',
    country,
    localTime: DateTime.fromMillis(nowMs, { zone: timeZone }).toFormat("yyyy-MM-dd'T'HH:mm"),
  };
}

function countryOf({ phone, userId }: Pick<Identity, 'phone' | 'userId'>): string | null {
  const byPhone = phone === null ? undefined : parsePhoneNumberFromString(`+${phone}`)?.country;
  return byPhone ?? /^([A-Z]{2})\./.exec(userId ?? '')?.[1] ?? null;
}
