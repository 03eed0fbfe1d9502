import fc from 'fast-check';
import { isDistinctive } from '../../../src/core/erase/distinctiveName';
import { personFinder } from '../../../src/core/erase/personFinder';
import { redact, textOf } from '../../../src/core/erase/redact';

const wamid = (phone: string) =>
  `wamid.${Buffer.from(`\u001c\u0018\u000d${phone}\u0015`, 'latin1').toString('base64')}`;
const finds = personFinder({
  phones: ['5511987654321', '1187654321', '1732185600'],
  tokens: ['BR.1349', 'wamid.HBgNOTE0', 'ana/ö 7'],
  emails: ['ana@exemplo.com.br'],
  names: ['Ana Lúcia Prado', '王小明', 'मीरा शर्मा'],
});

test.each([
  ['a phone', '5511987654321'],
  ['a phone as people write it', 'liga no +55 (11) 98765-4321, por favor'],
  ['the same line without its ninth digit', 'tel 551187654321'],
  ['a national writing that was given', 'fone (11) 8765-4321'],
  ['an address', 'acc_1|phone|5511987654321'],
  ['a user id in an address', 'acc_1|user|BR.1349'],
  ['a message id in JSON with escaped slashes', String.raw`{"id":"wamid.HBgNOTE0"}`],
  ['a message id nobody has stored, by the phone in it', `{"id":"${wamid('5511987654321')}"}`],
  ['a phone in a form', 'From=whatsapp%3A%2B5511987654321&Body=Oi'],
  ['an e-mail in other letters', 'escreve para Ana@Exemplo.com.br!'],
  ['a name in other letters', 'falei com ANA LÚCIA PRADO ontem'],
  ['a name with escapes', String.raw`{"name":"Ana L\u00facia Prado"}`],
  ['a name within Chinese', '我是王小明。'],
  ['a name in Devanagari', 'नमस्ते मीरा शर्मा जी 🙏'],
  ['an odd id', 'id: ana/ö 7'],
])('finds %s', (_name, text) => {
  expect(finds(text)).toBe(true);
});

test.each([
  ['another phone', '5511987654322'],
  ['a longer number with the phone in it', '95511987654321'],
  ['a first name', 'Ana, bom dia'],
  ['a longer name', 'Ana Lúcia Pradova'],
  ['another user id', 'BR.13490'],
  ['another e-mail', 'mariana@exemplo.com.br'],
  ['another message', wamid('5521999990000')],
  ['a second that reads like a national number', '{"timestamp":"1732185600"}'],
  ['nothing', ''],
])('does not find %s', (_name, text) => {
  expect(finds(text)).toBe(false);
});

test('never throws, whatever the text', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof finds(text) === 'boolean'));
});

test.each([
  ['Ana', false],
  ['João', false],
  ['Li Po', false],
  ['Ana Souza', true],
  ['王小明', true],
  ['王明', false],
  ['محمد الأحمد', true],
])('%s is distinctive: %s', (name, expected) => {
  expect(isDistinctive(name)).toBe(expected);
});

test('what is redacted is not found again; the rest is as it was', () => {
  const at = new Date(0);
  const value = {
    facts: {
      known: [
        { id: 'con_1', phones: ['x'], lastSeen: { profileName: 'Ana' } },
        { id: 'con_2', name: 'Bia' },
      ],
    },
    said: ['Oi', 'sou Ana Lúcia Prado'],
    at,
    count: 3,
  };
  const redacted = redact(value, { finds, ids: new Set(['con_1']) });
  expect(redacted).toEqual({
    facts: {
      known: [
        { id: 'con_1', phones: ['[erased]'], lastSeen: { profileName: '[erased]' } },
        { id: 'con_2', name: 'Bia' },
      ],
    },
    said: ['Oi', '[erased]'],
    at,
    count: 3,
  });
  expect(finds(textOf(redacted))).toBe(false);
  expect(redact(redacted, { finds, ids: new Set(['con_1']) })).toEqual(redacted);
});
