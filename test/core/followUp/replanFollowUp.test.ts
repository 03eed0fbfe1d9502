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

type Planned = ReturnType<typeof planned> & { given?: 'task' | 'draft' | undefined; closeFromMs?: number };
const under = (plan: Planned, followUp: Partial<FollowUpRules>, nowMs = now + hours(1)) =>
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
  ['no sooner than the law', {}, { waitHours: 4 }, now + hours(24)],
  ['never into the past', live, { waitHours: 2 }, now + hours(3)],
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
    { waitHours: 30 },
    now + hours(36),
  ],
])('%s', (_, change, followUp, lookAtMs) => {
  const again = under(planned(change), followUp, now + hours(3));
  expect(again).toMatchObject({ lookAtMs });
  if (again.lookAtMs !== planned(change).lookAtMs) expect(again.reasons.at(-1)?.code).toBe('rulesChanged');
});

test('sooner, when the rules ask for less', () => {
  const slow = judgeSilence(begun(), rules({ followUp: { waitHours: 72 } }));
  if (slow.outcome !== 'lookLater') throw new Error('a look has to be planned');
  const plan = { ...slow, sinceMs: now, sentInSilence: 0, reasons: [...slow.reasons] };
  expect(under(plan, { waitHours: 30, activeToHour: 24 }).lookAtMs).toBe(now + hours(30));
});

test('no sooner than the rest that the channel asked for', () => {
  const plan = { ...planned(), lookAtMs: now + days(3), restUntilMs: now + days(3) };
  expect(under(plan, {}).lookAtMs).toBe(now + days(3));
  expect(under(plan, { waitHours: 30, activeToHour: 24 }).lookAtMs).toBe(now + days(3));
  expect(under({ ...plan, moment: undefined }, { waitHours: 30 }).lookAtMs).toBe(now + days(3));
  expect(under(plan, { waitHours: 96 }).lookAtMs).toBe(now + days(4));
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

describe('a quiet end that a look has planned', () => {
  const asked = { ...planned(), silence: 'nothingOwed', given: 'task', lookAtMs: now + days(19) } as const;
  const counted = { ...asked, closeFromMs: now + days(12) };
  test('stays where it is while its days stay', () => {
    expect(under(counted, { waitHours: 48 }, now + days(13))).toBe(counted);
    expect(under({ ...counted, given: undefined }, {}, now + days(13))).toMatchObject({ lookAtMs: now + days(19) });
  });
  test('moves with its days, counted from that look', () => {
    expect(under(counted, { closeAfterDays: 9 }, now + days(13)).lookAtMs).toBe(now + days(21));
    expect(under(counted, { closeAfterDays: 1 }, now + days(13.5)).lookAtMs).toBe(now + days(13.5));
  });
  test('stays where it is when people have it and nobody knows any more what it was counted from', () => {
    expect(under(asked, { closeAfterDays: 3 }, now + days(13))).toBe(asked);
  });
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
  // A day is over at nine in the evening there.
  expect(replanFollowUp(old, nightly, now).lookAtMs).toBe(now + hours(36));
});

test('rules that are taken back bring the look back to where it was', () => {
  const plan = planned();
  const later = under(plan, { waitHours: 48 });
  expect(later.moment?.fixedAtMs).toBe(now + hours(48));
  expect(under(later, {})).toMatchObject({ lookAtMs: plan.lookAtMs, moment: { fixedAtMs: plan.lookAtMs } });
  expect(under(under(later, { waitHours: 72 }), { waitHours: 48 }).lookAtMs).toBe(later.lookAtMs);
});
