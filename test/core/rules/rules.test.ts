import fc from 'fast-check';
import { defaultRules, lowestFollowUpWaitHours } from '../../../src/core/rules/defaults';
import { rulesInForce, type OwnRules } from '../../../src/core/rules/rules';
import { languages } from '../../../src/core/understanding/languages';
import { rulesSchema } from '../../../src/store/rulesSchema';
import { rules } from '../given';

describe('the rules in force', () => {
  test('without own rules are the general ones', () => {
    expect(rulesInForce(defaultRules, null)).toEqual(defaultRules);
    expect(rulesInForce(defaultRules, {})).toEqual(defaultRules);
  });

  test('take from the own rules what these say, and leave the rest', () => {
    const own: OwnRules = { followUp: { waitHours: 72 }, reply: { team: 'vip' }, turn: { quietSeconds: 0 } };
    const { followUp, reply, turn, automation, pause } = rulesInForce(defaultRules, own);
    expect(followUp).toEqual({ ...defaultRules.followUp, waitHours: 72 });
    expect(reply).toEqual({ ...defaultRules.reply, team: 'vip' });
    expect(turn).toEqual({ ...defaultRules.turn, quietSeconds: 0 });
    expect({ automation, pause }).toEqual({ automation: defaultRules.automation, pause: defaultRules.pause });
  });

  test.each([
    [true, undefined, true],
    [true, true, true],
    [true, false, false],
    [false, undefined, false],
    [false, false, false],
    [false, true, false],
  ])('the kill switch at %p with an own %p is %p: off for all stays off', (general, own, expected) => {
    const inForce = rulesInForce(rules({ automation: { enabled: general } }), { automation: { enabled: own } });
    expect(inForce.automation.enabled).toBe(expected);
  });

  test('neither document is changed', () => {
    const before = JSON.stringify(defaultRules);
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 99 }), (waitHours) => {
        const own = Object.freeze({ followUp: Object.freeze({ waitHours }) });
        expect(rulesInForce(defaultRules, own).followUp.waitHours).toBe(waitHours);
      }),
    );
    expect(JSON.stringify(defaultRules)).toBe(before);
  });
});

describe('the defaults', () => {
  test('could have been saved by a person', () => {
    expect(rulesSchema.parse(defaultRules)).toEqual(defaultRules);
  });

  const texts = [...defaultRules.automation.answers, { intent: 'followUp', texts: defaultRules.followUp.texts }];

  test.each(texts.map(({ intent, texts: byLanguage }) => [intent, byLanguage] as const))(
    '%s has a text of its own in each language Continuo speaks, and none is empty',
    (_, byLanguage) => {
      expect(Object.keys(byLanguage).sort()).toEqual([...languages].sort());
      for (const text of Object.values(byLanguage)) expect(text.trim().length).toBeGreaterThan(10);
      expect(new Set(Object.values(byLanguage)).size).toBe(languages.length);
    },
  );

  test('every automatic answer ends in a question, so that a silence after it is hesitation', () => {
    for (const { texts: byLanguage } of defaultRules.automation.answers)
      for (const text of Object.values(byLanguage)) expect(text).toMatch(/[?？؟]$/);
  });

  test('the wait is not below its floor, a day has active hours, urgent is sooner', () => {
    const { followUp, reply, turn } = defaultRules;
    expect(followUp.waitHours).toBeGreaterThanOrEqual(lowestFollowUpWaitHours);
    expect(followUp.activeFromHour).toBeLessThan(followUp.activeToHour);
    expect(reply.urgentTargetMinutes).toBeLessThan(reply.targetMinutes);
    expect(turn.quietSeconds).toBeLessThan(turn.maxSeconds);
  });
});
