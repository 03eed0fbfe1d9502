import { pickKnowledge, scoreOf, type Piece } from '../../../src/core/answer/pickKnowledge';
import { wordsIn } from '../../../src/core/answer/words';
import type { KnowledgeId } from '../../../src/core/ids';

const piece = (id: string, title: string, text: string, more: Partial<Piece> = {}): Piece => {
  return { id: id as KnowledgeId, version: 1, title, text, languages: [], intents: [], ...more };
};
const delivery = piece('a', 'Entrega', 'Entregamos em Campinas em 3 dias.', { intents: ['delivery'] });
const returns = piece('b', 'Troca', 'Trocas em até 30 dias.');
const chinese = piece('c', '退货政策', '七天内可以退货。', { languages: ['zh'] });
const pieces = [returns, chinese, delivery];
const ids = (sought: Partial<Parameters<typeof pickKnowledge>[1]>, all = pieces) =>
  pickKnowledge(all, { texts: [], intents: [], language: null, ...sought }).map(({ id }) => id);

test('shared words count: twice in the title; an intent three times', () => {
  expect(scoreOf(delivery, wordsIn('Vocês fazem entrega em campinas?'), ['delivery'])).toBe(2 + 1 + 3);
  expect(scoreOf(returns, wordsIn('Vocês fazem entrega em campinas?'), ['delivery'])).toBe(0);
});

test('accents and case make no other word; scripts without spaces are compared by pairs of letters', () => {
  expect([...wordsIn('CAMPINAS Até')]).toEqual(['campinas', 'ate']);
  expect(ids({ texts: ['可以退货吗'] })).toEqual(['c']);
});

test('the best go first; what shares nothing is left out', () => {
  expect(ids({ texts: ['30 dias para troca, e a entrega?'] })).toEqual(['b', 'a']);
});

test('what is for buyers of another language is not for this one', () => {
  expect(ids({ texts: ['可以退货吗'], language: 'pt' })).toEqual(['b', 'a'].sort());
  expect(ids({ texts: ['可以退货吗'], language: 'zh' })).toEqual(['c']);
});

test('where nothing counts, a few are all given, and many are not', () => {
  expect(ids({ texts: ['hello'] })).toHaveLength(3);
  const many = Array.from({ length: 9 }, (_, at) => piece(`k${at}`, 'Entrega', 'Em casa.'));
  expect(ids({ texts: ['hello'] }, many)).toEqual([]);
  expect(ids({ texts: ['entrega'] }, many)).toHaveLength(8);
});

test('together they stay within what a model is given', () => {
  const long = Array.from({ length: 8 }, (_, at) => piece(`k${at}`, 'Entrega', 'x'.repeat(4000)));
  expect(ids({ texts: ['entrega'] }, long)).toHaveLength(3);
});
