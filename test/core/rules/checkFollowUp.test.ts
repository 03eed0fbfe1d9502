import { checkFollowUp } from '../../../src/core/rules/checkFollowUp';
import { defaultRules } from '../../../src/core/rules/defaults';
import { followUpDefaults, waitHoursOf, type FollowUpRules } from '../../../src/core/rules/followUpRules';
import { rulesInForce } from '../../../src/core/rules/rules';
import { rules } from '../given';

const faults = (followUp: Partial<FollowUpRules>) =>
  checkFollowUp(rules({ followUp })).map(({ path }) => path.join('.'));
const texts = { en: 'Shall we talk?' };

test('the product’s own rules make sense', () => {
  expect(checkFollowUp(defaultRules)).toEqual([]);
});

test.each<[string, Partial<FollowUpRules>, string[]]>([
  ['a longest wait under the shortest', { waitHours: 72, latestWaitDays: 2 }, ['followUp.latestWaitDays']],
  ['or under one kind’s', { waitHoursOf: { unreached: 96 }, latestWaitDays: 3 }, ['followUp.latestWaitDays']],
  ['as long is enough', { waitHours: 72, latestWaitDays: 3 }, []],
  ['what nobody wrote is no fault', { waitHours: 2000 }, []],
  [
    'a wording twice',
    {
      wordings: [
        { name: 'a', texts },
        { name: 'a', texts },
      ],
    },
    ['followUp.wordings.1.name'],
  ],
  ['the name that texts has', { wordings: [{ name: 'usual', texts }] }, ['followUp.wordings.0.name']],
  ['no English', { wordings: [{ name: 'a', texts: { pt: 'Oi?' } }] }, ['followUp.wordings.0.texts']],
  [
    'a place nothing fills in',
    { wordings: [{ name: 'a', texts: { en: 'Hi {name}?' } }] },
    ['followUp.wordings.0.texts.en'],
  ],
  ['a country there is not', { holidays: { country: 'XX' } }, ['followUp.holidays.country']],
  ['a day there is not', { holidays: { also: ['2026-02-30'] } }, ['followUp.holidays.also.0']],
])('%s', (_, followUp, paths) => {
  expect(faults(followUp)).toEqual(paths);
});

test('a conversation’s own waits stand beside the general ones', () => {
  const general = rules({ followUp: { waitHoursOf: { interrupted: 3, hesitation: 30 } } });
  const { followUp } = rulesInForce(general, { followUp: { waitHoursOf: { hesitation: 48 } } });
  expect(followUp.waitHoursOf).toEqual({ interrupted: 3, hesitation: 48 });
  expect(rulesInForce(defaultRules, { followUp: {} }).followUp).toEqual(defaultRules.followUp);
});

test('floors that nobody set: 24 hours for every kind, longer to think it over and when it was not seen', () => {
  expect(followUpDefaults.maxWithoutPerson).toBe(1);
  const { followUp } = defaultRules;
  expect(waitHoursOf(followUp, 'interrupted')).toBe(24);
  expect(waitHoursOf(followUp, 'hesitation')).toBe(24);
  expect(waitHoursOf(followUp, 'theirDate')).toBe(48);
  expect(waitHoursOf(followUp, 'unreached')).toBe(72);
});
