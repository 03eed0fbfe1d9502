import type { AccountId } from '../../../src/core/ids';
import { templateStatuses, type KnownTemplate } from '../../../src/core/templates/template';
import { purposeOf, usableTemplates } from '../../../src/core/templates/usableTemplates';
import { account, known } from './known';

const usable = (templates: readonly KnownTemplate[], language: string | null = 'pt_BR') =>
  usableTemplates(templates, { accountId: account, language, canGo: () => true });
const named = (templates: readonly KnownTemplate[], language?: string | null) =>
  usable(templates, language).map(({ name, language: its }) => `${name}/${its}`);

test('a usable template says all that is needed to send it', () => {
  expect(usable([known()])).toEqual([
    {
      ...{ name: 'continuo_follow_up', language: 'pt_BR', purpose: 'followUp', category: 'utility' },
      ...{ variables: ['name'], fills: ['name'], body: 'Olá {{name}}!' },
    },
  ]);
});

test('only approved ones are', () => {
  expect(templateStatuses.filter((status) => usable([known({ status })]).length > 0)).toEqual(['approved']);
});

test.each<[string, Partial<KnownTemplate>]>([
  ['of another account', { accountId: 'acc_000000000000000000000002' as AccountId }],
  ['without a body', { body: null }],
  ['that needs a picture', { needsMore: 'header' }],
  ['whose values did not fit', { unfit: { code: 132000, atMs: 1 } }],
  ['nobody said it is for anything', { name: 'order_ready' }],
  ['people took out', { purpose: 'none' }],
  ['in a language the buyer may not read', { language: 'ru' }],
])('not one %s', (_what, change) => {
  expect(usable([known(change)])).toEqual([]);
});

test('people say what one is for, else its name', () => {
  expect(purposeOf(known({ name: 'order_ready', purpose: 'followUp' }))).toBe('followUp');
  expect(purposeOf(known({ name: 'continuo_follow_up_offer' }))).toBe('followUp');
  expect(purposeOf(known({ purpose: 'none' }))).toBeNull();
});

const languages = ['en_US', 'en', 'pt', 'pt_PT', 'pt_BR', 'ru'].map((language) => known({ language }));
test.each<[string | null, string[], string]>([
  ['pt_BR', ['en_US', 'en', 'pt', 'pt_PT', 'pt_BR', 'ru'], 'pt_BR'],
  ['pt-br', ['pt', 'pt_BR'], 'pt_BR'],
  ['pt_BR', ['en', 'pt', 'pt_PT'], 'pt'],
  ['pt_BR', ['en', 'pt_PT'], 'pt_PT'],
  ['pt', ['en', 'pt_PT', 'pt_BR'], 'pt_BR'],
  ['pt', ['en_US', 'en', 'ru'], 'en'],
  ['pt', ['en_US', 'ru'], 'en_US'],
  [null, ['pt', 'en', 'en_US'], 'en'],
])('for a buyer of %s and %j it is %s', (wanted, has, expected) => {
  const templates = languages.filter(({ language }) => has.includes(language));
  expect(named(templates, wanted)).toEqual([`continuo_follow_up/${expected}`]);
});

test('the better quality comes first, then utility, then the name; one in a farther language never stands between', () => {
  const one = (name: string, change: Partial<KnownTemplate> = {}) =>
    known({ name: `continuo_follow_up_${name}`, language: 'pt', ...change });
  const templates = [
    one('red', { quality: 'red' }),
    one('yellow', { quality: 'yellow' }),
    one('z'),
    one('offer', { category: 'marketing' }),
    one('b'),
    one('green', { quality: 'green', category: 'marketing' }),
    one('english', { quality: 'green', language: 'en' }),
  ];
  expect(usable(templates, 'pt').map(({ name }) => name.slice('continuo_follow_up_'.length))).toEqual([
    ...['green', 'b', 'z', 'offer', 'yellow', 'red'],
  ]);
});

describe('of a template that exists in several languages the nearest one that can go is taken', () => {
  const asks = (name: string) => ({ body: `{{${name}}}?`, variables: [{ name, example: null }] });
  const goes = (templates: readonly KnownTemplate[], language: string | null) =>
    usableTemplates(templates, {
      ...{ accountId: account, language },
      canGo: ({ variables }) => !variables.includes('deal'),
    }).map((one) => `${one.name.slice('continuo_follow_up_'.length)}/${one.language}`);
  const one = (language: string, asked: string, name = 'a') =>
    known({ name: `continuo_follow_up_${name}`, language, ...asks(asked) });

  test.each<[string, string | null, KnownTemplate[], string[]]>([
    ['the same language elsewhere', 'pt_BR', [one('pt_BR', 'deal'), one('pt_PT', 'name')], ['a/pt_PT']],
    ['English', 'pt_BR', [one('pt_BR', 'deal'), one('pt', 'deal'), one('en', 'name')], ['a/en']],
    ['the other one as near', 'pt', [one('pt_AO', 'deal'), one('pt_BR', 'name')], ['a/pt_BR']],
    ['no language they may not read', 'pt_BR', [one('pt_BR', 'deal'), one('es', 'name')], ['a/pt_BR']],
    ['the nearest when none can go', 'pt_BR', [one('pt_BR', 'deal'), one('pt_PT', 'deal')], ['a/pt_BR']],
    [
      'what can go in the nearest language, though another name can go farther away',
      'pt_BR',
      [one('pt_BR', 'deal'), one('pt_PT', 'name'), one('pt_BR', 'name', 'b')],
      ['b/pt_BR'],
    ],
  ])('%s', (_what, language, templates, expected) => {
    expect(goes(templates, language)).toEqual(expected);
  });
});
