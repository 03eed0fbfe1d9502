import { judgeSilence } from '../../../src/core/followUp/judgeSilence';
import type { MoreOfSilence, SilenceDecision } from '../../../src/core/followUp/silence';
import type { FollowUpRules } from '../../../src/core/rules/rules';
import { days, hours, now, rules } from '../given';
import { begun, hardlyAnswered, learnt, live, theySaid } from './support/silences';

const unreachable = { status: 'failed', showsReads: false, unreachable: 'other' } as const;
const thinking = { theirs: theySaid({ deferral: true }) };

/** A silence that begins at an instant, with a window of 24 hours. */
function judgedAt(at: string, change: Partial<MoreOfSilence>, followUp: Partial<FollowUpRules> = {}): SilenceDecision {
  const nowMs = Date.parse(at);
  const silence = { ...(change.silence ?? begun().more!.silence), beganAtMs: nowMs };
  const windowClosesAtMs = nowMs + hours(24);
  return judgeSilence(begun({ windowClosesAtMs, ...change, silence }, { nowMs }), rules({ followUp }));
}

const lookAt = (decision: SilenceDecision) =>
  decision.outcome === 'lookLater' ? new Date(decision.lookAtMs).toISOString() : decision.outcome;

describe('floors', () => {
  test.each<[string, Partial<MoreOfSilence>, Partial<FollowUpRules>, number]>([
    ['24 hours for an open question', {}, {}, 24],
    ['what the supervisor asks for', {}, { waitHours: 72 }, 72],
    [
      'no less than 2 hours, whatever stands in the rules',
      live,
      { waitHours: 0.1, activeFromHour: 0, activeToHour: 24 },
      2,
    ],
    ['24 hours for an open question, whatever stands in the rules', {}, { waitHours: 3 }, 24],
    ['48 to think it over', thinking, { waitHours: 3 }, 48],
    ['72 for who can’t be reached', { delivery: unreachable }, { waitHours: 3 }, 72],
    ['a short general wait for an exchange broken off', live, { waitHours: 3 }, 3],
    ['its own one instead', live, { waitHours: 3, waitHoursOf: { interrupted: 5 } }, 5],
    ['in the window only', { ...live, windowClosesAtMs: null }, { waitHours: 3 }, 24],
    ['as it was in decisions recorded before that was law', { law: undefined }, { waitHours: 3 }, 3],
    ['a kind of its own', {}, { waitHoursOf: { hesitation: 30 } }, 30],
    ['no less than 24 for it', {}, { waitHoursOf: { hesitation: 3 } }, 24],
    ['48 hours to think it over', thinking, {}, 48],
    ['longer to think it over', thinking, { waitHoursOf: { theirDate: 72 } }, 72],
    ['72 hours for who can’t be reached', { delivery: unreachable }, {}, 72],
    ['24 hours for an exchange broken off', live, {}, 24],
    ['sooner by rule, in the window', live, { waitHoursOf: { interrupted: 3 } }, 3],
    ['no less than 2 hours for it', live, { waitHoursOf: { interrupted: 0.5 } }, 2],
    ['not for another kind', {}, { waitHoursOf: { interrupted: 3 } }, 24],
    ['no sooner without a window', { ...live, windowClosesAtMs: null }, { waitHoursOf: { interrupted: 3 } }, 24],
    [
      'no sooner when the window closes first',
      { ...live, windowClosesAtMs: now + hours(3) },
      { waitHoursOf: { interrupted: 3 } },
      24,
    ],
    ['longer for it by rule', live, { waitHoursOf: { interrupted: 30 } }, 30],
  ])('%s', (_, change, followUp, waited) => {
    expect(lookAt(judgedAt('2026-03-10T12:00:00Z', change, followUp))).toBe(
      new Date(now + hours(waited)).toISOString(),
    );
  });

  test('a day apart from the last follow-up, whatever stands in the rules', () => {
    const contact = { ...begun().more!.contact, lastFollowUpAtMs: now - hours(2), followUpsInMonth: 1 };
    const decision = judgedAt('2026-03-10T12:00:00Z', { ...live, contact }, { waitHours: 3 });
    expect(lookAt(decision)).toBe(new Date(now + hours(22)).toISOString());
  });

  test('as far from the last follow-up to the buyer, in whichever conversation', () => {
    const contact = { ...begun().more!.contact, lastFollowUpAtMs: now - hours(2), followUpsInMonth: 1 };
    const decision = judgedAt('2026-03-10T12:00:00Z', { ...live, contact }, { waitHoursOf: { interrupted: 3 } });
    expect(lookAt(decision)).toBe(new Date(now + hours(22)).toISOString());
  });

  test('a named day is over first: the morning after', () => {
    const monday = { kind: 'date', atMs: Date.parse('2026-03-16'), untilMs: Date.parse('2026-03-17') } as const;
    expect(lookAt(judgedAt('2026-03-10T12:00:00Z', { theirs: theySaid({ promise: monday }) }))).toBe(
      '2026-03-17T09:00:00.000Z',
    );
  });

  test('a named instant leaves a day', () => {
    const at = { kind: 'date', atMs: Date.parse('2026-03-16T15:00:00Z') } as const;
    expect(lookAt(judgedAt('2026-03-10T12:00:00Z', { theirs: theySaid({ promise: at }) }))).toBe(
      '2026-03-17T15:00:00.000Z',
    );
  });

  test('a day named for tomorrow is no shorter than the floor', () => {
    const tonight = { kind: 'date', atMs: now, untilMs: now + hours(3) } as const;
    expect(lookAt(judgedAt('2026-03-10T12:00:00Z', { theirs: theySaid({ promise: tonight }) }))).toBe(
      '2026-03-12T12:00:00.000Z',
    );
  });
});

describe('quiet hours and holidays of the buyer’s place', () => {
  const place = (zone: string | null, country: string | null = null, region: string | null = null) => ({
    place: { zone, country, region },
  });

  test.each<[string, string, Partial<MoreOfSilence>, Partial<FollowUpRules>, string]>([
    ['the buyer’s clock', '2026-03-10T00:30:00Z', place('Asia/Tokyo'), {}, '2026-03-11T00:30:00.000Z'],
    ['their night', '2026-03-10T14:00:00Z', place('Asia/Tokyo'), {}, '2026-03-12T00:00:00.000Z'],
    ['the clock of the rules when theirs is not known', '2026-03-10T22:00:00Z', {}, {}, '2026-03-12T09:00:00.000Z'],
    ['what is no zone is not known', '2026-03-10T22:00:00Z', place('Mars/Base'), {}, '2026-03-12T09:00:00.000Z'],
    ['New York springs forward', '2026-03-07T23:00:00Z', place('America/New_York'), {}, '2026-03-08T23:00:00.000Z'],
    ['its night before', '2026-03-07T05:00:00Z', place('America/New_York'), {}, '2026-03-08T13:00:00.000Z'],
    ['New York falls back', '2026-10-31T05:00:00Z', place('America/New_York'), {}, '2026-11-01T14:00:00.000Z'],
    ['Cairo loses its midnight', '2026-04-22T20:00:00Z', place('Africa/Cairo'), {}, '2026-04-24T06:00:00.000Z'],
    [
      'Christmas, and the day after it',
      '2026-12-24T10:00:00Z',
      place('Europe/Berlin', 'DE'),
      {},
      '2026-12-27T08:00:00.000Z',
    ],
    [
      'a holiday of their region alone',
      '2026-01-05T10:00:00Z',
      place('Europe/Berlin', 'DE', 'BY'),
      {},
      '2026-01-07T08:00:00.000Z',
    ],
    [
      'not of another region',
      '2026-01-05T10:00:00Z',
      place('Europe/Berlin', 'DE', 'BE'),
      {},
      '2026-01-06T10:00:00.000Z',
    ],
    [
      'not of the business',
      '2026-12-24T10:00:00Z',
      place('Asia/Tokyo', 'JP'),
      { holidays: { country: 'DE' } },
      '2026-12-25T10:00:00.000Z',
    ],
    [
      'of the business where theirs are not known',
      '2026-12-24T10:00:00Z',
      {},
      { holidays: { country: 'DE' } },
      '2026-12-27T09:00:00.000Z',
    ],
    [
      'not kept by rule',
      '2026-12-24T10:00:00Z',
      place('Europe/Berlin', 'DE'),
      { holidays: { ofBuyersPlace: false } },
      '2026-12-25T10:00:00.000Z',
    ],
    [
      'days of one’s own',
      '2026-03-10T12:00:00Z',
      {},
      { holidays: { also: ['2026-03-11'] } },
      '2026-03-12T09:00:00.000Z',
    ],
    [
      'days worked although',
      '2026-12-24T10:00:00Z',
      place('Europe/Berlin', 'DE'),
      { holidays: { except: ['2026-12-25'] } },
      '2026-12-25T10:00:00.000Z',
    ],
  ])('%s', (_, at, change, followUp, expected) => {
    expect(lookAt(judgedAt(at, change, followUp))).toBe(expected);
  });

  test('a shorter wait that quiet hours move out of the window is none', () => {
    // The buyer wrote at noon and was asked at 19:00; 3 hours later it is night, and the morning is still in the window.
    const window = { windowClosesAtMs: Date.parse('2026-03-11T12:00:00Z') };
    const soon = { waitHoursOf: { interrupted: 3 } };
    expect(lookAt(judgedAt('2026-03-10T19:00:00Z', { ...live, ...window }, soon))).toBe('2026-03-11T09:00:00.000Z');
    const closes = { windowClosesAtMs: Date.parse('2026-03-11T08:00:00Z') };
    expect(lookAt(judgedAt('2026-03-10T19:00:00Z', { ...live, ...closes }, soon))).toBe('2026-03-11T19:00:00.000Z');
  });

  test('no hour of the day is active: it is closed quietly', () => {
    const decision = judgedAt('2026-03-10T12:00:00Z', {}, { activeFromHour: 21, activeToHour: 20 });
    expect(decision).toMatchObject({ silence: 'nothingOwed', means: 'hesitation' });
    expect(decision.reasons.map(({ code }) => code)).toContain('noActiveHours');
  });
});

describe('what is learnt', () => {
  test('is looked at at the fixed moment all the same, and says how much later it would be', () => {
    const decision = judgedAt('2026-03-10T12:00:00Z', { learnt: learnt() });
    if (decision.outcome !== 'lookLater' || !decision.moment) throw new Error('a look has to be planned');
    expect(decision.moment.delayMs).toBeGreaterThan(0);
    expect(decision.lookAtMs).toBe(decision.moment.fixedAtMs);
    expect(decision.moment.fixedAtMs + decision.moment.delayMs).toBeLessThanOrEqual(now + days(5));
    expect(decision.moment).toMatchObject({ fixedAtMs: now + hours(24), learntVersion: 'learnt-7' });
    expect(decision.reasons.at(-1)).toMatchObject({ code: 'rhythm' });
  });

  test('waits no longer than the rules let it', () => {
    const decision = judgedAt(
      '2026-03-10T12:00:00Z',
      { learnt: learnt({ prematureHours: 2000 }) },
      { latestWaitDays: 2 },
    );
    if (decision.outcome !== 'lookLater') throw new Error('a look has to be planned');
    if (!decision.moment) throw new Error('it has a moment');
    const laterMs = decision.moment.fixedAtMs + decision.moment.delayMs;
    expect(laterMs).toBeLessThanOrEqual(now + days(2));
    expect(laterMs).toBeGreaterThan(now + days(1));
  });

  test('as it was before: recorded decisions are taken again for the learnt moment, or the quiet end', () => {
    const { actsAt: _, ...former } = learnt();
    const decision = judgedAt('2026-03-10T12:00:00Z', { learnt: former });
    if (decision.outcome !== 'lookLater' || !decision.moment) throw new Error('a look has to be planned');
    expect(decision.lookAtMs).toBe(decision.moment.fixedAtMs + decision.moment.delayMs);
    expect(decision.moment.delayMs).toBeGreaterThan(0);
    const left = judgedAt('2026-03-10T12:00:00Z', { learnt: { ...former, model: hardlyAnswered, leastChance: 0.1 } });
    expect(left).toMatchObject({ silence: 'nothingOwed', means: 'hesitation', lookAtMs: now + days(7) });
    expect(left.reasons[0]?.code).toBe('lowChance');
  });

  test('who hardly ever answers is left in peace: when it is looked at is told as without it', () => {
    const place = { zone: 'Europe/Moscow', country: 'RU', region: null } as const;
    const seen = { place: { ...place, zones: ['Europe/Kaliningrad', 'Asia/Kamchatka'] as const } };
    const short = { activeToHour: 13 };
    const codes = (some: Partial<MoreOfSilence>) =>
      judgedAt('2026-03-10T12:00:00Z', { ...seen, ...some }, short).reasons.map(({ code }) => code);
    const unlearnt = codes({});
    expect(unlearnt).toContain('noCommonHour');
    const left = codes({ learnt: learnt({ model: hardlyAnswered, leastChance: 0.1 }) });
    expect(left.filter((code) => code !== 'lowChance')).toEqual(unlearnt);
    expect(left).toContain('lowChance');
  });

  test.each([
    ['nothing is learnt', null],
    ['the rhythm is frozen out', learnt({ model: null })],
  ])('decides nothing when %s', (_, none) => {
    const decision = judgedAt('2026-03-10T12:00:00Z', { learnt: none });
    expect(decision).toMatchObject({
      lookAtMs: now + hours(24),
      moment: { delayMs: 0, chanceByThen: null, chanceAtAll: null, learntVersion: null },
    });
  });
});

test.each<[string, Partial<MoreOfSilence>, Partial<FollowUpRules>, number]>([
  ['followedUpEnough', {}, {}, 1],
  ['followedUpEnough', thinking, { maxPerSilence: 3 }, 1],
  ['followedUpEnough', {}, { maxPerSilence: 0 }, 0],
  ['monthIsFull', { contact: { ...begun().more!.contact, followUpsInMonth: 4 } }, {}, 0],
  ['optedOut', { contact: { ...begun().more!.contact, optedOut: true } }, {}, 0],
  ['dealClosed', { deal: { open: false, movedAtMs: now - days(3) } }, {}, 0],
  ['followUpOff', {}, { enabled: false }, 0],
  ['blocked', { delivery: { ...unreachable, unreachable: 'blocked' } }, {}, 0],
])('only the quiet end is planned: %s', (code, change, followUp, sentInSilence) => {
  const decision = judgeSilence(begun(change, { sentInSilence }), rules({ followUp }));
  expect(decision).toMatchObject({ outcome: 'lookLater', silence: 'nothingOwed', lookAtMs: now + days(7) });
  expect(decision.reasons[0]?.code).toBe(code);
});
