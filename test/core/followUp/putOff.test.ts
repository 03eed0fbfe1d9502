import { lookAtSilence } from '../../../src/core/followUp/lookAtSilence';
import type { LookFacts } from '../../../src/core/followUp/silence';
import type { OwnRules } from '../../../src/core/rules/rules';
import { days, hours, minutes, now, rules } from '../given';
import { hardlyAnswered, learnt, live, lookNow, template } from './support/silences';

const looked = (facts: LookFacts, own: OwnRules = {}) => lookAtSilence(facts, rules(own));
const taught = { learnt: learnt() };
const beganAtMs = now - hours(25);
const contact = (change: object) => ({ contact: { ...lookNow().more!.contact, ...change } });

test('what the fixed rules would send is put off, and says what that is', () => {
  const decision = looked(lookNow(taught));
  if (decision.outcome !== 'putOff') throw new Error('it has to be put off');
  expect(decision).toMatchObject({ silence: 'hesitation', means: 'hesitation' });
  expect(decision.lookAtMs).toBeGreaterThan(now);
  expect(decision.lookAtMs).toBeLessThanOrEqual(beganAtMs + days(5));
  expect(decision.moment).toMatchObject({
    fixedAtMs: beganAtMs + hours(24),
    putOff: { atMs: now, wording: 'again_1' },
  });
  expect(decision.lookAtMs).toBe(decision.moment.fixedAtMs + decision.moment.delayMs);
});

test('once: then it is sent, with what is there by then, and tells what the fixed rules would have said', () => {
  const putOff = { atMs: now - hours(1), wording: 'again_2' };
  const later = lookNow({ ...taught, putOff });
  expect(looked(later)).toMatchObject({
    outcome: 'sendTemplate',
    template: { name: 'again_1' },
    fixedWording: 'again_2',
  });
});

test.each(['task', 'draft'] as const)(
  'a person’s by rule stays a person’s, also when rules let it be sent meanwhile: %s',
  (mode) => {
    const decision = looked(lookNow(taught), { followUp: { mode } });
    if (decision.outcome !== 'putOff') throw new Error('it has to be put off');
    const { putOff } = decision.moment;
    expect(putOff).toEqual({ atMs: now, wording: null, by: 'person' });
    for (const learnt of [taught.learnt, null])
      expect(looked(lookNow({ learnt, ...(putOff && { putOff }) }))).toMatchObject({
        ...{
          outcome: 'askPerson',
          closeAtMs: now + days(7),
          reasons: [{ code: 'taskByRules' }, { code: 'openQuestion' }],
        },
      });
    // Put off by an earlier version, it is decided as it was.
    expect(looked(lookNow({ ...taught, putOff: { atMs: now, wording: null } }))).toMatchObject({
      outcome: 'sendTemplate',
    });
  },
);

test('what the fixed rules would not send is not put off until they would', () => {
  // A template may be approved again, a window may close: the fixed rules ask a person now.
  expect(looked(lookNow({ ...taught, templates: [] }))).toMatchObject({ outcome: 'askPerson' });
  const inWindow = { ...live, windowClosesAtMs: now + hours(3), freeUntilMs: now + hours(3), lastWording: 'usual' };
  const soon = { followUp: { wordings: [], waitHoursOf: { interrupted: 2 } } };
  const facts = lookNow({ ...taught, ...inWindow, plannedFor: 'interrupted' });
  expect(looked(facts, soon)).toMatchObject({ outcome: 'askPerson' });
});

test('who hardly ever answers is left in peace, and what would have been said is told', () => {
  const hardly = { learnt: learnt({ model: hardlyAnswered, leastChance: 0.1 }) };
  const decision = looked(lookNow(hardly));
  expect(decision).toMatchObject({ outcome: 'putOff', silence: 'nothingOwed', lookAtMs: beganAtMs + days(7) });
  expect(decision).toMatchObject({ moment: { putOff: { wording: 'again_1' } } });
  expect(decision.reasons.map(({ code }) => code)).toEqual(['lowChance', 'floor', 'openQuestion']);
  const over = { followUp: { closeAfterDays: 1 } };
  expect(looked(lookNow(hardly), over)).toMatchObject({ outcome: 'putOff', lookAtMs: now + minutes(1) });
});

test('only the last one that the rules allow in a row is put off', () => {
  const two = { followUp: { maxWithoutPerson: 2, maxPerSilence: 2 } };
  expect(looked(lookNow(taught), two)).toMatchObject({ outcome: 'sendTemplate' });
  const second = lookNow(
    { ...taught, ...contact({ followUpsWithoutPerson: 1, followUpsInMonth: 1 }) },
    { sentInSilence: 1 },
  );
  expect(looked(second, two)).toMatchObject({ outcome: 'putOff' });
});

test('what it has used up itself is asked of a person, and counts as said', () => {
  const used = { ...taught, lastWording: 'again_1', fixedLastWording: 'again_2' };
  expect(looked(lookNow(used))).toMatchObject({
    ...{ outcome: 'putOff', given: 'task', silence: 'nothingOwed', lookAtMs: now + days(7) },
    ...{ moment: { putOff: { wording: 'again_1' } }, reasons: [{ code: 'noOtherWording' }, {}] },
  });
});

test('a draft that nothing is left for is asked of a person too, and counts as nothing sent', () => {
  const used = { ...taught, lastWording: 'again_1', fixedLastWording: 'again_2' };
  expect(looked(lookNow(used), { followUp: { mode: 'draft' } })).toMatchObject({
    ...{ outcome: 'putOff', given: 'task', moment: { putOff: { wording: null } } },
  });
});

test.each(['draft', 'task'] as const)('a %s of the rules is put off too, and counts as nothing sent', (mode) => {
  const decision = looked(lookNow(taught), { followUp: { mode } });
  expect(decision).toMatchObject({ outcome: 'putOff', moment: { putOff: { wording: null } } });
});

describe('the distance from the last follow-up', () => {
  const soon = { followUp: { waitHours: 72, waitHoursOf: { hesitation: 24 } } };
  const quick = { learnt: learnt({ model: null }) };

  test('is counted from when the fixed rules would have sent it', () => {
    const put = contact({ lastFollowUpAtMs: now - days(20), fixedLastFollowUpAtMs: now - hours(30) });
    expect(looked(lookNow({ ...quick, ...put }), soon)).toMatchObject({
      outcome: 'lookLater',
      lookAtMs: now + hours(45),
    });
    // Without anything learnt only what really went counts.
    expect(looked(lookNow(put), soon)).toMatchObject({ outcome: 'sendTemplate' });
  });

  test('is not counted from its own putting off', () => {
    const putOff = { atMs: now - hours(3), wording: 'again_1' };
    const own = contact({ lastFollowUpAtMs: null, fixedLastFollowUpAtMs: putOff.atMs });
    expect(looked(lookNow({ ...taught, ...own, putOff }))).toMatchObject({ outcome: 'sendTemplate' });
    const others = contact({ lastFollowUpAtMs: null, fixedLastFollowUpAtMs: now - hours(2) });
    expect(looked(lookNow({ ...taught, ...others, putOff }))).toMatchObject({ outcome: 'lookLater' });
  });

  test('holds from when it really went as well', () => {
    const put = contact({ lastFollowUpAtMs: now - hours(30), fixedLastFollowUpAtMs: now - days(5) });
    const decision = looked(lookNow({ ...quick, ...put }), soon);
    expect(decision).toMatchObject({ outcome: 'putOff', lookAtMs: now + hours(45), moment: { putOff: { atMs: now } } });
    const again = lookNow({ ...quick, ...put, putOff: { atMs: now - hours(2), wording: 'again_1' } });
    expect(looked(again, soon)).toMatchObject({ outcome: 'lookLater', lookAtMs: now + hours(45) });
  });
});

test('as it was before: recorded looks are taken again without putting off', () => {
  const { actsAt: _, ...former } = learnt();
  expect(looked(lookNow({ learnt: former, templates: [template('again_1')] }))).toMatchObject({
    outcome: 'sendTemplate',
  });
});
