import { lookAtSilence } from '../../../src/core/followUp/lookAtSilence';
import type { LookFacts, MoreOfLook, OtherNumber } from '../../../src/core/followUp/silence';
import type { OwnRules } from '../../../src/core/rules/rules';
import { conversation, days, heldByMaria, hours, now, pausedUntil, rules } from '../given';
import { learnt, live, lookNow, template, theySaid, weSaid } from './support/silences';

const looked = (facts: LookFacts, own: OwnRules = {}) => lookAtSilence(facts, rules(own));
const contact = (change: Partial<MoreOfLook['contact']>) => ({ contact: { ...lookNow().more!.contact, ...change } });
const elsewhere = (lastInboundAtMs: number | null, lastOutboundAtMs: number | null) =>
  contact({ elsewhere: { lastInboundAtMs, lastOutboundAtMs } });
const delivery = (change: Partial<MoreOfLook['delivery']>) => ({
  delivery: { ...lookNow().more!.delivery, ...change },
});
const open = { windowClosesAtMs: now + hours(3) };
const russia = {
  ...{ zone: 'Europe/Moscow', country: null, region: null },
  zones: ['Europe/Kaliningrad', 'Asia/Kamchatka'],
} as const;
const nextWeek = { kind: 'date', atMs: now + days(6), untilMs: now + days(7) } as const;

test('an open question after its floor: the template, since the window is closed', () => {
  expect(looked(lookNow())).toMatchObject({
    outcome: 'sendTemplate',
    template: { name: 'again_1', variables: [], text: 'Olá! Podemos ajudar?' },
    reasons: [{ code: 'openQuestion' }, { code: 'template' }],
  });
});

test('in the window the approved wording', () => {
  expect(looked(lookNow(open))).toMatchObject({
    outcome: 'send',
    wording: 'usual',
    text: rules().followUp.texts.pt,
    reasons: [{ code: 'openQuestion' }, { code: 'windowOpen' }],
  });
});

describe('it is dropped', () => {
  test.each([
    ['closed', lookNow({}, {}, { state: 'closed' })],
    ['buyerWrote', lookNow({}, { needsReply: true })],
    ['buyerWrote', lookNow({ replyDueAtMs: now + hours(1) })],
    ['buyerWrote', lookNow({}, { lastInboundAtMs: now - hours(24) })],
  ])('with nothing left to do: %s', (code, facts) => {
    expect(looked(facts)).toEqual({ outcome: 'dropped', reasons: [expect.objectContaining({ code })] });
  });

  test.each([
    ['beingWritten', lookNow({ writing: 'draft' })],
    ['beingWritten', lookNow({ writing: 'queuedSend' })],
    ['beingWritten', lookNow({ writing: 'thinking' })],
    ['writtenSince', lookNow({ lastOutboundAtMs: now - hours(1) })],
    ['buyerWroteElsewhere', lookNow(elsewhere(now - hours(2), null))],
    ['writtenElsewhere', lookNow(elsewhere(null, now - hours(2)))],
    ['dealMoved', lookNow({ deal: { open: true, movedAtMs: now - hours(2) } })],
  ])('and only the quiet end stays: %s', (code, facts) => {
    expect(looked(facts)).toMatchObject({ outcome: 'dropped', closeAtMs: now + days(7), reasons: [{ code }] });
  });

  test('not for what was before the silence', () => {
    const before = lookNow().sinceMs;
    const deal = { open: true, movedAtMs: before };
    const facts = lookNow({ ...elsewhere(before, before), deal }, { lastInboundAtMs: before });
    expect(looked(facts)).toMatchObject({ outcome: 'sendTemplate' });
  });
});

describe('it waits', () => {
  test.each<[string, LookFacts, OwnRules, number]>([
    ['paused', lookNow({}, {}, { paused: pausedUntil(now + hours(5)) }), {}, now + hours(5)],
    ['snoozed', lookNow({ snoozedUntilMs: now + days(3) }), {}, now + days(3)],
    ['floor', lookNow(), { followUp: { waitHours: 48 } }, now + hours(23)],
    ['floor', lookNow({ theirs: theySaid({ deferral: true }) }), {}, now + hours(23)],
    ['floor', lookNow(contact({ lastFollowUpAtMs: now - hours(3) })), {}, now + hours(21)],
    ['floor', lookNow({ appointment: nextWeek }), {}, now + days(7)],
    ['floor', lookNow(delivery({ status: 'sent' })), {}, now + hours(47)],
    ['floor', lookNow(delivery({ status: 'failed', unreachable: 'other' })), {}, now + hours(47)],
    ['quietHours', lookNow({ place: { zone: 'Asia/Tokyo', country: null, region: null } }), {}, now + hours(12)],
    [
      'quietHours',
      lookNow({ place: { zone: null, country: 'DE', region: null } }, { nowMs: Date.parse('2026-12-25T12:00:00Z') }),
      {},
      Date.parse('2026-12-27T09:00:00Z'),
    ],
  ])('%s', (code, facts, own, lookAtMs) => {
    const decision = looked(facts, own);
    expect(decision).toMatchObject({ outcome: 'lookLater', lookAtMs: Math.max(lookAtMs, facts.nowMs) });
    expect(decision.reasons.map((why) => why.code)).toContain(code);
  });

  test('at one end of the buyer’s country it is still night', () => {
    const place = {
      zone: 'Asia/Shanghai',
      country: null,
      region: null,
      zones: ['Asia/Urumqi', 'Asia/Shanghai'],
    } as const;
    // 10:00 in Shanghai.
    expect(looked(lookNow({ place }, { nowMs: Date.parse('2026-03-11T02:00:00Z') }))).toMatchObject({
      outcome: 'lookLater',
      lookAtMs: Date.parse('2026-03-11T03:00:00Z'),
      reasons: [{ code: 'quietHours' }],
    });
  });

  test('a message that was not seen makes it another silence, with its own longer wait', () => {
    const unread = lookNow(delivery({ status: 'delivered' }));
    expect(looked(unread)).toMatchObject({
      outcome: 'lookLater',
      silence: 'unreached',
      means: 'unreached',
      lookAtMs: now + hours(47),
      moment: { fixedAtMs: now + hours(47) },
    });
    expect(looked(unread).reasons.map(({ code }) => code)).toContain('unread');
  });

  test.each([
    ['read and not answered: no sooner, no later', delivery({ status: 'read' })],
    ['unread by a buyer who never shows it', delivery({ status: 'delivered', showsReads: false })],
    ['after the buyer’s closing there is nothing to read', delivery({ status: 'none' })],
  ])('%s', (_, change) => {
    const facts = lookNow({ ...change, theirs: theySaid() });
    expect(looked(facts)).toMatchObject({ outcome: 'sendTemplate' });
  });

  test('a pause and a snooze that are over hold nothing', () => {
    const over = lookNow({ snoozedUntilMs: now }, {}, { paused: pausedUntil(now) });
    expect(looked(over)).toMatchObject({ outcome: 'sendTemplate' });
  });

  test('a shorter wait counts no more when the window is over', () => {
    const soon = { followUp: { waitHoursOf: { interrupted: 3 } } };
    const beganAtMs = now - hours(4);
    const facts = lookNow(
      { ...live, lastOutboundAtMs: beganAtMs, plannedFor: 'interrupted', windowClosesAtMs: now - hours(0.5) },
      { silence: 'interrupted', sinceMs: beganAtMs, lastInboundAtMs: beganAtMs - 1 },
    );
    expect(looked(facts, soon)).toMatchObject({ outcome: 'lookLater', lookAtMs: now + hours(21) });
    expect(looked({ ...facts, more: { ...facts.more!, windowClosesAtMs: now + 1 } }, soon).outcome).toBe('send');
  });

  test('what is learnt puts off at the fixed moment of the silence it is by now, and once', () => {
    const same = lookNow({ learnt: learnt(), putOff: { atMs: now - hours(1), wording: 'again_1' } });
    expect(looked(same)).toMatchObject({ outcome: 'sendTemplate' });
    const other = lookNow({ learnt: learnt(), plannedFor: 'interrupted' });
    expect(looked(other)).toMatchObject({ outcome: 'putOff', means: 'hesitation' });
  });
});

describe('a promise of ours that nobody waits for', () => {
  const ours = weSaid({ promisesUs: true });
  const asked = { outcome: 'askPerson', means: 'ours', closeAtMs: now + days(7) };

  test('is given to a person, once, whatever was planned', () => {
    const reasons = [{ code: 'ours' }, { code: 'wePromised' }];
    expect(looked(lookNow({ ours }))).toMatchObject({ ...asked, reasons });
    expect(looked(lookNow({ ours, plannedFor: 'nothingOwed' }, { silence: 'nothingOwed' }))).toMatchObject(asked);
    expect(looked(lookNow({ ours }, {}, { optedOut: true }))).toMatchObject(asked);
    const given = lookNow({ ours, plannedFor: 'ours' }, { silence: 'nothingOwed' });
    expect(looked(given)).toMatchObject({ outcome: 'closeQuietly' });
  });

  test('ends quietly in decisions recorded before that was law', () => {
    expect(looked(lookNow({ ours, law: undefined }))).toMatchObject({
      ...{ outcome: 'lookLater', silence: 'nothingOwed', means: 'ours' },
    });
  });
});

describe('a person is asked', () => {
  const unreached = { ...delivery({ status: 'failed', unreachable: 'other' }), plannedFor: 'unreached' as const };
  const long = { silence: 'unreached' as const, sinceMs: now - hours(80), lastInboundAtMs: now - hours(81) };

  test.each<[string, LookFacts, OwnRules]>([
    ['humanHolds', lookNow({}, {}, { holder: heldByMaria }), {}],
    ['automationOff', lookNow(), { automation: { enabled: false } }],
    ['taskByRules', lookNow(), { followUp: { mode: 'task' } }],
    ['noPersonsWord', lookNow(contact({ followUpsWithoutPerson: 1 })), {}],
    ['noTemplate', lookNow({ templates: [] }), {}],
    ['noTemplate', lookNow({ templates: [template('x', { purpose: 'receipt' })] }), {}],
    ['templateNotFilled', lookNow({ templates: [template('x', { variables: ['1'], body: '{{1}}?' })] }), {}],
    ['noOtherWording', lookNow({ lastWording: 'again_1' }), {}],
    ['noOtherWording', lookNow({ ...open, lastWording: 'usual' }), { followUp: { wordings: [] } }],
    ['noText', lookNow(open), { followUp: { texts: {}, wordings: [] } }],
    ['noActiveHours', lookNow(), { followUp: { activeFromHour: 20, activeToHour: 20 } }],
    ['noCommonHour', lookNow({ place: russia }), { followUp: { activeFromHour: 10 } }],
    ['unreached', lookNow({ ...unreached, lastOutboundAtMs: long.sinceMs }, long), {}],
    [
      'noOtherNumber',
      lookNow({ ...unreached, lastOutboundAtMs: long.sinceMs }, long),
      { followUp: { otherNumbers: true } },
    ],
  ])('%s', (code, facts, own) => {
    const decision = looked(facts, own);
    expect(decision).toMatchObject({ outcome: 'askPerson', closeAtMs: now + days(7) });
    expect(decision.reasons[0]?.code).toBe(code);
  });

  test('another number is used where the rules allow it, and it can be reached', () => {
    const other = (name: string, change: Partial<OtherNumber> = {}): OtherNumber => ({
      conversationId: conversation(name),
      reachable: true,
      windowClosesAtMs: null,
      templates: [template('other_1')],
      ...change,
    });
    const otherNumbers = [other('gone', { reachable: false }), other('second')];
    const facts = lookNow({ ...unreached, lastOutboundAtMs: long.sinceMs, otherNumbers }, long);
    expect(looked(facts, { followUp: { otherNumbers: true } })).toMatchObject({
      outcome: 'otherNumber',
      conversationId: 'second',
      content: { kind: 'template', name: 'other_1' },
    });
    // A look of before `addressed` is taken again as it was.
    const drafts = { followUp: { otherNumbers: true, mode: 'draft' } } as const;
    expect(looked(facts, drafts)).toMatchObject({ outcome: 'draft', conversationId: 'second' });
    const known = { ...facts, more: { ...facts.more!, addressed: true } };
    expect(looked(known, drafts)).toMatchObject({
      outcome: 'askPerson',
    });
    expect(looked(known, drafts).reasons[0]?.code).toBe('otherNumber');
  });

  test('where nobody can be addressed: another number, or a person is asked', () => {
    const facts = lookNow({ addressed: false });
    expect(looked(facts).outcome).toBe('askPerson');
    expect(looked(facts).reasons[0]?.code).toBe('notAddressed');
    const second = { conversationId: conversation('second'), reachable: true, windowClosesAtMs: null };
    const other = lookNow({ addressed: false, otherNumbers: [{ ...second, templates: [template('other_1')] }] });
    expect(looked(other, { followUp: { otherNumbers: true } })).toMatchObject({ outcome: 'otherNumber' });
    expect(looked(lookNow({ addressed: true }))).toMatchObject({ outcome: 'sendTemplate' });
  });

  test('what was delivered and never read is said once more after its long wait, at the same number', () => {
    const unread = { ...delivery({ status: 'delivered' }), plannedFor: 'unreached' as const };
    const facts = lookNow({ ...unread, lastOutboundAtMs: long.sinceMs }, long);
    expect(looked(facts)).toMatchObject({ outcome: 'sendTemplate' });
  });
});

test('by the rules it is written for a person to send', () => {
  const decision = looked(lookNow(), { followUp: { mode: 'draft' } });
  expect(decision).toMatchObject({
    outcome: 'draft',
    content: { kind: 'template', name: 'again_1' },
    closeAtMs: now + days(7),
  });
  expect(decision).not.toHaveProperty('conversationId');
});

describe('only the quiet end is left', () => {
  test.each<[string, LookFacts, OwnRules]>([
    ['optedOut', lookNow({}, {}, { optedOut: true }), {}],
    ['optedOut', lookNow(contact({ optedOut: true })), {}],
    ['followUpOff', lookNow(), { followUp: { enabled: false } }],
    ['dealClosed', lookNow({ deal: { open: false, movedAtMs: null } }), {}],
    ['nothingOwed', lookNow({ theirs: theySaid({ declines: true }) }), {}],
    ['leftInPeace', lookNow(delivery({ unreachable: 'blocked' })), {}],
    ['followedUpEnough', lookNow({}, { sentInSilence: 1 }), {}],
    ['monthIsFull', lookNow(contact({ followUpsInMonth: 4 })), {}],
  ])('%s', (code, facts, own) => {
    const later = { outcome: 'lookLater', silence: 'nothingOwed', lookAtMs: now - hours(25) + days(7) };
    expect(looked(facts, own)).toMatchObject({
      ...later,
      reasons: expect.arrayContaining([expect.objectContaining({ code })]),
    });
    const since = now - days(8);
    const more = { ...facts.more!, lastOutboundAtMs: since };
    const old = { ...facts, sinceMs: since, lastInboundAtMs: since, more };
    expect(looked(old, own)).toMatchObject({ outcome: 'closeQuietly' });
  });

  const quiet = { silence: 'nothingOwed' } as const;
  test('at its time it is closed', () => {
    expect(looked(lookNow({}, quiet))).toMatchObject({ outcome: 'closeQuietly', reasons: [{ code: 'nothingOwed' }] });
  });
  test.each<[string, LookFacts, number]>([
    ['beingWritten', lookNow({ writing: 'draft' }, quiet), now + days(1)],
    ['notBeforeDate', lookNow({ appointment: nextWeek }, quiet), now + days(14)],
    ['paused', lookNow({}, quiet, { paused: pausedUntil(now + days(2)) }), now + days(2)],
  ])('but not yet: %s', (code, facts, lookAtMs) => {
    expect(looked(facts)).toMatchObject({ outcome: 'lookLater', lookAtMs, reasons: [{ code }] });
  });
});
