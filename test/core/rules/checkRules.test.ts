import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { checkRules, warnOfRules } from '../../../src/core/rules/checkRules';
import { defaultRules } from '../../../src/core/rules/defaults';
import type { RulesFault } from '../../../src/core/rules/ruleFaults';
import type { Rules } from '../../../src/core/rules/rules';
import { rulesSchema } from '../../../src/store/rulesSchema';

const example = () => parse(readFileSync('docs/rules-example.yaml', 'utf8')) as Rules;

/** A document with one value changed: the last word of the path is the field, `undefined` takes it out. */
function changed(path: string, value: unknown): Rules {
  const rules = structuredClone(example());
  const parts = path.match(/[^.[\]]+/g) ?? [];
  const parent = parts
    .slice(0, -1)
    .reduce<Record<string, unknown>>((at, part) => at[part] as Record<string, unknown>, rules as never);
  if (value === undefined) delete parent[parts.at(-1) ?? ''];
  else parent[parts.at(-1) ?? ''] = value;
  return rules;
}

const faultsOf = (rules: Rules) => told(checkRules(rules));
const told = (faults: readonly RulesFault[]) =>
  faults.map(({ path, message }) => {
    const place = path
      .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
      .join('')
      .slice(1);
    return `${place}: ${message}`;
  });

test('the example of the documents has the right shape and makes sense', () => {
  expect(rulesSchema.safeParse(example()).error?.issues ?? []).toEqual([]);
  expect(checkRules(example())).toEqual([]);
});

test("the product's own rules, without people, make sense", () => {
  expect(defaultRules.people).toBeUndefined();
  expect(rulesSchema.safeParse(defaultRules).success).toBe(true);
  expect(checkRules(defaultRules)).toEqual([]);
  expect(checkRules({ ...defaultRules, reply: { ...defaultRules.reply, team: 'sales' } })).toEqual([]);
});

const long = 'x'.repeat(61);
test.each<[path: string, value: unknown, fault: string]>([
  ['people.teams[0].members[1]', 'nina', 'people.teams[0].members[1]: There is no member "nina" in people.members.'],
  ['people.teams[0].members[1]', 'ana', 'people.teams[0].members[1]: "ana" is there twice.'],
  ['people.teams[1].name', 'brazil', 'people.teams[1].name: "brazil" is there twice.'],
  ['people.teams[1].supervisor', 'nina', 'people.teams[1].supervisor: There is no member "nina" in people.members.'],
  [
    'people.teams[1].hours',
    'rome',
    'people.teams[1].hours: There is no "rome" in hours; there is sao-paulo, berlin, berlin-mornings.',
  ],
  ['people.members[1].name', 'ana', 'people.members[1].name: "ana" is there twice.'],
  ['people.members[0].hours', 'rome', 'people.members[0].hours: There is no "rome" in hours; there is'],
  [
    'people.members[1].absent[0].from',
    '2026-02-30',
    'people.members[1].absent[0].from: There is no day "2026-02-30"; write yyyy-mm-dd.',
  ],
  [
    'people.members[1].absent[0].from',
    '21.12.2026',
    'people.members[1].absent[0].from: There is no day "21.12.2026"; write yyyy-mm-dd.',
  ],
  [
    'people.members[1].absent[0].until',
    '2026-12-20',
    'people.members[1].absent[0].until: Must not be before from, which is 2026-12-21.',
  ],
  ['hours[1].name', 'sao-paulo', 'hours[1].name: "sao-paulo" is there twice.'],
  [
    'hours[0].timeZone',
    'America/Brasilia',
    'hours[0].timeZone: There is no time zone "America/Brasilia"; write its IANA name',
  ],
  [
    'hours[0].days.mon',
    ['13:30-18:00', '09:00-12:30'],
    'hours[0].days.mon[1]: "09:00-12:30" begins before the one ahead of it ends, at 18:00',
  ],
  ['hours[0].days.mon', ['09:00-12:30', '12:00-18:00'], 'hours[0].days.mon[1]: "12:00-18:00" begins before'],
  [
    'hours[0].days.mon',
    ['18:00-02:00'],
    'hours[0].days.mon[0]: "18:00-02:00" ends before it begins; a night goes into two days',
  ],
  ['hours[0].days.mon', ['09:00-09:00'], 'hours[0].days.mon[0]: "09:00-09:00" ends before it begins'],
  ['hours[0].days.mon', ['9-17'], 'hours[0].days.mon[0]: "9-17" is no span of a day; write hh:mm-hh:mm'],
  ['hours[0].days.mon', ['09:00-24:30'], 'hours[0].days.mon[0]: "09:00-24:30" is no span of a day'],
  ['hours[0].days', { mon: ['09:00-09:59'] }, 'hours[0].days: Has 59 minutes a week; the least is 60.'],
  ['hours[0].holidays.country', 'XX', 'hours[0].holidays.country: The holidays of "XX" are not known'],
  [
    'hours[0].holidays.country',
    'constructor',
    'hours[0].holidays.country: The holidays of "constructor" are not known',
  ],
  ['hours[0].holidays.country', undefined, 'hours[0].holidays.region: Needs a country beside it.'],
  ['hours[1].holidays.region', 'SP', 'hours[1].holidays.region: DE has no region "SP"; there is BB, BE, BW,'],
  ['hours[1].holidays.region', 'BY-X', 'hours[1].holidays.region: DE BY has no place "X"; there is A, KATH, EVANG.'],
  ['hours[0].holidays.also[1]', '2026-13-01', 'hours[0].holidays.also[1]: There is no day "2026-13-01"'],
  [
    'routing[2].when',
    'deal.stge == "x"',
    'routing[2].when: Line 1, column 1: There is no `deal.stge`; `deal` has open, stage, value.',
  ],
  ['routing[2].when', 'turn.asks &&\n  turn.intent = "price"', 'routing[2].when: Line 2, column 15: '],
  ['routing[2].when', 'turn.text', 'routing[2].when: Line 1, column 1: is string; it has to be true or false (bool).'],
  ['routing[1].name', 'Latin America', 'routing[4].name: "Latin America" is there twice.'],
  ['routing[4].then.team', 'asia', 'routing[4].then.team: There is no team "asia" in people.teams.'],
  ['routing[4].then.agent', 'nina', 'routing[4].then.agent: There is no member "nina" in people.members.'],
  ['routing[0].then.skill', 'sorcery', 'routing[0].then.skill: No member has the skill "sorcery".'],
  ['routing[0].then', {}, 'routing[0].then: Names nothing; name replyNeeded, team,'],
  ['reply.team', 'sales', 'reply.team: There is no team "sales" in people.teams; null is everybody’s queue.'],
  ['reply.hours', 'rome', 'reply.hours: There is no "rome" in hours'],
  ['reply.escalation.teamAt', 0.4, 'reply.escalation.teamAt: Must not be before assigneeAt, which is 0.5.'],
  ['reply.escalation.supervisorAt', 0.7, 'reply.escalation.supervisorAt: Must not be before teamAt, which is 0.75.'],
  ['reply.absenceTexts.en', undefined, 'reply.absenceTexts: Needs a text in en'],
  ['reply.absenceTexts.pt', 'Até {nunca}', 'reply.absenceTexts.pt: There is no {nunca}; there is {opensAt}.'],
  ['reply.absenceTexts.pt', 'Olá {name}', 'reply.absenceTexts.pt: There is no {name}; there is {opensAt}.'],
  ['automation.modes.sales', 'send', 'automation.modes.sales: There is no intent "sales"'],
  [
    'automation.knowledge',
    { mode: 'draft', intents: ['all'] },
    'automation.knowledge.intents[0]: There is no intent "all"',
  ],
  ['stopWords.pt', ['sair', ' '], 'stopWords.pt[1]: Must hold a letter or a digit'],
  ['stopWords.pt', [long], 'stopWords.pt[0]: Must not be longer than 60 characters'],
])('%s = %j is told with its place', (path, value, fault) => {
  expect(faultsOf(changed(path, value)).filter((line) => line.startsWith(fault))).toHaveLength(1);
});

test.each<[path: string, value: unknown]>([
  ['hours[0].days.mon', ['00:00-06:00', '06:00-24:00']],
  ['hours[0].days.mon', []],
  ['hours[1].holidays.region', 'BY-A'],
  ['hours[1].holidays.region', undefined],
  ['people.members[1].absent[0].until', '2026-12-21'],
  ['reply.escalation', { assigneeAt: 0, teamAt: 0, supervisorAt: 1 }],
  ['reply.team', null],
  ['reply.absenceTexts', undefined],
  ['automation.answers[0].texts.pt', 'Olá {name}, {date}? {} { x }'],
  ['routing', undefined],
  ['stopWords.zh', ['退订']],
])('%s = %j is fine', (path, value) => {
  expect(faultsOf(changed(path, value))).toEqual([]);
});

test.each<[path: string, value: unknown, at: string, message: string]>([
  ['people.members', Array.from({ length: 201 }, (_, i) => ({ name: `m${i}` })), 'people.members', 'has more than 200'],
  [
    'people.teams',
    Array.from({ length: 51 }, (_, i) => ({ name: `t${i}`, members: [] })),
    'people.teams',
    'has more than 50',
  ],
  [
    'routing',
    Array.from({ length: 201 }, (_, i) => ({ name: `r${i}`, when: 'true', then: {} })),
    'routing',
    'has more than 200',
  ],
  ['people.members[0].name', '+55 11 98765-4321', 'people.members.0.name', 'must be a short name'],
  ['people.members[0].languages', ['Portuguese'], 'people.members.0.languages.0', 'must be a language code'],
  ['routing[0].then.automation', 'maybe', 'routing.0.then.automation', 'must be send, draft or never'],
  ['reply.escalation.teamAt', 1.5, 'reply.escalation.teamAt', 'must be between 0 and 1'],
  ['hours[0].days.monday', [], 'hours.0.days', 'monday'],
])('the shape: %s', (path, value, at, message) => {
  const { error } = rulesSchema.safeParse(changed(path, value));
  expect(error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join()).toMatch(
    new RegExp(`${at}: .*${message}`),
  );
});

test.each<[path: string, value: string, warning: string]>([
  [
    'automation.answers[0].texts.pt',
    'Olá {nome}',
    'automation.answers[0].texts.pt: There is no {nome}; there is {name}, {agent},',
  ],
  [
    'automation.answers[0].intent',
    'prices',
    'automation.answers[0].intent: There is no intent "prices"; there is price, availability,',
  ],
  ['followUp.texts.en', 'Hello {name}', 'followUp.texts.en: There is no {name}; nothing is filled in here.'],
])('what earlier versions took is no fault but a warning: %s %s', (path, value, warning) => {
  expect(warnOfRules(example())).toEqual([]);
  const rules = changed(path, value);
  expect(faultsOf(rules)).toEqual([]);
  expect(told(warnOfRules(rules))).toEqual([expect.stringContaining(warning)]);
});

test.each([{}, { mon: [] }, { mon: ['09:00-09:30'], fri: ['09:00-09:30'] }, { sun: ['23:00-24:00'] }])(
  'hours with nobody in them, or somebody for an hour, make sense: %j',
  (days) => expect(faultsOf(changed('hours[0].days', days))).toEqual([]),
);
