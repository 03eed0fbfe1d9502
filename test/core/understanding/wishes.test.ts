import { understandTurn } from '../../../src/core/understanding/understandTurn';
import type { Intent, Sentiment } from '../../../src/core/understanding/understanding';

/** None of these stands in the phrases the model learned from, word for word. */
test.each<[string, Intent]>([
  ['where is my parcel, it should have come yesterday', 'delivery'],
  ['¿hacen envíos a Córdoba?', 'delivery'],
  ['quanto tempo até chegar aqui em Manaus?', 'delivery'],
  ["je n'ai pas encore reçu ma commande", 'delivery'],
  ['когда привезут мой заказ?', 'delivery'],
  ['وين طلبي تأخر', 'delivery'],
  ['请问我的快递到哪里了', 'delivery'],
  ['mera order kab tak aayega bhai', 'delivery'],
  ['paket saya sudah sampai mana ya', 'delivery'],
  ['kargom hala ulaşmadı', 'delivery'],
  ['please send me the invoice of last month', 'documents'],
  ['necesito la factura de mi compra', 'documents'],
  ['me envia a nota fiscal por favor', 'documents'],
  ['发票什么时候能开', 'documents'],
  ['quiero reservar una mesa para cuatro', 'appointment'],
  ['можно записаться к вам на завтра', 'appointment'],
  ['I would like to buy five of them', 'order'],
  ['sipariş vermek istiyordum', 'order'],
  ['لو سمحت هل عندكم مقاس 40', 'availability'],
  ['apakah warna merah masih ready', 'availability'],
  ['llegó todo roto', 'complaint'],
  ['यह तो टूटा हुआ निकला, पैसे वापस करो', 'complaint'],
  ['the terminal at the shop refused my card again', 'complaint'],
  ['me cobraron dos veces el mismo pedido', 'complaint'],
  ['¿tienen casas con patio disponibles en Cali?', 'availability'],
  ['сниму двухкомнатную квартиру недалеко от метро', 'availability'],
  ['bu akşam dört kişilik bir masa ayırtır mısınız', 'appointment'],
  ['帮我们订今晚六点四个人的位子', 'appointment'],
  ['pesankan meja untuk bertiga di kafe besok malam', 'appointment'],
  ['احجز لنا طاولة لأربعة أشخاص مساء الغد', 'appointment'],
  ['hahaha, vous êtes trop marrant vous', 'chatter'],
  ['Hola, ¿cómo estás?', 'greeting'],
  ['muy buenas tardes tengan todos', 'greeting'],
  ['Здравствуйте! Как дела?', 'greeting'],
])('%s: %s', (text, intent) => {
  expect(understandTurn([text])).toMatchObject({ intent, by: 'words-3' });
});

test('who asks us something asks, even for a joke: that is no chatter', () => {
  for (const text of ['cuéntame otro chiste', 'tell me something funny', 'какой у тебя любимый фильм']) {
    expect(understandTurn([text]).intent).not.toBe('chatter');
  }
});

test('asks without a question mark', () => {
  expect(understandTurn(['need to know if you deliver to leeds']).asks).toBe(true);
  expect(understandTurn(['the blue one']).asks).toBe(false);
});

test('tells every wish of a turn, the surest first, none silent before one that asks', () => {
  const { intent, intents = [] } = understandTurn([
    'Hi!',
    'How much is the table?',
    'And can you deliver tomorrow?',
    'Thanks',
  ]);
  expect(intents.map((each) => each.intent)).toEqual(expect.arrayContaining(['price', 'delivery', 'greeting']));
  expect(intents[0]!.intent).toBe(intent);
  expect(['price', 'delivery']).toContain(intent);
});

test.each<[string, Sentiment]>([
  ['this is a scam, give me my money back you thieves', 'angry'],
  ['son unos ladrones, los voy a denunciar', 'angry'],
  ['вы мошенники, подам в суд', 'angry'],
  ['the chair arrived broken', 'negative'],
  ['what time do you open', 'neutral'],
  ['love it, thank you so much', 'positive'],
])('%s: %s', (text, sentiment) => {
  expect(understandTurn([text]).sentiment).toBe(sentiment);
});

describe('leave-taking', () => {
  test.each([
    'No, that was all I needed, thanks for your help!',
    'Ok thanks. That will be all. Bye',
    'No. It was very useful. Goodbye',
    'Спасибо за помощь, до свидания!',
    'C’est parfait, merci beaucoup et bonne journée !',
    '🙏',
  ])('%s', (text) => {
    expect(understandTurn([text]).intent).toBe('closing');
  });

  test.each([
    'Thanks! Can you also send the invoice?',
    'ok gracias, y cuánto cuesta el envío',
    'My chair arrived broken. Thanks, bye.',
    'Thanks. I want to talk to a human',
    'merci mais ça ne marche toujours pas',
  ])('not: %s', (text) => {
    expect(['closing', 'assent', 'chatter']).not.toContain(understandTurn([text]).intent);
  });

  test('"yes, thanks" is a yes', () => {
    for (const text of ['Yes, thanks', 'Да, спасибо', 'sí, gracias', 'Evet. Teşekkürler.']) {
      expect(understandTurn([text]).intent).toBe('assent');
    }
  });
});

test('a language that the words do not tell is the hinted one', () => {
  const hints = { nowMs: 0, timeZone: 'UTC', language: 'tr' };
  expect(understandTurn(['ok'], hints).language).toBe('tr');
  expect(understandTurn(['42'], hints).language).toBe('tr');
  expect(understandTurn(['Where is my order, please?'], hints).language).toBe('en');
  expect(understandTurn(['これはいくらですか']).language).toBeNull();
  expect(understandTurn(['mera order kab aayega bhai']).language).toBe('hi');
});
