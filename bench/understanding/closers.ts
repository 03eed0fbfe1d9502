import { readFileSync } from 'node:fs';
import { understandTurn } from '../../src/core/understanding/understandTurn';
import { countsOf, f1, precision, recall, table } from './quality';

interface Closer {
  readonly lang: string;
  readonly text: string;
  readonly label: 'closing' | 'thanks' | 'other';
  readonly src: string;
}

export function readClosers(file: string): Closer[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Closer);
}

/**
 * "Thanks or closing" against the rest, per part of the set. As the main intent it is what the product acts on: "thanks, and book it"
 * is a wish. The sets label such a turn thanks all the same, as a word list does: beside it stands what is told at all.
 */
export function closersTable(closers: readonly Closer[]): string {
  const told = closers.map((closer) => {
    const { intent, intents = [] } = understandTurn([closer.text]);
    return { closer, intent, atAll: intents.some((each) => each.intent === 'closing') };
  });
  const parts = [...new Set(closers.map(({ src }) => src))];
  return table(
    ['part', 'turns', 'closers', 'precision', 'recall', 'F1', 'F1, told at all'],
    parts.map((part) => {
      const some = told.filter(({ closer }) => closer.src === part);
      const counts = countsOf(
        some,
        ({ closer }) => closer.label !== 'other',
        ({ intent }) => intent === 'closing',
      );
      const atAll = countsOf(
        some,
        ({ closer }) => closer.label !== 'other',
        (each) => each.atAll,
      );
      return [
        part,
        some.length,
        counts.right + counts.missed,
        precision(counts),
        recall(counts),
        f1(counts).toFixed(3),
        f1(atAll).toFixed(3),
      ];
    }),
  );
}
