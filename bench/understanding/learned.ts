import { normalise } from '../../src/core/understanding/features';
import { languages } from '../../src/core/understanding/languages';
import { chanceOf, readPhrases } from './phrases';
import { percent, type Judged } from './quality';

/** How much is right of the messages that do not stand word for word among the phrases learned from ("thank you very much" does). */
export function unlearnedShare(judged: readonly Judged[]): string {
  const chance = chanceOf(1);
  const learned = new Set(
    languages.flatMap((language) => readPhrases(language, 100, chance).map(({ text }) => normalise(text))),
  );
  const known = judged.filter(({ row }) => row.intent !== null);
  const unlearned = known.filter(({ row }) => !learned.has(normalise(row.text)));
  const right = unlearned.filter(({ row, told }) => row.intent === told.intent).length;
  return `${percent(right, unlearned.length)} of the ${unlearned.length} that do not stand word for word among our phrases.`;
}
