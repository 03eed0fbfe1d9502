import { outcomesOf } from '../../../src/core/feedback/outcomes';
import type { FeedbackDecision } from '../../../src/core/feedback/history';
import { dayMs, historyOf, minuteMs, ours, routed, startMs, theirs } from './history';

const laterMs = startMs + 30 * dayMs;

function control(minutes: number, outcome = 'takeOver'): FeedbackDecision {
  return { kind: 'control', atMs: startMs + minutes * minuteMs, outcome };
}

/** The only outcome of a conversation. */
function only(...given: Parameters<typeof historyOf>) {
  const { outcomes } = outcomesOf(historyOf(...given), laterMs);
  expect(outcomes).toHaveLength(1);
  return outcomes[0]!;
}

test('a reply, after how long, and how deep it went until our next word', () => {
  const answer = [
    theirs(30, 'Tem azul?', { turnId: 't1' }),
    theirs(31, null, { type: 'image', turnId: 't1' }),
    theirs(60, 'E verde? E preto?', { turnId: 't2' }),
    theirs(61, null, { type: 'reaction' }),
  ];
  const { outcomes } = outcomesOf(historyOf([ours(0, { text: 'Custa 300.' }), ...answer, ours(90)]), laterMs);
  expect(outcomes[0]).toMatchObject({
    ...{ result: 'replied', repliedAfterMs: 30 * minuteMs },
    depth: { turns: 2, questions: 3, media: 1, lastedMs: 30 * minuteMs },
  });
  expect(outcomes[1]).toMatchObject({ tookMs: 60 * minuteMs });
});

test.each([
  ['read', 'readOnly'],
  ['played', 'readOnly'],
  ['delivered', 'unanswered'],
  ['sent', 'unanswered'],
  ['unknown', 'unanswered'],
  ['failed', 'notDelivered'],
])('seven days after %s: %s', (status, result) => {
  expect(only([ours(0, { status })])).toMatchObject({ result, repliedAfterMs: null, depth: null });
});

test('until seven days are over it is open', () => {
  const history = historyOf([ours(0, { status: 'read', text: 'Quer?' })]);
  const [before, after] = [startMs + 7 * dayMs - 1, startMs + 7 * dayMs].map(
    (ms) => outcomesOf(history, ms).outcomes[0],
  );
  expect(before).toMatchObject({ result: 'open', clarity: 'open' });
  expect(after).toMatchObject({ result: 'readOnly', clarity: 'ignored' });
});

test('what was never sent, and that nobody is there, has no outcome and breaks nothing', () => {
  const { outcomes } = outcomesOf(
    historyOf([ours(0), ours(1, { status: 'cancelled' }), ours(2, { sentAs: 'absence' }), theirs(3, 'Sim')]),
    laterMs,
  );
  expect(outcomes).toMatchObject([{ result: 'replied', repliedAfterMs: 3 * minuteMs }]);
});

test('one burst of ours is answered together; a later word of ours comes before the reply', () => {
  const { outcomes } = outcomesOf(historyOf([ours(0), ours(5), ours(30), theirs(40, 'Sim')]), laterMs);
  expect(outcomes.map(({ result }) => result)).toEqual(['promptedAgain', 'promptedAgain', 'replied']);
  const together = outcomesOf(historyOf([ours(0), ours(5), theirs(40, 'Sim')]), laterMs);
  expect(together.outcomes.map(({ repliedAfterMs }) => repliedAfterMs)).toEqual([40 * minuteMs, 35 * minuteMs]);
});

test.each([
  ['Qual cor da cadeira prefere?', 'Azul', 1, 'answered', false],
  ['Qual cor da cadeira prefere?', 'Qual cadeira?', 1, 'askedBack', true],
  ['Qual cor da cadeira prefere?', '?', 1, 'askedBack', true],
  ['Qual cor da cadeira prefere?', 'Azul. Vocês entregam no sábado em Campinas?', 1, 'answered', false],
  ['Qual cor? Quantas? Quando?', 'Amanhã', 3, 'answered', false],
  ['Custa 300.', 'Custa quanto?', 0, null, true],
  ['您要哪种颜色?', '蓝色', 1, 'answered', false],
  ['您要哪种颜色吗', '哪种颜色?', 1, 'askedBack', true],
  ['ما اللون الذي تريده؟', 'أزرق', 1, 'answered', false],
  ['ご希望の色は何ですか', '青です', 1, 'answered', false],
  ['¿Qué color quiere?', '¿Cómo que color?', 1, 'askedBack', true],
])('clarity of "%s", answered "%s"', (text, reply, questions, clarity, askedBack) => {
  expect(only([ours(0, { text }), theirs(9, reply)])).toMatchObject({ questions, clarity, askedBack });
});

test('an opt-out belongs to what came before it, and not to what came before that', () => {
  const optOut: FeedbackDecision = { kind: 'control', atMs: startMs + 61 * minuteMs, outcome: 'optOut' };
  const messages = [ours(0), theirs(10, 'Sim'), ours(20), theirs(60, 'Pare')];
  for (const decision of [optOut, routed(61, { optedOut: true, outcome: 'noReply' })]) {
    const { outcomes } = outcomesOf(historyOf(messages, [decision]), laterMs);
    expect(outcomes.map(({ optedOut }) => optedOut)).toEqual([false, true]);
  }
});

test('people overrule an answer of automation until the next turn is decided', () => {
  expect(only([ours(1)], [routed(0), control(5), routed(10)]).overruled).toBe(true);
  expect(only([ours(1)], [routed(0), routed(10), control(15)]).overruled).toBe(false);
  expect(only([ours(1, { sentAs: 'followUp' })], [routed(0), control(5)]).overruled).toBe(false);
});

test('a person who follows up days later has not corrected the answer; one who steps in when the buyer is back has', () => {
  const days = (count: number) => count * 24 * 60;
  for (const command of ['reply', 'takeOver', 'reroute'])
    expect(only([ours(1)], [routed(0), control(days(2), command)]).overruled).toBe(false);
  const followedUp = [ours(1), ours(days(2), { sentAs: 'followUp', author: 'agent' }), theirs(days(3), 'Sim')];
  const later = outcomesOf(
    historyOf(followedUp, [routed(0), control(days(2), 'reply'), control(days(3) + 1)]),
    laterMs,
  );
  expect(later.outcomes.map(({ overruled }) => overruled)).toEqual([false, false]);
  const isBack = [ours(1), theirs(days(2), 'Isso está errado')];
  expect(only(isBack, [routed(0), control(days(2) + 1), routed(days(2) + 2)]).overruled).toBe(true);
  expect(only(isBack, [routed(0), routed(days(2) + 1), control(days(2) + 2)]).overruled).toBe(false);
});

test('the intent is that of the turn it answers, else of the last one decided', () => {
  const decisions = [routed(0, { turnId: 't1', intent: 'delivery' }), routed(1, { turnId: 't2', intent: 'price' })];
  expect(only([ours(2, { turnId: 't1' })], decisions).intent).toBe('delivery');
  expect(only([ours(2)], decisions).intent).toBe('price');
  expect(only([ours(2)]).intent).toBeNull();
});

test('how long buyers wait, and what ends it; what needs no reply is no wait', () => {
  const waitsOf = (...given: Parameters<typeof historyOf>) => outcomesOf(historyOf(...given), laterMs).waits;
  expect(waitsOf([theirs(0, 'Oi'), theirs(5, 'Tem?'), ours(25)])).toEqual([
    { afterMs: 25 * minuteMs, end: 'answered' },
  ]);
  expect(waitsOf([theirs(0, 'Oi'), theirs(20, 'Alô?'), ours(25)])).toEqual([
    { afterMs: 20 * minuteMs, end: 'wroteAgain' },
  ]);
  expect(waitsOf([theirs(0, 'Oi')])).toEqual([{ afterMs: 30 * dayMs, end: 'open' }]);
  const thanks = routed(1, { turnId: 't', outcome: 'noReply' });
  expect(waitsOf([theirs(0, 'Obrigado', { turnId: 't' })], [thanks])).toEqual([]);
  const messages = [theirs(0, 'Obrigado', { turnId: 't' }), theirs(30, 'Tem azul?', { turnId: 'u' }), ours(40)];
  expect(only(messages, [thanks]).tookMs).toBe(10 * minuteMs);
  expect(waitsOf(messages, [thanks])).toEqual([{ afterMs: 10 * minuteMs, end: 'answered' }]);
  expect(only([messages[0]!, ours(40)], [thanks]).tookMs).toBeNull();
});

test('a question that comes later is about something else', () => {
  const messages = [ours(0, { text: 'Qual cor?' }), theirs(5, 'Azul'), theirs(60, 'Qual o prazo?'), ours(90)];
  expect(outcomesOf(historyOf(messages), laterMs).outcomes[0]).toMatchObject({ askedBack: false, clarity: 'answered' });
});
