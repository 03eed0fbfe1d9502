import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A message of a data set: who wrote to whom, and when. */
export interface SetMessage {
  readonly from: number;
  readonly to: number;
  readonly atMs: number;
}

/** A data set of facts/timing.md: where it is, how it is read, and what it is known to hold. */
export interface DataSet {
  readonly name: string;
  readonly file: string;
  readonly spansFile: string;
  /** The columns of from, to and seconds. */
  readonly columns: readonly [number, number, number];
  /** The zone its clocks show: students in California in summer; seconds since a local midnight. */
  readonly zone: string;
  /** "Later" means within so many hours. */
  readonly windowHours: number;
  /** Decisions are judged on spans whose buyer has written before, or on all. */
  readonly judged: 'inbound' | 'all';
  readonly known: {
    readonly spans: { readonly replied: number; readonly promptedAgain: number; readonly open: number };
    readonly test: number;
    readonly judged: { readonly spans: number; readonly eligible: number; readonly silent: number };
  };
}

export const dataSets: readonly DataSet[] = [
  {
    name: 'CollegeMsg',
    file: 'CollegeMsg.txt',
    spansFile: 'spans_college.csv',
    columns: [0, 1, 2],
    zone: 'Etc/GMT+7',
    windowHours: 168,
    judged: 'inbound',
    known: {
      spans: { replied: 30_248, promptedAgain: 7_873, open: 13_838 },
      test: 16_530,
      judged: { spans: 11_964, eligible: 11_308, silent: 3_157 },
    },
  },
  {
    name: 'SMS',
    file: 'cns_sms.csv',
    spansFile: 'spans_cns.csv',
    columns: [1, 2, 0],
    zone: 'UTC',
    windowHours: 72,
    judged: 'all',
    known: {
      spans: { replied: 16_883, promptedAgain: 2_400, open: 697 },
      test: 4_188,
      judged: { spans: 4_188, eligible: 3_749, silent: 269 },
    },
  },
];

/** The messages of a set in order of time; of one instant, in the order of the file. What one writes to oneself is left out. */
export function readMessages(folder: string, { file, columns: [from, to, at] }: DataSet): SetMessage[] {
  return readRows(join(folder, file))
    .map((cells) => ({ from: Number(cells[from]), to: Number(cells[to]), atMs: Number(cells[at]) * 1000 }))
    .filter((message) => message.from !== message.to)
    .sort((a, b) => a.atMs - b.atMs);
}

/** The rows of a file of numbers with a heading, separated by commas or spaces. */
export function readRows(path: string): string[][] {
  const [, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  return lines.map((line) => line.trimEnd().split(/[ ,]/));
}
