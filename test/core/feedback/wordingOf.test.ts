import type { FeedbackDecision, FeedbackMessage } from '../../../src/core/feedback/history';
import { outcomesOf } from '../../../src/core/feedback/outcomes';
import { textKeyOf } from '../../../src/core/feedback/textKey';
import { dayMs, historyOf, minuteMs, ours, startMs } from './history';

const template = { name: 'continuo_follow_up_1', language: 'pt_BR' };
const followUp = (minutes: number, change: Partial<FeedbackMessage> = {}) =>
  ours(minutes, { sentAs: 'followUp', text: 'Conseguiu ver?', ...change });

type Look = Extract<FeedbackDecision, { kind: 'followUp' }>;

function looked(minutes: number, change: Partial<Look>): Look {
  const look = { kind: 'followUp', wording: null, text: null, language: 'pt', chanceAtAll: null } as const;
  return { ...look, atMs: startMs + minutes * minuteMs, outcome: 'send', ...change };
}
const planned = (minutes: number, chanceAtAll: number | null) => looked(minutes, { outcome: 'lookLater', chanceAtAll });
const drafted = (minutes: number, wording: string, text = 'Conseguiu ver?') =>
  looked(minutes, { outcome: 'draft', wording, text });

/** Wording and chance of the last message. */
function lastOf(messages: readonly FeedbackMessage[], decisions: readonly FeedbackDecision[]) {
  const { wording, chanceAtAll } = outcomesOf(historyOf(messages, decisions), startMs + 30 * dayMs).outcomes.at(-1)!;
  return [wording?.name ?? null, chanceAtAll];
}

test('a follow-up’s wording, template and told chance come from its decision', () => {
  const decisions = [looked(9, { wording: 'short' }), planned(0, 0.04)];
  expect(lastOf([ours(0), followUp(10)], decisions)).toEqual(['short', 0.04]);
  expect(outcomesOf(historyOf([followUp(10)], decisions), startMs + dayMs).outcomes[0]?.wording).toEqual({
    ...{ name: 'short', language: 'pt', isTemplate: false, textKey: textKeyOf('Conseguiu ver?') },
  });
  const { outcomes } = outcomesOf(historyOf([followUp(2, { template })], [planned(0, 0.1)]), startMs + dayMs);
  expect(outcomes[0]?.wording).toEqual({ ...template, isTemplate: true });
});

test('what it says tells which text of it it was; a template tells it by what it left with', () => {
  const wording = (message: FeedbackMessage) =>
    outcomesOf(historyOf([message], [looked(9, { wording: 'short' })]), startMs + dayMs).outcomes[0]?.wording;
  expect(wording(followUp(10))?.textKey).not.toBe(wording(followUp(10, { text: 'Ainda pensa nisso?' }))?.textKey);
  expect(wording(followUp(10, { template: { ...template, textKey: '0badcafe' } }))?.textKey).toBe('0badcafe');
  // Its words were erased.
  expect(wording(followUp(10, { text: null }))).not.toHaveProperty('textKey');
});

test('its send tells its wording, whatever was decided around it', () => {
  const decisions = [planned(0, 0.4), looked(9, { wording: 'short' })];
  expect(lastOf([ours(0), followUp(10, { wording: 'usual' })], decisions)).toEqual(['usual', 0.4]);
  expect(lastOf([ours(0), followUp(10, { wording: null })], decisions)).toEqual([null, 0.4]);
  expect(lastOf([ours(0), followUp(10, { wording: 'usual' })], [])).toEqual(['usual', null]);
});

test('the chance is the one it was put off by, when it was', () => {
  const put = looked(5, { outcome: 'putOff', chanceAtAll: 0.2 });
  expect(lastOf([ours(0), followUp(10)], [planned(0, 0.4), put, looked(10, { wording: 'short' })])).toEqual([
    'short',
    0.2,
  ]);
});

test('a person’s draft counts for its wording when the words are as they were written, and for none when they are not', () => {
  const decisions = [looked(2, { wording: 'short' }), planned(5, 0.4), drafted(20, 'usual')];
  const earlier = [ours(0), followUp(2), ours(5)];
  expect(lastOf([...earlier, followUp(30, { author: 'agent' })], decisions)).toEqual(['usual', 0.4]);
  const changed = followUp(30, { author: 'agent', text: 'Oi Ana, conseguiu ver a cadeira?' });
  expect(lastOf([...earlier, changed], decisions)).toEqual([null, 0.4]);
  expect(lastOf([...earlier, followUp(30, { author: 'agent', template })], decisions)[0]).toBe(template.name);
});

test('what was decided in an earlier silence says nothing about this follow-up', () => {
  const before = [planned(0, 0.4), looked(2, { wording: 'short' })];
  // Also when the follow-up before was decided in the very instant it left.
  for (const later of [[], [planned(2, null)], [planned(2, null), planned(3, null)]])
    expect(lastOf([ours(0), followUp(2), followUp(30)], [...before, ...later])).toEqual([null, null]);
  // Rolled back since: the newest plan knows no chance, whatever an older one knew.
  expect(lastOf([ours(0), followUp(30)], [planned(0, 0.4), planned(9, null)])).toEqual([null, null]);
});

test('what never left, and reactions between, begin no silence', () => {
  const decisions = [planned(0, 0.4), looked(9, { wording: 'short' })];
  const failed = ours(10, { sentAs: 'followUp', status: 'failed' });
  expect(lastOf([ours(0), failed, followUp(12)], decisions)).toEqual(['short', 0.4]);
  expect(lastOf([ours(0), failed], decisions)).toEqual(['short', 0.4]);
});
