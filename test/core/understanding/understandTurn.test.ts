import fc from 'fast-check';
import { understandTurn } from '../../../src/core/understanding/understandTurn';
import { languages } from '../../../src/core/understanding/languages';
import type { Intent } from '../../../src/core/understanding/understanding';

/** One buyer of each language: a price question, a greeting, a closing, an opt-out, the wish for a person, haste. */
const said: Readonly<Record<(typeof languages)[number], readonly [string, string, string, string, string, string]>> = {
  en: [
    'How much is the oak table?',
    'Hi there!',
    'Ok, thanks 👍',
    'STOP',
    'I want to talk to someone',
    'This is urgent',
  ],
  es: [
    '¿Qué precio tiene la silla?',
    '¡Buenos días!',
    'Muchas gracias',
    'Darme de baja',
    'Quiero hablar con alguien',
    'Es urgente',
  ],
  pt: [
    'Qual o preço da cadeira?',
    'Boa tarde',
    'Muito obrigada!! 🙏',
    'Sair',
    'Quero falar com um atendente',
    'Preciso com urgência',
  ],
  fr: [
    'Quel est le prix de la table ?',
    'Bonjour',
    'Parfait, merci',
    'Arrêtez',
    "Je veux parler à quelqu'un",
    'C’est une urgence',
  ],
  ru: ['Какая цена за стол?', 'Здравствуйте!', 'Спасибо большое', 'Отписаться', 'Позовите оператора', 'Мне срочно'],
  ar: ['ما سعر الطاولة؟', 'السلام عليكم', 'شكرًا جزيلًا', 'إلغاء الاشتراك', 'أريد التحدث مع موظف', 'الأمر عاجل'],
  zh: ['这张桌子多少钱？', '您好！', '好的，谢谢', '退订', '请转人工', '请尽快'],
  hi: ['मेज़ की कीमत क्या है?', 'नमस्ते', 'बहुत धन्यवाद', 'बंद करो', 'मुझे एजेंट से बात करनी है', 'मुझे तुरंत चाहिए'],
  id: [
    'Berapa harga meja ini?',
    'Selamat pagi',
    'Terima kasih',
    'Berhenti',
    'Saya mau bicara dengan petugas',
    'Tolong segera',
  ],
  tr: [
    'Masanın fiyatı nedir?',
    'İyi günler',
    'Tamam, teşekkürler',
    'Abonelikten çık',
    'Yetkili ile görüşmek istiyorum',
    'Bu acil',
  ],
};

describe.each(languages)('a buyer who writes %s', (language) => {
  const [price, greeting, closing, optOut, person, haste] = said[language];

  test.each<[Intent, string]>([
    ['price', price],
    ['greeting', greeting],
    ['closing', closing],
    ['optOut', optOut],
    ['person', person],
  ])('%s: %s', (intent, text) => {
    expect(understandTurn([text])).toMatchObject({ intent, language, urgent: false });
  });

  test(`haste: ${haste}`, () => {
    expect(understandTurn([haste]).urgent).toBe(true);
  });

  test('asks with a price, a greeting and the wish for a person, not with a closing', () => {
    expect([price, greeting, person, closing].map((text) => understandTurn([text]).asks)).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  test('a greeting before a price question is a price question', () => {
    expect(understandTurn([greeting, price]).intent).toBe('price');
  });
});

test('never throws, whatever is typed, and says the same of the same', () => {
  const texts = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...Object.values(said).flat())));
  fc.assert(
    fc.property(texts, (some) => {
      expect(understandTurn(some)).toEqual(understandTurn([...some]));
    }),
  );
});
