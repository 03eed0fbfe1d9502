import fc from 'fast-check';
import { fillText, placeholders } from '../../../src/core/answer/fillText';

test.each([
  ['Hello {name}, {agent} will call you.', { name: 'Ana', agent: 'Luis' }, 'Hello Ana, Luis will call you.'],
  ['您好,{name}!订单 {reference}', { name: '李娜', reference: 'A-77' }, '您好,李娜!订单 A-77'],
  ['no placeholder {} { name }', {}, 'no placeholder {} { name }'],
  ['Hello {name}', {}, null],
  ['Hello {name}', { name: null }, null],
  ['Hello {name}', { name: '  ' }, null],
  ['Hello {nobody}', { name: 'Ana' }, null],
  ['Hello {constructor}', {}, null],
  ['Order {order_id}', { name: 'Ana' }, null],
  ['Olá {nome do cliente}', {}, 'Olá {nome do cliente}'],
  ['{name} and {agent}', { name: '{agent}', agent: '$&' }, '{agent} and $&'],
])('%s with %j', (text, values, filled) => {
  expect(fillText(text, values)).toBe(filled);
});

test('whatever is filled in stands there as it is', () => {
  fc.assert(
    fc.property(fc.constantFrom(...placeholders), fc.string({ unit: 'grapheme', minLength: 1 }), (name, value) => {
      fc.pre(value.trim() !== '');
      expect(fillText(`<{${name}}>`, { [name]: value })).toBe(`<${value}>`);
    }),
  );
});
