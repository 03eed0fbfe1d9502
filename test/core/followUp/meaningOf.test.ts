import { judgeSilence } from '../../../src/core/followUp/judgeSilence';
import type { MoreOfSilence, SilenceFacts } from '../../../src/core/followUp/silence';
import { days, hours, now, rules } from '../given';
import { begun, live, theySaid, weSaid } from './support/silences';

const codes = (facts: SilenceFacts) => judgeSilence(facts, rules()).reasons.map(({ code }) => code);
const onFriday = { kind: 'date', atMs: now + days(3), untilMs: now + days(4) } as const;
const unreachable = { status: 'sent', showsReads: false, unreachable: 'other' } as const;

test.each<[string, string, Partial<MoreOfSilence>, string[]]>([
  ['hesitation', 'a price with a question', {}, ['openQuestion']],
  ['hesitation', 'a price alone', { ours: weSaid({ price: true }) }, ['priceOnTheTable']],
  ['hesitation', 'an offer alone', { ours: weSaid({ offer: true }) }, ['offerOnTheTable']],
  ['hesitation', 'an objection', { ours: weSaid(), theirs: theySaid({ objection: 'price' }) }, ['objected']],
  ['hesitation', 'a question, asked once and not live', { ...live, liveTurns: 1 }, ['openQuestion']],
  ['hesitation', 'a live exchange that ends in a price', { ...live, ours: weSaid({ asks: true, price: true }) }, []],
  ['interrupted', 'a live exchange that ends in a question', live, ['openQuestion']],
  ['theirDate', 'the buyer named a day', { theirs: theySaid({ promise: onFriday }) }, ['promisedDate']],
  ['theirDate', 'some day', { theirs: theySaid({ promise: { kind: 'someday' } }) }, ['promisedSomeday']],
  ['theirDate', 'the buyer thinks it over', { theirs: theySaid({ deferral: true }) }, ['deferred']],
  ['theirDate', 'they think it over in a live exchange', { ...live, theirs: theySaid({ deferral: true }) }, []],
  ['unreached', 'an open question that can’t reach them', { delivery: unreachable }, ['unreachable', 'openQuestion']],
  [
    'unreached',
    'a date, and they can’t be reached',
    { theirs: theySaid({ promise: onFriday }), delivery: unreachable },
    ['unreachable', 'theirDate'],
  ],
])('%s: %s', (means, _, change, whys) => {
  const facts = begun(change);
  expect(judgeSilence(facts, rules())).toMatchObject({ outcome: 'lookLater', silence: means, means });
  expect(codes(facts)).toEqual(expect.arrayContaining(whys));
});

test.each<[string, Partial<MoreOfSilence>, Partial<SilenceFacts>]>([
  ['thanks after our goodbye', { ours: weSaid({ closes: true }), theirs: theySaid({ closing: true }) }, {}],
  ['we told them something and asked nothing', { ours: weSaid() }, {}],
  ['they said no, whatever we offered', { theirs: theySaid({ declines: true }) }, {}],
  [
    'they said no, although we promised',
    { ours: weSaid({ promisesUs: true }), theirs: theySaid({ declines: true }) },
    {},
  ],
  ['they closed', { ours: null, theirs: theySaid({ closing: true }) }, { begins: 'afterBuyersClosing' }],
  ['they asked what needs no reply', { theirs: theySaid({ asks: true }) }, { begins: 'afterBuyersClosing' }],
  ['nobody said a word', { ours: null, theirs: null }, {}],
  ['a goodbye that can’t reach them', { ours: weSaid({ closes: true }), delivery: unreachable }, {}],
])('nothing is owed: %s', (_, change, facts) => {
  const decision = judgeSilence(begun(change, facts), rules());
  expect(decision).toMatchObject({
    outcome: 'lookLater',
    silence: 'nothingOwed',
    means: 'nothingOwed',
    lookAtMs: now + days(7),
  });
  expect(decision.reasons[0]?.code).toBe('nothingOwed');
  expect(decision.reasons.at(-1)?.code).toBe('closeQuietly');
});

test('thanks are evidence, not proof: with a question of ours open it is hesitation', () => {
  const facts = begun({ theirs: theySaid({ closing: true }) });
  expect(judgeSilence(facts, rules())).toMatchObject({ silence: 'hesitation' });
});

describe('we owe the next word', () => {
  test('somebody waits: there is a due time already', () => {
    const decision = judgeSilence(begun({ replyDueAtMs: now + hours(1) }, { needsReply: true }), rules());
    expect(decision).toMatchObject({ outcome: 'noFollowUp', means: 'ours', reasons: [{ code: 'ours' }] });
    expect(decision.reasons[0]?.text).toContain('2026-03-10T13:00:00.000Z');
    expect(decision).not.toHaveProperty('dueAtMs');
  });

  test.each<[string, Partial<MoreOfSilence>]>([
    ['and asked as well', { ours: weSaid({ promisesUs: true, asks: true }) }],
    ['whatever the buyer named', { ours: weSaid({ promisesUs: true }), theirs: theySaid({ promise: onFriday }) }],
    ['and they thanked', { ours: weSaid({ promisesUs: true }), theirs: theySaid({ closing: true }) }],
  ])('we said that we would come back, %s', (_, change) => {
    const soon = rules({ followUp: { ownPromiseHours: 5 } });
    expect(judgeSilence(begun(change), soon)).toMatchObject({
      outcome: 'noFollowUp',
      means: 'ours',
      dueAtMs: now + hours(5),
    });
    expect(judgeSilence(begun(change), rules())).toMatchObject({ dueAtMs: now + days(1) });
  });
});

describe('what was agreed', () => {
  const visit = { kind: 'date', atMs: now + days(10), untilMs: now + days(11) } as const;

  test('survives small talk', () => {
    const smallTalk = begun(
      { ours: weSaid({ closes: true }), theirs: theySaid({ closing: true }), appointment: visit },
      { begins: 'afterBuyersClosing' },
    );
    const decision = judgeSilence(smallTalk, rules());
    expect(decision).toMatchObject({ silence: 'theirDate', moment: { notBeforeMs: now + days(11) } });
    expect(codes(smallTalk)[0]).toBe('theirDate');
    expect(codes(smallTalk)).toContain('appointment');
  });

  test('does not survive a no', () => {
    const no = begun({ appointment: visit, theirs: theySaid({ declines: true }) });
    expect(judgeSilence(no, rules())).toMatchObject({ silence: 'nothingOwed', lookAtMs: now + days(7) });
  });

  test('is over when its day is', () => {
    const past = { kind: 'date', atMs: now - days(2), untilMs: now - days(1) } as const;
    expect(judgeSilence(begun({ appointment: past }), rules())).toMatchObject({ silence: 'hesitation' });
  });

  test('keeps the quiet end back when nothing may be sent', () => {
    const off = rules({ followUp: { enabled: false } });
    expect(judgeSilence(begun({ appointment: visit }), off)).toMatchObject({
      silence: 'nothingOwed',
      means: 'theirDate',
      lookAtMs: now + days(18),
    });
  });

  test('of two days the later counts', () => {
    const both = begun({ appointment: visit, theirs: theySaid({ promise: onFriday }) });
    expect(judgeSilence(both, rules())).toMatchObject({ moment: { notBeforeMs: now + days(11) } });
  });
});
