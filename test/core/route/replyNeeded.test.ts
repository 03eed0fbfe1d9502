import type { Context, MoreContext } from '../../../src/core/contextualize/context';
import { decideRoute } from '../../../src/core/route/decideRoute';
import type { Understanding } from '../../../src/core/understanding/understanding';
import { hours, minutes, now, rules } from '../given';
import { fullContext } from '../assign/given';

const said = (text: string, change: Partial<Understanding> = {}): Partial<Context['turn']> => ({
  messages: [{ type: 'text', text, atMs: now }],
  understanding: { language: null, intent: 'other', asks: false, urgent: false, ...change },
});
const sticker: Partial<Context['turn']> = { ...said(''), messages: [{ type: 'sticker', text: null, atMs: now }] };
const answered = {
  history: { outboundCount: 2, lastOutboundText: 'Custa 90 reais.', lastOutboundAuthor: 'agent' as const },
};
const exchanged = (before: string, agoMs: number, ours = 'Custa 90 reais.'): Partial<MoreContext> => ({
  exchanges: [
    { by: 'agent', text: ours, atMs: now - agoMs + minutes(5) },
    { by: 'buyer', text: before, atMs: now - agoMs },
  ],
});
const weAsked = { openQuestions: { ours: { text: 'Azul ou verde', atMs: now - hours(1) }, theirs: null } };
const wait = { sinceMs: now - minutes(5), dueAtMs: now + minutes(30) };
const first = (facts: Context, change: Partial<ReturnType<typeof rules>> = {}) => {
  const { outcome, reasons } = decideRoute(facts, { ...rules(), ...change });
  return [outcome === 'noReply' ? 'no' : 'yes', outcome === 'noReply' ? reasons[0]?.code : reasons[2]?.code];
};

test.each<[string, string, Context, ...string[]]>([
  ['laughs after our answer', 'chatter', fullContext(answered, said('hahaha', { intent: 'chatter' })), 'no'],
  ['a sticker after our answer', 'chatter', fullContext(answered, sticker), 'no'],
  ['a sticker as the first thing ever', 'mayAsk', fullContext({}, sticker), 'yes'],
  [
    'laughs, where we asked something',
    'mayAsk',
    fullContext(answered, said('hahaha', { intent: 'chatter' }), weAsked),
    'yes',
  ],
  [
    'laughs and asks',
    'asks',
    fullContext(answered, said('haha, e o verde?', { intent: 'chatter', asks: true })),
    'yes',
  ],
  ['"ok" to what we told', 'closing', fullContext(answered, said('ok', { intent: 'assent' })), 'no'],
  ['"हाँ" to a question of ours', 'yesToOurs', fullContext(answered, said('हाँ', { intent: 'assent' }), weAsked), 'yes'],
  [
    '"thanks" while a question waits',
    'stillOpen',
    fullContext({ ...answered, wait }, said('谢谢', { intent: 'closing' })),
    'yes',
  ],
  [
    'laughs while a question waits',
    'stillOpen',
    fullContext({ ...answered, wait }, said('хаха', { intent: 'chatter' })),
    'yes',
  ],
  [
    'the answered question again',
    'duplicate',
    fullContext(answered, said('¿Cuánto  cuesta?', { asks: true }), exchanged('cuánto cuesta', hours(2))),
    'no',
  ],
  [
    'the same a day later',
    'asks',
    fullContext(answered, said('Quanto custa?', { asks: true }), exchanged('quanto custa', hours(25))),
    'yes',
  ],
  [
    'other words',
    'asks',
    fullContext(answered, said('Quanto custa o azul?', { asks: true }), exchanged('quanto custa?', hours(2))),
    'yes',
  ],
  [
    'the same, where we asked back',
    'asks',
    fullContext(
      { history: { ...answered.history, lastOutboundText: 'Qual?' } },
      said('Preço?', { asks: true }),
      exchanged('preço?', hours(1)),
    ),
    'yes',
  ],
  [
    'the same, with an edge',
    'mayAsk',
    fullContext(answered, said('не работает', { sentiment: 'negative' }), exchanged('не работает', hours(1))),
    'yes',
  ],
  [
    'the same, and urgent',
    'asks',
    fullContext(answered, said('kapan?', { asks: true, urgent: true }), exchanged('kapan?', hours(1))),
    'yes',
  ],
  [
    'good morning again',
    'mayAsk',
    fullContext(answered, said('Günaydın', { intent: 'greeting' }), exchanged('günaydın', hours(23))),
    'yes',
  ],
])('%s: %s', (_, code, facts, needed) => expect(first(facts)).toEqual([needed, code]));

test('the same words that nobody has answered since are no duplicate', () => {
  const exchanges = [
    { by: 'buyer', text: 'Preço?', atMs: now - minutes(2) },
    { by: 'agent', text: 'Olá.', atMs: now - minutes(9) },
  ] as const;
  expect(first(fullContext(answered, said('preço?', { asks: true }), { exchanges }))).toEqual(['yes', 'asks']);
});

test('that nobody was there is no answer', () => {
  const exchanges = [
    { by: 'automation', text: 'Voltamos amanhã.', atMs: now - hours(9) },
    { by: 'buyer', text: 'Preço?', atMs: now - hours(10) },
  ] as const;
  const price = { outcome: 'automationReplies', codes: [], intent: 'price', atMs: now - hours(9), overruled: false };
  const again = (earlierDecisions: MoreContext['earlierDecisions']) =>
    first(fullContext(answered, said('preço?', { asks: true }), { exchanges, earlierDecisions }));
  expect(again([{ ...price, outcome: 'humanReplies' }])).toEqual(['yes', 'asks']);
  expect(again([price])).toEqual(['no', 'duplicate']);
});

describe('stop words of the rules', () => {
  const stopWords = { de: ['Abmelden', 'bitte nicht mehr'], ar: ['أوقِف'] };
  test.each(['abmelden', ' ABMELDEN!! ', 'Bitte nicht mehr.', 'اوقف'])('"%s" is one', (text) => {
    expect(decideRoute(fullContext({}, said(text)), { ...rules(), stopWords })).toMatchObject({
      outcome: 'noReply',
      optedOut: true,
    });
  });
  test.each(['abmelden? nein', 'kann ich mich abmelden', ''])('"%s" is none', (text) => {
    expect(decideRoute(fullContext({}, said(text)), { ...rules(), stopWords }).optedOut).toBeNull();
  });
});

test('a turn that puts it off asks for none; decisions recorded before that was known are taken again as they were', () => {
  const puts = said('Thanks, I need to think about it');
  expect(first(fullContext(answered, puts, { putsOff: true }))).toEqual(['no', 'postpones']);
  expect(first(fullContext(answered, puts))).toEqual(['yes', 'mayAsk']);
});
