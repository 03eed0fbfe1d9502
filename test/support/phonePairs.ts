import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { readCsv } from '../../src/core/contactImport/readCsv';

/**
 * The labels say what may be done: `same` is linked, `near` is a question for people, `different` is neither. Where the digits alone can't
 * tell (no country, no area), that is `different` too. Numbers are those kept for fiction where a country has such, else plainly made up.
 */
export const pairLabel = z.enum(['same', 'near', 'different']);
export type PairLabel = z.infer<typeof pairLabel>;

/** Marks that can't be seen are written `\u200f` in the file. */
const phone = z
  .string()
  .transform((text) => text.replace(/\\u([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))));

const columns = ['country', 'trick', 'default_country', 'left', 'right', 'label'] as const;
const row = z.object({
  country: z.string(),
  trick: z.string(),
  default_country: z.string(),
  left: phone,
  right: phone,
  label: pairLabel,
});
export type PhonePair = z.infer<typeof row>;

/** The labelled pairs of phones. Throws when a row does not fit. */
export function labelledPhonePairs(): PhonePair[] {
  const text = readFileSync(path.resolve(__dirname, '../fixtures/identity/phonePairs.csv'), 'utf8');
  const [, ...records] = readCsv(text, ',');
  return records.map((record) => {
    if (record.kind === 'unreadable') throw new Error(`Line ${record.line} can not be read.`);
    return row.parse(Object.fromEntries(columns.map((column, place) => [column, record.cells[place]])));
  });
}
