import { postpones } from '../../../src/core/route/postpones';

const says = (text: string) => postpones([{ type: 'text', text, atMs: 0 }]);

test.each([
  'Ok, obrigado! Te aviso na segunda',
  'Cool. let me check with my boss & get back to u tmrw',
  'Thanks, I need to think about it',
  'Gracias, lo consulto con mi esposa y te aviso',
  'Merci, je vous recontacte la semaine prochaine',
  'Спасибо, я подумаю и напишу вам завтра',
  'شكرا، سأرد عليك غدا',
  '好的，我考虑一下，明天告诉你',
  'Oke makasih, nanti saya kabari ya',
  'Teşekkürler, düşünüp size döneceğim',
  'shukriya, main soch ke batata hoon',
  'vou falar com meu marido e te falo',
  'je dois en parler à ma femme',
  'мне надо посоветоваться с мужем',
  'мы подумаем и напишем вам в пятницу',
  'need to talk it over w my husband first',
  'te confirmo mañana por la tarde',
  'मैं सोचकर बताऊँगा',
  '我再考虑一下，下周告诉你',
  "I'll tell you on Monday",
])('puts it off: %s', (text) => {
  expect(says(text)).toBe(true);
});

test.each([
  ['says yes', "Yes, I'll send you the measurements tomorrow"],
  ['says yes in another language', 'Sim! Te aviso na segunda'],
  ['orders', "I'll take two, will tell you the address tomorrow"],
  [
    'orders in one breath',
    'I will take the red one and I will let you know the exact address for the delivery tomorrow',
  ],
  ['asks', 'I will think about it, do you deliver on Sundays?'],
  ['asks without a mark', 'Vou pensar, me manda o catálogo por favor'],
  ['names an amount', '50 unidades, te aviso na segunda'],
  ['objects', 'Hmm, tá caro, vou pensar'],
  ['declines', 'Já comprei em outro lugar, obrigado'],
  ['wishes', "Thanks, I'll let you know. Please hold the blue one until then"],
  ['only thanks', 'Thanks!'],
  ['makes an appointment', 'Can we meet on Friday, I will think about it until then'],
  ['wishes in one breath', "I'll think about it send me the location"],
  ['wishes after a but', 'Let me think but hold it for me'],
  ['wishes in Spanish', 'te aviso mañana apártame uno'],
  ['wishes in Portuguese', 'vou pensar e te falo mas guarda um pra mim'],
  ['wishes in Russian', 'я подумаю отложите одну'],
  ['wishes in Chinese', '我考虑一下帮我留一个'],
  ['wishes in Indonesian', 'saya pikir dulu tolong kirim katalog'],
  ['wishes in Turkish', 'düşüneyim katalog gönderin'],
  ['wishes in French', 'je réfléchis envoyez moi le devis'],
  ['says nothing', ''],
])('%s: somebody should look', (_, text) => {
  expect(says(text)).toBe(false);
});

test('long texts cost no more than a few clauses', () => {
  expect(says("I'll tell you. ".repeat(270))).toBe(false);
});
