import type { Identity } from '../capture/event';
import { buyerPlace } from '../contextualize/buyerPlace';
import { outermostZonesOf } from '../contextualize/outermostZones';
import type { FollowUpRules } from '../rules/followUpRules';
import type { BuyersPlace } from './silence';

/**
 * Where the buyer is, by their number. A number tells the country and no more: where that has several zones both ends of it go along, and
 * the region of its holidays is the one the rules name for that country. Pure.
 */
export function buyersPlaceOf(
  identity: Pick<Identity, 'phone' | 'userId'>,
  { holidays }: Pick<FollowUpRules, 'holidays'>,
  nowMs: number,
): BuyersPlace {
  const { timeZone, timeZoneFrom, country } = buyerPlace(identity, nowMs);
  const zones = country === null ? null : outermostZonesOf(country);
  const isOurs = country !== null && holidays?.country === country;
  return {
    zone: timeZoneFrom === 'unknown' ? null : timeZone,
    country,
    region: isOurs ? (holidays.region ?? null) : null,
    ...(zones === null ? {} : { zones }),
  };
}
