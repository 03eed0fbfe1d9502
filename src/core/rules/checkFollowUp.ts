import { checkHolidays } from './checkHours';
import { checkPlaces } from './checkTexts';
import { usualWording, waitHoursOf, type FollowUpRules, type FollowedUpKind } from './followUpRules';
import { repeated, type RulesFault } from './ruleFaults';
import type { Rules } from './rules';

/** Follow-up rules that make no sense together, in a whole document or with one conversation's own on top. Pure. */
export function checkFollowUp({ followUp }: Pick<Rules, 'followUp'>): RulesFault[] {
  return [
    ...checkWaits(followUp),
    ...(followUp.holidays === undefined ? [] : checkHolidays(followUp.holidays, ['followUp', 'holidays'])),
    ...checkWordings(followUp),
  ];
}

const kinds: readonly FollowedUpKind[] = ['interrupted', 'hesitation', 'theirDate', 'unreached'];

/** What nobody wrote is not held against anybody: a longest wait left out gives way to the floors. */
function checkWaits(rules: FollowUpRules): RulesFault[] {
  const { latestWaitDays } = rules;
  if (latestWaitDays === undefined) return [];
  const own = kinds.filter((kind) => kind in (rules.waitHoursOf ?? {}));
  const longest = Math.max(rules.waitHours, ...own.map((kind) => waitHoursOf(rules, kind)));
  if (latestWaitDays * 24 >= longest) return [];
  return [
    {
      path: ['followUp', 'latestWaitDays'],
      message: `Must not be shorter than the waits themselves: one of them is ${longest} hours.`,
    },
  ];
}

function checkWordings({ wordings = [] }: FollowUpRules): RulesFault[] {
  const path = ['followUp', 'wordings'] as const;
  return [
    ...repeated(
      wordings.map(({ name }) => name),
      (i) => [...path, i, 'name'],
    ),
    ...wordings.flatMap(({ name, texts }, i): RulesFault[] => [
      ...(name === usualWording
        ? [{ path: [...path, i, 'name'], message: `"${usualWording}" is the name of followUp.texts; take another.` }]
        : []),
      ...(texts.en === undefined
        ? [
            {
              path: [...path, i, 'texts'],
              message: 'Needs a text in en: it is used for every language without one of its own.',
            },
          ]
        : []),
      ...checkPlaces(texts, [], [...path, i, 'texts']),
    ]),
  ];
}
