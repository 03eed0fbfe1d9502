import { likelyFrom } from '../../src/core/duplicates/model';
import type { Database } from '../../src/store/database';
import { duplicateIdOf } from '../../src/store/duplicateId';
import { tricks, type MadeBase, type Trick } from './base';

/** How good what was found is, at one threshold. */
export interface Quality {
  readonly threshold: number;
  readonly suggested: number;
  readonly right: number;
  readonly planted: number;
}

export interface Judged {
  readonly at: readonly Quality[];
  /** Of each trick how many were planted, and found at the product's threshold. */
  readonly byTrick: Readonly<Record<Trick, { planted: number; found: number }>>;
  /** The wrong suggestions at the product's threshold, by their reasons, the most frequent first. */
  readonly wrong: readonly { codes: string; count: number }[];
}

const thresholds = [0.02, 0.1, 0.25, 0.5, 0.7, 0.9, 0.99];

/** Holds the pairs in the database against the truth. */
export async function judge(store: Database, { contacts, planted }: MadeBase): Promise<Judged> {
  const personOf = new Map<string, number>(contacts.map(({ id, person }) => [id, person]));
  const pairs = await store.duplicates.find({}).toArray();
  const isRight = ([one, other]: readonly string[]) => personOf.get(one ?? '') === personOf.get(other ?? '');
  const at = thresholds.map((threshold) => {
    const suggested = pairs.filter(({ probability }) => probability >= threshold);
    const right = suggested.filter(({ contactIds }) => isRight(contactIds)).length;
    return { threshold, suggested: suggested.length, right, planted: planted.length };
  });
  const likely = pairs.filter(({ probability }) => probability >= likelyFrom);
  const ids = new Set<string>(likely.map(({ _id }) => _id));
  const byTrick = Object.fromEntries(
    Object.keys(tricks).map((trick) => [trick, { planted: 0, found: 0 }]),
  ) as Judged['byTrick'];
  for (const { trick, contactIds } of planted) {
    byTrick[trick].planted++;
    if (ids.has(duplicateIdOf(contactIds[0], contactIds[1]))) byTrick[trick].found++;
  }
  const wrong = new Map<string, number>();
  for (const { contactIds, reasons } of likely) {
    if (isRight(contactIds)) continue;
    const codes = reasons
      .map(({ code }) => code)
      .sort()
      .join(' ');
    wrong.set(codes, (wrong.get(codes) ?? 0) + 1);
  }
  const mostFirst = [...wrong].map(([codes, count]) => ({ codes, count })).sort((a, b) => b.count - a.count);
  return { at, byTrick, wrong: mostFirst };
}

const share = (part: number, whole: number) => (whole === 0 ? '–' : (part / whole).toFixed(3));

export function qualityTables({ at, byTrick, wrong }: Judged): string {
  const rows = at.map(({ threshold, suggested, right, planted }) => {
    const mark = threshold === likelyFrom ? '**' : '';
    return `| ${mark}${threshold}${mark} | ${suggested} | ${share(right, suggested)} | ${share(right, planted)} |`;
  });
  const ways = Object.entries(byTrick).map(([trick, { planted, found }]) => `${trick} ${found}/${planted}`);
  return [
    '| from probability | suggested | precision | recall |',
    '| --: | --: | --: | --: |',
    ...rows,
    '',
    `Found at ${likelyFrom}, by how they were planted: ${ways.join(', ')}.`,
    '',
    `Wrong ones at ${likelyFrom}, by reasons: ${
      wrong
        .slice(0, 8)
        .map(({ codes, count }) => `${count} × ${codes}`)
        .join('; ') || 'none'
    }.`,
  ].join('\n');
}
