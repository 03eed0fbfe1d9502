import { intents, type Intent, type Understanding } from '../../src/core/understanding/understanding';
import type { Row } from './mapping';

export interface Judged {
  readonly row: Row;
  readonly told: Understanding;
}

const silent: ReadonlySet<Intent> = new Set<Intent>(['closing', 'assent', 'chatter']);

export interface Counts {
  readonly right: number;
  readonly extra: number;
  readonly missed: number;
}

export function countsOf<Case>(
  cases: readonly Case[],
  is: (each: Case) => boolean,
  told: (each: Case) => boolean,
): Counts {
  const count = (which: (each: Case) => boolean) => cases.filter(which).length;
  return {
    right: count((each) => is(each) && told(each)),
    extra: count((each) => !is(each) && told(each)),
    missed: count((each) => is(each) && !told(each)),
  };
}

export function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
}

export const precision = ({ right, extra }: Counts) => percent(right, right + extra);
export const recall = ({ right, missed }: Counts) => percent(right, right + missed);
export const f1 = ({ right, extra, missed }: Counts) => (right === 0 ? 0 : (2 * right) / (2 * right + extra + missed));

export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [head, head.map((_, at) => (at === 0 ? '---' : '---:')), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
}

const needsReply = ({ told }: Judged) => !silent.has(told.intent);

/** Per language, and all: of what was said to need a reply, how much did; of what did, how much was told. */
export function replyTable(judged: readonly Judged[]): string {
  const known = judged.filter(({ row }) => row.reply !== null);
  const groups = ['all', ...new Set(known.map(({ row }) => row.language))];
  return table(
    ['language', 'messages', 'need a reply', 'precision', 'recall', 'needless: precision', 'needless: recall'],
    groups.map((group) => {
      const some = known.filter(({ row }) => group === 'all' || row.language === group);
      const needed = countsOf(some, ({ row }) => row.reply === true, needsReply);
      const needless = countsOf(
        some,
        ({ row }) => row.reply === false,
        (each) => !needsReply(each),
      );
      return [
        group,
        some.length,
        needed.right + needed.missed,
        precision(needed),
        recall(needed),
        precision(needless),
        recall(needless),
      ];
    }),
  );
}

/** Precision and recall of each intent, per language, of the main intent told. */
export function intentTable(judged: readonly Judged[]): string {
  const known = judged.filter(({ row }) => row.intent !== null);
  const present = intents.filter((intent) => known.some(({ row }) => row.intent === intent));
  const rows = ['all', ...new Set(known.map(({ row }) => row.language))].flatMap((language) => {
    const some = known.filter(({ row }) => language === 'all' || row.language === language);
    return present.flatMap((intent) => {
      const counts = countsOf(
        some,
        ({ row }) => row.intent === intent,
        ({ told }) => told.intent === intent,
      );
      const size = counts.right + counts.missed;
      return size === 0 ? [] : [[language, intent, size, precision(counts), recall(counts), f1(counts).toFixed(2)]];
    });
  });
  const right = known.filter(({ row, told }) => row.intent === told.intent).length;
  return `${percent(right, known.length)} of ${known.length} right.\n\n${table(['language', 'intent', 'messages', 'precision', 'recall', 'F1'], rows)}`;
}

export function confusionTable(judged: readonly Judged[]): string {
  const known = judged.filter(({ row }) => row.intent !== null);
  const was = intents.filter((intent) => known.some(({ row }) => row.intent === intent));
  const told = intents.filter((intent) => known.some((each) => each.told.intent === intent));
  return table(
    ['', ...told],
    was.map((intent) => [
      intent,
      ...told.map((other) => known.filter((each) => each.row.intent === intent && each.told.intent === other).length),
    ]),
  );
}

/** How sure against how right, in tenths, of the main intents that were told; and their mean distance (ECE). */
export function reliabilityTable(judged: readonly Judged[]): string {
  const known = judged.filter(({ row, told }) => row.intent !== null && told.intent !== 'other');
  let distance = 0;
  const rows = Array.from({ length: 10 }, (_, tenth) => {
    const some = known.filter(({ told }) => Math.min(9, Math.floor((told.confidence ?? 0) * 10)) === tenth);
    if (some.length === 0) return null;
    const sure = some.reduce((sum, { told }) => sum + (told.confidence ?? 0), 0) / some.length;
    const right = some.filter(({ row, told }) => row.intent === told.intent).length / some.length;
    distance += (Math.abs(sure - right) * some.length) / known.length;
    return [
      `${(tenth / 10).toFixed(1)} to ${((tenth + 1) / 10).toFixed(1)}`,
      some.length,
      sure.toFixed(2),
      right.toFixed(2),
    ];
  }).filter((row) => row !== null);
  return `${table(['told with', 'messages', 'mean confidence', 'share right'], rows)}\n\nExpected calibration error ${distance.toFixed(3)}; "don't know" (other) is left out.`;
}
