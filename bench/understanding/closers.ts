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

/** "Thanks or closing" against the rest, per part of the set. */
export function closersTable(closers: readonly Closer[]): string {
  const told = closers.map((closer) => ({ closer, intent: understandTurn([closer.text]).intent }));
  const parts = [...new Set(closers.map(({ src }) => src))];
  return table(
    ['part', 'turns', 'closers', 'precision', 'recall', 'F1'],
    parts.map((part) => {
      const some = told.filter(({ closer }) => closer.src === part);
      const counts = countsOf(
        some,
        ({ closer }) => closer.label !== 'other',
        ({ intent }) => intent === 'closing',
      );
      return [
        part,
        some.length,
        counts.right + counts.missed,
        precision(counts),
        recall(counts),
        f1(counts).toFixed(3),
      ];
    }),
  );
}
