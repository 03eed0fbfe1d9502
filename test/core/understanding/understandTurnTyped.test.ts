import { understandTurn } from '../../../src/core/understanding/understandTurn';
import type { Intent } from '../../../src/core/understanding/understanding';

describe('an opt-out is a whole message, and the last word', () => {
  test.each([
    [['stop, o Zé não vem']],
    [['the bus stop is closed']],
    [['não quero sair hoje']],
    [['durum nedir']],
    [['stop', 'sorry, wrong chat']],
    [['STOP?', 'I mean the bus stop']],
  ])('none: %j', (texts) => {
    expect(understandTurn(texts).intent).not.toBe('optOut');
  });

  test.each([
    [['Stop.']],
    [['  STOP 🛑 ']],
    [['"stop"']],
    [["'Stop'"]],
    [['ｓｔｏｐ']],
    [['stop\u200f']],
    [['Don’t message me']],
    [['ABONELİKTEN ÇIK']],
    [['الغاء الإشتراك']],
    [['Quanto custa?', 'Parar']],
    [['退订。', '🙏']],
  ])('one: %j', (texts) => {
    expect(understandTurn(texts).intent).toBe('optOut');
  });

  test('and can be taken back', () => {
    for (const text of ['START', 'Подписаться', '开始', 'Başla']) expect(understandTurn([text]).intent).toBe('optIn');
  });
});

describe('what people really type', () => {
  test.each<[string, readonly string[], Intent]>([
    ['a thank-you with a question is no closing', ['obrigada, vocês entregam?'], 'delivery'],
    ['a thank-you and then a question mark', ['thanks', '?'], 'other'],
    ['a yes among thanks is a yes', ['ok', 'perfeito', 'obrigado!'], 'assent'],
    ['how long is not how much', ['Quanto tempo demora?'], 'delivery'],
    ['how long is not how much, in Turkish', ['Saat kaçta açılıyorsunuz?'], 'other'],
    ['a word inside another word is not the word', ['my costume is red'], 'other'],
    ['skin colours and joined emoji', ['👩🏽‍💻 oi 👋🏿'], 'greeting'],
    ['Turkish capitals', ['İYİ AKŞAMLAR'], 'greeting'],
    ['Arabic without hamza, with vowel marks', ['اهلاً'], 'greeting'],
    ['Arabic drawn long', ['شكـــرا'], 'closing'],
    ['Cyrillic and Latin together', ['Здравствуйте, how much is delivery to Казань?'], 'price'],
    ['a name only', ['José'], 'other'],
    ['a number only', ['42'], 'other'],
    ['words nobody listed', ['blorp gnarf'], 'other'],
  ])('%s', (_, texts, intent) => {
    expect(understandTurn(texts).intent).toBe(intent);
  });

  test.each([[[]], [['']], [['   ', '\n']], [['🙂🙂']], [['...']], [['\u200b\u200e']]])('nothing is in %j', (texts) => {
    expect(understandTurn(texts)).toEqual({ language: null, intent: 'other', asks: false, urgent: false });
  });

  test.each(['?', '？', '؟'])('%s asks, in any script', (mark) => {
    expect(understandTurn([`xyz${mark}`]).asks).toBe(true);
  });

  test('a language is only named when something speaks for it', () => {
    expect(understandTurn(['ok 12345']).language).toBe('en');
    expect(understandTurn(['xyzzy']).language).toBeNull();
    expect(understandTurn(['Җ']).language).toBe('ru');
  });
});
