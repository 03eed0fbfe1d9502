import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../../../src/core/understanding/languages';
import { buyerCuesOf } from '../../../../src/core/followUp/cues/buyerCuesOf';
import type { EndingKind } from '../../../../src/core/followUp/cues/cues';
import { endingOf, type Ending } from '../../../../src/core/followUp/cues/endingOf';
import { ourCuesOf } from '../../../../src/core/followUp/cues/ourCuesOf';

/** One line of test/fixtures/endings/endings.md. */
export interface WrittenEnding {
  readonly language: Language;
  readonly lastWord: 'us' | 'buyer';
  readonly ours: string;
  /** Null when the buyer said nothing. */
  readonly theirs: string | null;
  readonly kind: EndingKind;
}

/** The parts of the table. */
export type Part =
  | 'Worked with'
  | 'Held out'
  | 'Held out again'
  | 'Held out a third time'
  | 'Held out a fourth time'
  | 'Held out at last'
  | 'Written blind'
  | 'Written last'
  | 'Written at the very end'
  | 'Written blind again'
  | 'Held out of that'
  | 'Written by a third author';

const kinds: Readonly<Record<string, EndingKind>> = {
  completion: 'completion',
  hesitation: 'hesitation',
  'their date': 'theirDate',
};
const nowMs = Date.UTC(2026, 2, 11, 12);

/** The endings of one part of the table. */
export function readEndings(part: Part): readonly WrittenEnding[] {
  const text = readFileSync(join(__dirname, '../../../fixtures/endings/endings.md'), 'utf8');
  const section = text.split(/^## /m).find((one) => one.startsWith(`${part}\n`)) ?? '';
  return section
    .split('\n')
    .filter((line) => /^\| [a-z]{2} \|/.test(line))
    .map((line) => {
      const [language, lastWord, ours, theirs, kind] = line
        .slice(2, -2)
        .split(' | ')
        .map((cell) => cell.trim());
      if (kinds[kind ?? ''] === undefined || (lastWord !== 'us' && lastWord !== 'buyer')) throw new Error(line);
      return {
        language: language as Language,
        lastWord,
        ours: ours!,
        theirs: theirs === '(none)' ? null : theirs!,
        kind: kinds[kind!]!,
      };
    });
}

/** What the words say of a written ending. */
export function judged({ language, lastWord, ours, theirs }: WrittenEnding): Ending {
  return endingOf({
    ours: ourCuesOf(ours, language),
    theirs: theirs === null ? null : buyerCuesOf(theirs, { language, nowMs, timeZone: 'UTC', ours }),
    lastWord,
  });
}
