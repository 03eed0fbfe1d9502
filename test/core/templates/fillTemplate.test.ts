import fc from 'fast-check';
import { fillTemplate, longestTemplateText } from '../../../src/core/templates/fillTemplate';
import { placeholdersIn, replacePlaceholders } from '../../../src/core/templates/placeholders';

const named = { body: 'Olá {{name}}, o pedido {{order_id}} está pronto, {{ name }}!', variables: ['name', 'order_id'] };
const positional = { body: '您好{{2}},{{1}}', variables: ['1', '2'] };

describe('placeholders', () => {
  test.each([
    ['none', 'Olá!', []],
    ['names, each once, in the order of the text', named.body, ['name', 'order_id']],
    ['numbers in their own order', '{{2}} {{10}} {{1}}', ['1', '2', '10']],
    ['braces that are none', '{name} {{}} {{a b}} {{{1}}}', ['1']],
  ])('%s', (_what, body, names) => {
    expect(placeholdersIn(body)).toEqual(names);
  });
});

describe('a template is filled', () => {
  test('by name, everywhere it stands', () => {
    expect(fillTemplate(named, { order_id: 'A-7', name: 'Zoë', more: 'x' })).toEqual({
      kind: 'filled',
      variables: ['Zoë', 'A-7'],
      text: 'Olá Zoë, o pedido A-7 está pronto, Zoë!',
    });
  });

  test('by position', () => {
    expect(fillTemplate(positional, { '1': '谢谢', '2': '李雷' })).toEqual({
      kind: 'filled',
      variables: ['谢谢', '李雷'],
      text: '您好李雷,谢谢',
    });
  });

  test('with what looks like a placeholder, or like a pattern of a replacement, as it is', () => {
    expect(fillTemplate(named, { name: '{{order_id}} $& $1', order_id: '{{name}}' })).toMatchObject({
      text: 'Olá {{order_id}} $& $1, o pedido {{name}} está pronto, {{order_id}} $& $1!',
    });
  });
});

test.each<[string, Record<string, string>, object]>([
  ['a value that is not there', { name: 'Ana' }, { fault: 'missing', variable: 'order_id' }],
  ['one that only every object has', { name: 'Ana', toString: 'x' }, { fault: 'missing', variable: 'order_id' }],
  ['nothing', { name: '', order_id: '1' }, { fault: 'empty', variable: 'name' }],
  ['only spaces', { name: ' \u00a0 ', order_id: '1' }, { fault: 'empty', variable: 'name' }],
  ['only marks without a width', { name: '\u200b\u200d', order_id: '1' }, { fault: 'empty', variable: 'name' }],
  ['a line break', { name: 'Ana\nMaria', order_id: '1' }, { fault: 'lineBreak', variable: 'name' }],
  ['a line separator', { name: 'Ana\u2028Maria', order_id: '1' }, { fault: 'lineBreak', variable: 'name' }],
  ['a tab', { name: 'Ana', order_id: '1\t2' }, { fault: 'lineBreak', variable: 'order_id' }],
  ['four spaces in a row', { name: 'Ana', order_id: '1    2' }, { fault: 'spaces', variable: 'order_id' }],
  ['too much of it', { name: 'x'.repeat(longestTemplateText), order_id: '1' }, { fault: 'tooLong', variable: null }],
])('not with %s', (_what, values, fault) => {
  expect(fillTemplate(named, values)).toEqual({ kind: 'fault', ...fault });
});

test('three spaces are fine, and what has no body has nothing to fill', () => {
  expect(fillTemplate(named, { name: 'Ana   Maria', order_id: '1' })).toMatchObject({ kind: 'filled' });
  expect(fillTemplate({ body: null, variables: [] }, {})).toMatchObject({ fault: 'noBody' });
});

test('whatever the values: what is filled says them all, and breaks none of the rules', () => {
  const value = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('    ', '\n', 'Ana', '{{1}}', '\u200b'));
  fc.assert(
    fc.property(value, value, (one, two) => {
      const filled = fillTemplate(positional, { '1': one, '2': two });
      const breaks = [one, two].some((each) => each.trim() === '' || /[\n\r\t]| {4}/.test(each));
      if (filled.kind === 'fault') return;
      expect(breaks).toBe(false);
      expect(filled.variables).toEqual([one, two]);
      expect(filled.text).toBe(`您好${two},${one}`);
      expect(filled.text).toBe(replacePlaceholders(positional.body, (name) => (name === '1' ? one : two)));
    }),
  );
});
