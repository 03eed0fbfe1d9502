import { canGo, chooseContent, type ContentFacts } from '../../../src/core/followUp/chooseContent';
import type { UsableTemplate } from '../../../src/core/followUp/usableTemplate';
import type { FollowUpRules } from '../../../src/core/rules/rules';
import { hours, now, rules } from '../given';
import { template } from './support/silences';

const inWindow: ContentFacts = {
  nowMs: now,
  kind: 'hesitation',
  windowClosesAtMs: now + hours(1),
  language: 'pt',
  lastWording: null,
  fixedLastWording: null,
  putOffWording: null,
  templates: [],
  values: {},
  place: { country: null },
  learnt: null,
};
const afterIt = (change: Partial<ContentFacts>): ContentFacts => ({ ...inWindow, windowClosesAtMs: now, ...change });
const three: Partial<FollowUpRules> = {
  texts: { en: 'usual in English', pt: 'usual' },
  wordings: [
    { name: 'short', texts: { en: 'short in English', pt: 'curto' } },
    { name: 'interrupted', kinds: ['interrupted'], texts: { en: 'Where were we?' } },
  ],
};
const chosen = (facts: ContentFacts, followUp: Partial<FollowUpRules> = three) => {
  const choice = chooseContent(facts, rules({ followUp }).followUp);
  if (choice.kind === 'nothing') return choice.why.code;
  return choice.content.kind === 'text' ? choice.content.wording : choice.content.name;
};

test.each<[string, Partial<ContentFacts>, string]>([
  ['the usual one first', {}, 'usual'],
  ['another one after it', { lastWording: 'usual' }, 'short'],
  ['the usual one again after that', { lastWording: 'short' }, 'usual'],
  ['one that is for another kind never', { kind: 'interrupted', lastWording: 'usual' }, 'short'],
  ['what was learnt to be worth more', { learnt: { wordings: { short: 0.7 } } }, 'short'],
  ['not what was learnt to be worth less than unknown', { learnt: { wordings: { usual: 0.4 } } }, 'short'],
  ['never the last one, whatever it is worth', { learnt: { wordings: { short: 9 } }, lastWording: 'short' }, 'usual'],
  ['never what nobody approved', { learnt: { wordings: { shout: 9 } } }, 'usual'],
])('in the window: %s', (_, change, expected) => {
  expect(chosen({ ...inWindow, ...change })).toBe(expected);
});

test('a kind’s own wording can be the one learnt to be best', () => {
  const learnt = { wordings: { interrupted: 0.9 } };
  expect(chosen({ ...inWindow, kind: 'interrupted', learnt })).toBe('interrupted');
  expect(chosen({ ...inWindow, learnt })).toBe('usual');
});

test.each([
  ['their language', 'pt', 'usual'],
  ['English for one without a text', 'sv', 'usual in English'],
  ['English when it is not known', null, 'usual in English'],
  ['no trick of a name', 'constructor', 'usual in English'],
])('in the window the buyer reads %s', (_, language, text) => {
  const choice = chooseContent({ ...inWindow, language }, rules({ followUp: three }).followUp);
  expect(choice).toMatchObject({ kind: 'content', content: { text }, why: { code: 'windowOpen' } });
});

const [first, second] = [template('first'), template('second')];
const asking = template('asking', { variables: ['name'], body: 'Olá {{name}}, podemos ajudar?' });

test.each<[string, Partial<ContentFacts>, string]>([
  ['the best first', { templates: [first, second] }, 'first'],
  ['another one after it', { templates: [first, second], lastWording: 'first' }, 'second'],
  ['what was learnt to be worth more', { templates: [first, second], learnt: { wordings: { second: 0.6 } } }, 'second'],
  ['only for follow-ups', { templates: [template('receipt', { purpose: 'receipt' }), second] }, 'second'],
  ['only what can be filled in', { templates: [asking, second] }, 'second'],
  ['filled in when it is known', { templates: [asking, second], values: { name: 'Ana' } }, 'asking'],
  ['not with a name of two lines', { templates: [asking], values: { name: 'Ana\nSouza' } }, 'templateNotFilled'],
  ['not with an empty name', { templates: [asking], values: { name: ' ' } }, 'templateNotFilled'],
  ['no codes', { templates: [template('code', { category: 'authentication' })] }, 'noTemplate'],
  ['none there', { templates: [] }, 'noTemplate'],
  ['the only one was the last', { templates: [first], lastWording: 'first' }, 'noOtherWording'],
  [
    'no marketing to the United States',
    { templates: [template('ad', { category: 'marketing' }), second], place: { country: 'US' } },
    'second',
  ],
])('after the window: %s', (_, change, expected) => {
  expect(chosen(afterIt(change))).toBe(expected);
});

test.each<[string, UsableTemplate, Partial<ContentFacts>, boolean]>([
  ['one that asks for nothing', first, {}, true],
  ['one that is filled in', asking, { values: { name: 'Ana' } }, true],
  ['not one that is not', asking, {}, false],
  ['not what is not delivered there', template('ad', { category: 'marketing' }), { place: { country: 'US' } }, false],
])('what can go to a buyer: %s', (_, one, change, expected) => {
  expect(canGo(one, afterIt(change))).toBe(expected);
});

test('a template comes with its values in order and the text the buyer reads', () => {
  const two = template('two', {
    variables: ['2', '1'],
    body: '{{1}}: {{2}}?',
    language: 'pt_BR',
    category: 'marketing',
  });
  const choice = chooseContent(afterIt({ templates: [two], values: { 1: 'Ana', 2: 'sexta' } }), rules().followUp);
  expect(choice).toMatchObject({
    content: {
      kind: 'template',
      language: 'pt_BR',
      category: 'marketing',
      variables: ['sexta', 'Ana'],
      text: 'Ana: sexta?',
    },
    why: { code: 'template' },
  });
});

test('what is learnt of a template is not said of a text of its name', () => {
  const worths = { first: 0.1, 'template:first': 0.9, second: 0.9, 'template:second': 0.1 };
  const learnt = { actsAt: 'fixedMoment', wordings: worths } as const;
  expect(chosen(afterIt({ templates: [second, first], learnt }))).toBe('first');
  // As it was recorded before: by name alone.
  expect(chosen(afterIt({ templates: [first, second], learnt: { wordings: worths } }))).toBe('second');
});

describe('what is learnt has something to say only where the fixed rules have', () => {
  const learnt = { wordings: { short: 0.9, second: 0.9 } };
  const said = (facts: ContentFacts, followUp: Partial<FollowUpRules> = three) =>
    chooseContent(facts, rules({ followUp }).followUp);

  test('and tells what they would say', () => {
    expect(said({ ...inWindow, learnt })).toMatchObject({ content: { wording: 'short' }, fixedWording: 'usual' });
    const last = { lastWording: 'short', fixedLastWording: 'usual' };
    expect(said({ ...inWindow, ...last, learnt })).toMatchObject({
      content: { wording: 'usual' },
      fixedWording: 'short',
    });
  });

  test('it keeps nothing for later: what they have used last is used', () => {
    const last = { lastWording: 'short', fixedLastWording: 'usual' };
    const only = { texts: { en: 'usual' }, wordings: [] };
    expect(said({ ...inWindow, ...last, learnt }, only)).toMatchObject({
      kind: 'nothing',
      why: { code: 'noOtherWording' },
    });
    expect(said({ ...inWindow, ...last, learnt }, only)).not.toHaveProperty('fixedWording');
    const templates = { templates: [first], lastWording: 'second', fixedLastWording: 'first' };
    expect(said(afterIt({ ...templates, learnt }))).toMatchObject({ kind: 'nothing' });
  });

  test('what it has used itself is not used again, and it says what they would have said', () => {
    const last = { lastWording: 'usual', fixedLastWording: 'short' };
    const only = { texts: { en: 'usual' }, wordings: [] };
    expect(said({ ...inWindow, ...last, learnt }, only)).toMatchObject({ kind: 'nothing', fixedWording: 'usual' });
  });
});
