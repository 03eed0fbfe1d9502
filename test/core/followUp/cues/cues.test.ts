import { DateTime } from 'luxon';
import { buyerCuesOf } from '../../../../src/core/followUp/cues/buyerCuesOf';
import { ourCuesOf } from '../../../../src/core/followUp/cues/ourCuesOf';

const zone = 'America/Sao_Paulo';
const at = (iso: string) => DateTime.fromISO(iso, { zone }).toMillis();
/** A Wednesday. */
const hints = { language: null, nowMs: at('2026-03-11T12:00'), timeZone: zone };

describe('promises of the buyer', () => {
  it.each([
    ["I'll let you know tomorrow", '2026-03-12', '2026-03-13'],
    ['te dou a resposta na semana que vem', '2026-03-16', '2026-03-23'],
    ['je vous rappelle lundi', '2026-03-16', '2026-03-17'],
    ['зарплата 15 числа, тогда напишу', '2026-03-15', '2026-03-16'],
    ['月底再联系你', '2026-03-29', '2026-04-01'],
    ['recebo dia 5 aí te chamo', '2026-04-05', '2026-04-06'],
    ['saya kabari 3 hari lagi', '2026-03-14', '2026-03-15'],
    ['I am in a meeting today, will call you on Friday', '2026-03-13', '2026-03-14'],
    ['I get paid on the 31st, will text you then', '2026-03-31', '2026-04-01'],
  ])('%s', (text, from, until) => {
    expect(buyerCuesOf(text, hints).promise).toEqual({ kind: 'date', atMs: at(from), untilMs: at(until) });
  });

  it('are instants when an hour was named', () => {
    expect(buyerCuesOf("I'll call you tomorrow at 15:30", hints).promise).toEqual({
      kind: 'date',
      atMs: at('2026-03-12T15:30'),
    });
  });

  it('begin now when it is today, and end with the day', () => {
    expect(buyerCuesOf('te aviso hoy', hints).promise).toEqual({
      kind: 'date',
      atMs: hints.nowMs,
      untilMs: at('2026-03-12'),
    });
  });

  it.each(['te aviso', 'هرد عليك', 'dönüş yaparım', 'main batata hu', 'I told you yesterday I would let you know'])(
    'name no day: %s',
    (text) => expect(buyerCuesOf(text, hints).promise).toEqual({ kind: 'someday' }),
  );

  it('are none where a day is only named', () => {
    expect(buyerCuesOf('See you on Monday, thanks!', hints)).toMatchObject({ promise: null, closing: true });
  });
});

describe('words of the buyer', () => {
  it.each([
    ['muchas graciass!!', { closing: true, asks: false }],
    ['Thanks! When will it arrive?', { closing: false, asks: true }],
    ['👍🙏', { closing: true }],
    ['hmm too pricey for us', { objection: 'price', closing: false }],
    ['no tengo tiempo ahora', { objection: 'time' }],
    ['не подходит по размеру', { objection: 'other' }],
    ['超预算了', { objection: 'price', declines: false }],
    ['要想想', { deferral: true }],
    ['no problem at all', { saysNo: false }],
    ['не, не надо', { saysNo: true, declines: true }],
    ['STOP', { declines: true }],
    ['Yes, thanks', { closing: false, saysYes: true }],
    ['yes it works great now, thanks so much', { saysYes: true }],
    ['peguei o carro, obrigado', { closing: true, objection: null }],
    ["Thanks. I'd like to book a table for four", { closing: true, asks: true }],
    ["when my salary is in I'll look again", { promise: { kind: 'someday' }, byThemselves: true }],
    ['бухгалтерия ещё не ответила', { deferral: true }],
    ['my sister is flying in with her two kids', { saysMuch: true }],
    ['paid it last night thru the app', { settled: true, promise: null }],
    ['琴都賣啦', { settled: true }],
    ["that's all I needed", { isAll: true }],
    ['im in', { works: true }],
    ['one of the new ones, and my next step', { objection: null }],
    ['it broke', { objection: null, exclaims: true }],
    ['聽日覆你', { promise: { kind: 'someday' } }],
    ['下週一再聯絡您', { promise: { kind: 'date' } }],
    ['jpasse ds la semaine', { promise: { kind: 'someday' }, byThemselves: true }],
    ['wife ko bahut pasand aaya', { deferral: false }],
    ['wife ko dikha ke', { deferral: true }],
    ['', { closing: false, deferral: false, promise: null, objection: null, asks: false, declines: false }],
  ])('%s', (text, cues) => expect(buyerCuesOf(text, hints)).toMatchObject(cues));
});

describe('words of ours', () => {
  it.each([
    ['Shall I book it?', { asks: true, courtesy: false }],
    ['Can I help you with anything else?', { asks: false, courtesy: true }],
    ['Did it arrive safely? Shall we fit it on Monday?', { asks: true, courtesy: true }],
    ['Serían $4.200 con envío', { price: true, asks: false }],
    ['Totalnya 350rb', { price: true }],
    ['全屋定制六万八', { price: true }],
    ['Мы работаем с 9 до 21', { price: false, offer: false }],
    ['Your order 12345 is confirmed, total £45.', { price: false, closes: true }],
    ['Je peux vous faire une remise.', { offer: true }],
    ['Any questions about the quote?', { asks: true, courtesy: true }],
    ['Which of the two shall I keep for you?', { asks: true, asksWhich: true }],
    ['Any questions?', { asks: false, courtesy: true }],
    ['The total is £450. How did you find it?', { asks: true, asksOpinion: true }],
    ['Red or golden?', { asks: true, asksWhich: true }],
    ['Did that fix the leak? Is it working now?', { asks: false, courtesy: true }],
    ['Just a reminder of our proposal', { asks: true }],
    ['Just a reminder of your appointment tomorrow at 3', { asks: false, price: false }],
    ['Would you like us to hold it', { asks: true }],
    ['Выйдет 12 500 с установкой', { price: true }],
    ['El presupuesto da 480.000', { price: true }],
    ['Приём в кабинете 214 в 15:00', { price: false }],
    ['Déjame revisar y te aviso', { promisesUs: true }],
  ])('%s', (text, cues) => expect(ourCuesOf(text, null)).toMatchObject(cues));
});
