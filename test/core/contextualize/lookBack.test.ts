import { cut, exchangesOf, lastAnswerOf, openQuestionsOf } from '../../../src/core/contextualize/lookBack';
import { contextLimits } from '../../../src/core/contextualize/context';
import type { RecentMessage } from '../../../src/core/contextualize/recentMessage';

/** Oldest first as it is read; the functions take the newest first. */
function talk(...lines: [RecentMessage['by'], string | null, number, boolean?][]): RecentMessage[] {
  return lines
    .map(([by, text, atMs, isWriting = true]) => ({ by, text, atMs, isWriting, agent: by === 'agent' ? 'ana' : null }))
    .reverse();
}

describe('open questions', () => {
  test('ours is open until the buyer writes; theirs until we do', () => {
    const asked = talk(['buyer', 'Quanto custa?', 1], ['agent', 'Qual cor?', 2]);
    expect(openQuestionsOf(asked)).toEqual({ ours: { text: 'Qual cor?', atMs: 2 }, theirs: null });
    const answered = talk(['agent', 'Qual cor?', 2], ['buyer', 'Preta. E o frete?', 3]);
    expect(openQuestionsOf(answered)).toEqual({ ours: null, theirs: { text: 'Preta. E o frete?', atMs: 3 } });
  });

  test.each(['هل لديكم؟', '有货吗？', 'Есть в наличии?', 'क्या यह है?'])('%s is one', (text) => {
    expect(openQuestionsOf(talk(['buyer', text, 1])).theirs?.text).toBe(text);
  });

  test('the question is found behind what follows it; a reaction answers nothing', () => {
    const asked = talk(['agent', 'Qual cor?', 1], ['agent', 'Temos três.', 2], ['buyer', null, 3, false]);
    expect(openQuestionsOf(asked).ours).toEqual({ text: 'Qual cor?', atMs: 1 });
    expect(openQuestionsOf([])).toEqual({ ours: null, theirs: null });
  });
});

describe('the last answer', () => {
  test('who gave it, and how long it took from the first message it answers', () => {
    const lines = talk(['automation', 'Olá', 0], ['buyer', 'Preço?', 10], ['buyer', 'Alô', 15], ['agent', '50', 30]);
    expect(lastAnswerOf(lines)).toEqual({ by: 'agent', agent: 'ana', tookMs: 20 });
  });

  test('a message of ours that follows our own answers nothing', () => {
    const lines = talk(['buyer', 'Preço?', 10], ['agent', '50', 30], ['automation', 'Ainda quer?', 900]);
    expect(lastAnswerOf(lines)).toMatchObject({ by: 'agent', tookMs: 20 });
    expect(lastAnswerOf(talk(['automation', 'Olá', 1]))).toEqual({ by: 'automation', agent: null, tookMs: null });
    expect(lastAnswerOf(talk(['buyer', 'Oi', 1]))).toBeNull();
    expect(lastAnswerOf([])).toBeNull();
  });
});

test('exchanges are the newest, shortened, without reactions', () => {
  const lines = talk(
    ...Array.from({ length: 20 }, (_one, at): [RecentMessage['by'], string, number] => ['buyer', 'x'.repeat(900), at]),
    ['buyer', null, 99, false],
  );
  const exchanges = exchangesOf(lines);
  expect(exchanges.map(({ atMs }) => atMs)).toEqual([19, 18, 17, 16, 15, 14, 13, 12]);
  expect(exchanges[0]?.text).toHaveLength(contextLimits.exchangeText);
});

test('a text is never cut through a character', () => {
  expect(cut('ab😀', 3)).toBe('ab');
  expect(cut('ab😀', 4)).toBe('ab😀');
});
