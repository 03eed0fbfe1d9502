import { placeholderPattern, placeholders } from '../answer/fillText';
import type { RulesFault } from './ruleFaults';
import type { Rules } from './rules';

const inAbsence = ['opensAt'];

/** Absence texts: what they want filled in can be, and there is one for languages without their own. */
export function checkTexts({ reply: { absenceTexts } }: Rules): RulesFault[] {
  if (absenceTexts === undefined) return [];
  const path = ['reply', 'absenceTexts'];
  const needsEnglish = 'Needs a text in en: it is used for every language without one of its own.';
  return [
    ...checkPlaces(absenceTexts, inAbsence, path),
    ...(absenceTexts.en === undefined ? [{ path, message: needsEnglish }] : []),
  ];
}

/** Answers and follow-ups that want filled in what nothing fills in. Documents of earlier versions may hold them. */
export function warnOfTexts({ automation, followUp }: Rules): RulesFault[] {
  return [
    ...automation.answers.flatMap(({ texts }, i) =>
      checkPlaces(texts, placeholders, ['automation', 'answers', i, 'texts'], ' This text is never sent.'),
    ),
    ...checkPlaces(followUp.texts, [], ['followUp', 'texts'], ' It is sent as it stands.'),
  ];
}

/** Placeholders in texts that nothing fills in. `known`: the names that something does. */
export function checkPlaces(
  texts: Readonly<Record<string, string>>,
  known: readonly string[],
  path: RulesFault['path'],
  effect = '',
): RulesFault[] {
  const there =
    known.length === 0 ? 'nothing is filled in here' : `there is ${known.map((one) => `{${one}}`).join(', ')}`;
  return Object.entries(texts).flatMap(([language, text]) =>
    [...text.matchAll(placeholderPattern)]
      .map((match) => match[1] ?? '')
      .filter((name) => !known.includes(name))
      .map((name) => ({ path: [...path, language], message: `There is no {${name}}; ${there}.${effect}` })),
  );
}
