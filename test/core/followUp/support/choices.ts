import fc from 'fast-check';
import type { LearntFacts } from '../../../../src/core/followUp/silence';
import type { UsableTemplate } from '../../../../src/core/followUp/usableTemplate';
import { worthKey } from '../../../../src/core/followUp/worth';
import type { FollowUpRules } from '../../../../src/core/rules/rules';
import { minutes, now } from '../../given';
import { anyFollowUpRules, anyLearnt } from './anything';
import { template } from './silences';

/** What may be sent outside the window, from an instant on, the best first. */
export interface TemplatesFrom {
  readonly fromMs: number;
  readonly templates: readonly UsableTemplate[];
}

const known = [
  template('again_1'),
  template('again_2'),
  template('again_3', { category: 'marketing' }),
  template('asking', { variables: ['name'], body: 'Olá {{name}}, podemos ajudar?' }),
];
const anyList = fc.shuffledSubarray(known);

/** Templates that come, go and change places while a month passes. */
export const anyTemplates: fc.Arbitrary<readonly TemplatesFrom[]> = fc
  .tuple(
    anyList,
    fc.array(fc.record({ atMinutes: fc.integer({ min: 0, max: 30 * 24 * 60 }), templates: anyList }), {
      maxLength: 20,
    }),
  )
  .map(([first, later]) => [
    { fromMs: 0, templates: first },
    ...later
      .map(({ atMinutes, templates }) => ({ fromMs: now + minutes(atMinutes), templates }))
      .sort((a, b) => a.fromMs - b.fromMs),
  ]);

const short = { name: 'short', texts: { en: 'Any news?' } };

/** One wording, several, and some for one kind of silence only. */
const anyWordings: fc.Arbitrary<FollowUpRules['wordings'] & {}> = fc.constantFrom(
  [],
  [short],
  [{ ...short, kinds: ['hesitation'] }],
  [{ ...short, kinds: ['interrupted', 'theirDate'] }],
  [short, { name: 'third', kinds: ['interrupted'], texts: { en: 'Where were we?' } }],
);

/** Rules with all that is to be chosen from; a broken-off exchange is often looked at inside the window. */
export const anyChoosingRules: fc.Arbitrary<Partial<FollowUpRules>> = fc
  .tuple(anyFollowUpRules, anyWordings, fc.constantFrom(2, 2, 8, null))
  .map(([rules, wordings, soon]) => ({
    ...rules,
    wordings,
    waitHoursOf: { ...rules.waitHoursOf, ...(soon === null ? {} : { interrupted: soon }) },
  }));

/** Any learnt state, with a taste among all there is to choose from. */
export const anyTaste: fc.Arbitrary<LearntFacts> = fc
  .tuple(
    anyLearnt,
    fc.dictionary(
      fc.constantFrom('usual', 'short', 'third', ...known.map(({ name }) => worthKey({ name, isTemplate: true }))),
      fc.double({ min: 0, max: 1, noNaN: true }),
    ),
  )
  .map(([learnt, wordings]) => ({ ...learnt, wordings }));
