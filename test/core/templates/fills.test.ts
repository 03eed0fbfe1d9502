import { fillOf } from '../../../src/core/templates/fills';
import { usableTemplates } from '../../../src/core/templates/usableTemplates';
import { chooseContent } from '../../../src/core/followUp/chooseContent';
import { now, rules } from '../given';
import { account, known } from './known';

const body = 'Olá {{1}}: {{2}}?';
const numbered = known({ body, variables: ['1', '2'].map((name) => ({ name, example: 'Ana' })) });
const described = { body, fills: [{ variable: '1', value: 'first_name' as const }] };

test.each([
  ['name', 'name'],
  ['customer_name', 'name'],
  ['firstname', 'first_name'],
  ['deal', 'deal'],
  ['reference', 'reference'],
  ['1', null],
  ['date', null],
  ['constructor', null],
])('a variable called %s is filled with %s', (variable, value) => {
  expect(fillOf(known(), variable)).toBe(value);
});

test('people’s word counts, for the text they read', () => {
  expect(fillOf({ ...numbered, described }, '1')).toBe('first_name');
  expect(fillOf({ ...numbered, described }, '2')).toBeNull();
  expect(fillOf({ ...numbered, body: 'Pedido {{1}}, {{2}}', described }, '1')).toBeNull();
  const renamed = { body: 'Olá {{name}}!', fills: [{ variable: 'name', value: 'first_name' as const }] };
  expect(fillOf(known({ described: renamed }), 'name')).toBe('first_name');
});

const chosen = (template: typeof numbered) =>
  chooseContent(
    {
      ...{ nowMs: now, kind: 'hesitation', windowClosesAtMs: null, language: 'pt', place: { country: null } },
      ...{ lastWording: null, fixedLastWording: null, putOffWording: null, learnt: null },
      templates: usableTemplates([template], { accountId: account, language: 'pt', canGo: () => true }),
      values: { name: 'Ana Souza', first_name: 'Ana', deal: 'Cadeiras' },
    },
    rules().followUp,
  );

test('a number that nobody described is never filled with a guess: a person is asked', () => {
  expect(chosen(numbered)).toMatchObject({ kind: 'nothing', why: { code: 'templateNotFilled' } });
  expect(chosen({ ...numbered, described })).toMatchObject({ why: { code: 'templateNotFilled' } });
  const whole = { body, fills: [...described.fills, { variable: '2', value: 'deal' as const }] };
  expect(chosen({ ...numbered, described: whole })).toMatchObject({
    content: { variables: ['Ana', 'Cadeiras'], text: 'Olá Ana: Cadeiras?' },
  });
  expect(chosen(known())).toMatchObject({ content: { text: 'Olá Ana Souza!' } });
});
