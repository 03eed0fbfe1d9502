import { inHoursOfBuyer } from '../../src/activities/followUp/mayFollow';
import { defaultRules } from '../../src/core/rules/defaults';

const followUp = { ...defaultRules.followUp, holidays: { ofBuyersPlace: false } };
const mayReach = (phone: string, at: string) =>
  inHoursOfBuyer(
    followUp,
    { identity: { phone, userId: null, username: null, parentUserId: null, profileName: null } },
    Date.parse(at),
  );

test('right before it leaves, a follow-up is held where it is night in any part of the buyer’s country', () => {
  // 18:30 in Moscow, half past one in Vladivostok.
  expect(mayReach('79241234567', '2026-03-10T15:30:00Z')).toBe(false);
  expect(mayReach('79241234567', '2026-03-10T07:30:00Z')).toBe(true);
  // 10:00 in New York, 07:00 in Los Angeles.
  expect(mayReach('13105550123', '2026-03-10T14:00:00Z')).toBe(false);
  expect(mayReach('13105550123', '2026-03-10T20:00:00Z')).toBe(true);
  expect(mayReach('4915112345678', '2026-03-10T08:30:00Z')).toBe(true);
  expect(mayReach('4915112345678', '2026-03-10T07:30:00Z')).toBe(false);
});
