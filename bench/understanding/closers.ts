import { readFileSync } from 'node:fs';
import { buyerCuesOf } from '../../src/core/followUp/cues/buyerCuesOf';
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
 * is a wish. The sets label such a turn thanks all the same, as a word list does: beside it stands what is told at all,
 * and what the ending of a silence is read by.
 */
export function closersTable(closers: readonly Closer[]): string {
  const told = closers.map((closer) => {
    const { intent, intents = [] } = understandTurn([closer.text]);
    const { closing } = buyerCuesOf(closer.text, { language: closer.lang, nowMs: 0, timeZone: 'UTC' });
    return { closer, intent, atAll: intents.some((each) => each.intent === 'closing'), closing };
  });
  const parts = [...new Set(closers.map(({ src }) => src))];
  return table(
    ['part', 'turns', 'closers', 'precision', 'recall', 'F1', 'F1, told at all', 'F1, as a cue'],
    parts.map((part) => {
      const some = told.filter(({ closer }) => closer.src === part);
      const isCloser = ({ closer }: (typeof told)[number]) => closer.label !== 'other';
      const counts = countsOf(some, isCloser, ({ intent }) => intent === 'closing');
      const atAll = countsOf(some, isCloser, (each) => each.atAll);
      const asCue = countsOf(some, isCloser, ({ closing }) => closing);
      return [
        part,
        some.length,
        counts.right + counts.missed,
        precision(counts),
        recall(counts),
        f1(counts).toFixed(3),
        f1(atAll).toFixed(3),
        f1(asCue).toFixed(3),
      ];
    }),
  );
}
