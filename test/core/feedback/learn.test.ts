import { learnDueTime, learnLeastChance } from '../../../src/core/feedback/learnDueTime';
import { learnHandOver } from '../../../src/core/feedback/learnHandOver';
import { learnTemplateHours, learnWordings, mostUsed } from '../../../src/core/feedback/learnWordings';
import { mostWordings } from '../../../src/core/feedback/parameters';
import type { IntentTally, WordingTally } from '../../../src/core/feedback/tallied';

const noClarity = { oneQuestion: 0, answered: 0, askedBack: 0, ignored: 0 };
const wording = (name: string, isTemplate: boolean, worked: number, notWorked: number): WordingTally => ({
  ...{ name, language: 'pt', isTemplate, worked, notWorked },
  ...{ readOnly: 0, notDelivered: 0, optedOut: 0, ...noClarity },
});
const intent = (name: string, change: Partial<IntentTally>): IntentTally => ({
  ...{ intent: name, answers: 0, overruled: 0, doubted: 0, draftsKept: 0, draftsCorrected: 0, ...noClarity, ...change },
});

test('what each text of one name has come to stays its own', () => {
  const [one, other] = ['aaaa0000', 'bbbb0000'].map((textKey, place) => ({
    ...wording('usual', false, 10 + place, 5),
    textKey,
  }));
  expect(learnWordings([one!, other!, wording('usual', false, 1, 0)])).toMatchObject({
    value: [
      { textKey: 'bbbb0000', worked: 11, notWorked: 5 },
      { textKey: 'aaaa0000', worked: 10, notWorked: 5 },
      { worked: 1, notWorked: 0 },
    ],
  });
});

test('of texts that conversations have of their own no more are kept than the most used', () => {
  const own = Array.from({ length: 2000 }, (_, place) => ({
    ...wording('usual', false, 0, place % 1000),
    textKey: place.toString(16).padStart(8, '0'),
  }));
  const kept = mostUsed(own);
  expect(kept).toHaveLength(mostWordings);
  expect(kept.slice(0, 3).map(({ textKey, notWorked }) => [textKey, notWorked])).toEqual([
    ['000003e7', 999],
    ['000007cf', 999],
    ['000003e6', 998],
  ]);
  expect(mostUsed([...own].reverse())).toEqual(kept);
});

test('wordings need twenty follow-ups, and are counted by name and language', () => {
  expect(learnWordings([wording('usual', false, 4, 15)])).toMatchObject({ outcome: 'tooLittle', seen: 19 });
  expect(
    learnWordings([wording('usual', false, 4, 15), wording('short', false, 1, 0), wording('new', false, 0, 0)]),
  ).toMatchObject({
    outcome: 'learnt',
    value: [
      { name: 'usual', language: 'pt', worked: 4, notWorked: 15 },
      { name: 'short', language: 'pt', worked: 1, notWorked: 0 },
    ],
    seen: 20,
    figures: [
      { name: 'wordings', value: 2 },
      { name: 'shareAnswered', value: 0.25 },
    ],
  });
});

test('a template is worth hours by the replies it loses against free text', () => {
  const learn = (worked: number) =>
    learnTemplateHours([wording('usual', false, 49, 49), wording('t', true, worked, 98 - worked)]);
  expect(learn(24)).toMatchObject({ outcome: 'learnt', value: 12 });
  expect(learn(49)).toMatchObject({ value: 0 });
  expect(learn(90)).toMatchObject({ value: 0 });
  expect(learnTemplateHours([wording('usual', false, 49, 49), wording('t', true, 5, 5)]).outcome).toBe('tooLittle');
});

test('more is handed over of what people correct and buyers ask back about', () => {
  const learnt = learnHandOver([
    intent('price', { answers: 90, overruled: 2 }),
    intent('delivery', { answers: 60, overruled: 20, doubted: 9, draftsKept: 20, draftsCorrected: 10 }),
    intent('order', { answers: 100, overruled: 100 }),
    intent('appointment', { answers: 19, overruled: 19 }),
  ]);
  expect(learnt).toMatchObject({
    outcome: 'learnt',
    // 39 of 90 with 1 of 10 assumed beforehand: 0.4, so 0.2 · 0.3 / 0.4.
    value: [
      { intent: 'delivery', by: 0.15 },
      { intent: 'order', by: 0.2 },
    ],
  });
  expect(learnHandOver([intent('price', { answers: 19 })]).outcome).toBe('tooLittle');
});

test('a reply is due before one waiting buyer in ten has written again, whatever we did', () => {
  const waits = [
    { minutes: 10, wroteAgain: 2, answered: 98 },
    // Of the hundred still waiting one in ten: with the two before that is more than a tenth.
    { minutes: 45.2, wroteAgain: 10, answered: 0 },
    { minutes: 600, wroteAgain: 90, answered: 0 },
  ];
  expect(learnDueTime(waits)).toMatchObject({ outcome: 'learnt', value: 45, seen: 200 });
  expect(learnDueTime(waits.slice(0, 2)).outcome).toBe('tooLittle');
  expect(learnDueTime([{ minutes: 10, wroteAgain: 0, answered: 500 }])).toMatchObject({ value: 7 * 24 * 60 });
});

test('only chances that are hardly ever answered are closed quietly', () => {
  const chances = [
    { percent: 1, sent: 60, worked: 0 },
    { percent: 4, sent: 60, worked: 1 },
    { percent: 6, sent: 60, worked: 20 },
    { percent: 50, sent: 900, worked: 500 },
  ];
  expect(learnLeastChance(chances, null)).toMatchObject({ outcome: 'learnt', value: 0.06 });
  expect(learnLeastChance(chances.slice(2), null)).toMatchObject({ outcome: 'learnt', value: 0 });
  expect(learnLeastChance([{ percent: 1, sent: 49, worked: 0 }], null).outcome).toBe('tooLittle');
});

test('what is closed quietly is not sent, so that nothing is known of it any more opens no door', () => {
  const above = [{ percent: 50, sent: 900, worked: 500 }];
  expect(learnLeastChance(above, 0.06)).toMatchObject({ outcome: 'tooLittle' });
  expect(learnLeastChance([...above, { percent: 5, sent: 49, worked: 9 }], 0.06)).toMatchObject({
    outcome: 'tooLittle',
  });
  // People sent enough of them, or it was rolled back for a while: they are answered.
  expect(learnLeastChance([...above, { percent: 5, sent: 50, worked: 9 }], 0.06)).toMatchObject({ value: 0 });
  expect(learnLeastChance([...above, { percent: 7, sent: 60, worked: 0 }], 0.06)).toMatchObject({ value: 0.1 });
  expect(learnLeastChance(above, 0)).toMatchObject({ outcome: 'learnt', value: 0 });
});
