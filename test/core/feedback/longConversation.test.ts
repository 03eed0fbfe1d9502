import type { FeedbackDecision, FeedbackMessage } from '../../../src/core/feedback/history';
import { outcomesOf } from '../../../src/core/feedback/outcomes';
import { dayMs, historyOf, ours, routed, startMs, theirs } from './history';

const count = 20_000;
/** Some hundred times what it takes; with the square of the messages it takes minutes. */
const longestMs = 5000;

/** Two bots that answer each other: every message is in a turn of its own, and every decision stands. */
function loop(): [FeedbackMessage[], FeedbackDecision[]] {
  const messages = Array.from({ length: count }, (_, minute) => {
    const turnId = `t${minute - (minute % 2)}`;
    const text = 'Quanto custa a cadeira?';
    return minute % 2 === 0 ? theirs(minute, text, { turnId }) : ours(minute, { text, turnId, sentAs: 'followUp' });
  });
  const decisions = messages.flatMap(({ direction, atMs, turnId }, minute): FeedbackDecision[] =>
    direction === 'in'
      ? [routed(minute, { turnId })]
      : [
          { kind: 'followUp', atMs, outcome: 'send', wording: 'usual', text: null, language: 'pt', chanceAtAll: null },
          { kind: 'control', atMs: atMs + 1, outcome: 'takeOver' },
        ],
  );
  return [messages, decisions];
}

/** One burst of ours without a pause, and one of the buyer's. */
function bursts(): [FeedbackMessage[], FeedbackDecision[]] {
  const isOurs = (minute: number) => minute < count / 2;
  const messages = Array.from({ length: count }, (_, minute) =>
    isOurs(minute) ? ours(minute, { text: 'Qual cor?' }) : theirs(minute, 'Qual cor?'),
  );
  return [messages, []];
}

test.each([
  ['a loop of two bots', loop()],
  ['endless bursts', bursts()],
])('%s: twenty thousand messages are counted in a moment', (_, [messages, decisions]) => {
  const begun = performance.now();
  const { outcomes } = outcomesOf(historyOf(messages, decisions), startMs + 60 * dayMs);
  expect(outcomes).toHaveLength(count / 2);
  expect(outcomes.every(({ result }) => result === 'replied' || result === 'unanswered')).toBe(true);
  expect(performance.now() - begun).toBeLessThan(longestMs);
});
