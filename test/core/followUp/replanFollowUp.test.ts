import { judgeSilence } from '../../../src/core/followUp/judgeSilence';
import { replanFollowUp } from '../../../src/core/followUp/replanFollowUp';
import type { MoreOfSilence } from '../../../src/core/followUp/silence';
import type { FollowUpRules } from '../../../src/core/rules/rules';
import { days, hours, now, rules } from '../given';
import { begun, learnt, live, theySaid } from './support/silences';

function planned(change: Partial<MoreOfSilence> = {}) {
  const decision = judgeSilence(begun(change), rules());
  if (decision.outcome !== 'lookLater') throw new Error('a look has to be planned');
  return { ...decision, sinceMs: now, sentInSilence: 0, reasons: [...decision.reasons] };
}

const under = (plan: ReturnType<typeof planned>, followUp: Partial<FollowUpRules>, nowMs = now + hours(1)) =>
  replanFollowUp(plan, rules({ followUp }).followUp, nowMs);

test('rules that do not touch it leave a plan as it is, to the millisecond', () => {
  const tokyo = { place: { zone: 'Asia/Tokyo', country: 'JP', region: null } };
  for (const plan of [planned(), planned(tokyo), planned({ learnt: learnt() }), planned(live)]) {
    expect(
      under(plan, { texts: { en: 'Hi?' }, timeZone: plan.moment!.from.place.zone === null ? 'UTC' : 'America/Lima' }),
    ).toBe(plan);
  }
});

test.each<[string, Partial<MoreOfSilence>, Partial<FollowUpRules>, number]>([
  ['later', {}, { waitHours: 48 }, now + hours(48)],
  ['sooner', {}, { waitHours: 4 }, now + hours(4)],
  ['never into the past', {}, { waitHours: 2 }, now + hours(3)],
  ['sooner for a broken-off exchange', live, { waitHoursOf: { interrupted: 4 } }, now + hours(4)],
  [
    'never before the buyer’s date',
    { appointment: { kind: 'date', atMs: now + days(3) } },
    { waitHours: 2 },
    now + days(4),
  ],
  [
    'out of the buyer’s night',
    { place: { zone: 'Asia/Tokyo', country: null, region: null } },
    { waitHours: 4 },
    now + hours(12),
  ],
])('%s', (_, change, followUp, lookAtMs) => {
  const again = under(planned(change), followUp, now + hours(3));
  expect(again).toMatchObject({ lookAtMs });
  if (again.lookAtMs !== planned(change).lookAtMs) expect(again.reasons.at(-1)?.code).toBe('rulesChanged');
});

/** A follow-up that what is learnt has put off. */
function putOff() {
  const plan = planned({ learnt: learnt() });
  const moment = { ...plan.moment!, putOff: { atMs: plan.lookAtMs, wording: 'again_1' } };
  return { ...plan, moment, lookAtMs: moment.fixedAtMs + moment.delayMs };
}

test('what is learnt still makes it later once it was put off, and no later than the rules let it', () => {
  const allDay = { waitHours: 26, activeFromHour: 0, activeToHour: 24 };
  expect(under(planned({ learnt: learnt() }), allDay).lookAtMs).toBe(now + hours(26));
  const { delayMs } = putOff().moment;
  expect(delayMs).toBeGreaterThan(0);
  expect(under(putOff(), allDay).lookAtMs).toBe(now + hours(26) + delayMs);
  expect(under(putOff(), { ...allDay, latestWaitDays: 2 }).lookAtMs).toBe(now + days(2));
});

test('a shorter longest wait alone makes it sooner', () => {
  expect(putOff().lookAtMs).toBeGreaterThan(now + hours(30));
  expect(under(putOff(), { latestWaitDays: 1 }).lookAtMs).toBe(now + days(1));
});

test('the quiet end moves with the days to it', () => {
  const plan = planned({ theirs: theySaid({ declines: true }) });
  expect(under(plan, { closeAfterDays: 3 }).lookAtMs).toBe(now + days(3));
});

test('a plan of before kinds is counted from waitHours on the clock of the rules', () => {
  const old = {
    lookAtMs: now + hours(24),
    silence: 'hesitation' as const,
    sinceMs: now,
    sentInSilence: 0,
    reasons: [],
  };
  expect(replanFollowUp(old, rules().followUp, now)).toBe(old);
  const nightly = rules({ followUp: { waitHours: 4, timeZone: 'Asia/Tokyo' } }).followUp;
  expect(replanFollowUp(old, nightly, now).lookAtMs).toBe(now + hours(12));
});
