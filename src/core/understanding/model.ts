import { intentFeatures, languageFeatures, normalise, normaliseForLanguage } from './features';
import { languages, type Language } from './languages';
import stored from './model.json';

/** What the model tells of one sentence, in the order of its columns. The intents first. */
export const columns = [
  'price',
  'availability',
  'order',
  'delivery',
  'documents',
  'complaint',
  'appointment',
  'person',
  'greeting',
  'closing',
  'assent',
  'chatter',
  'other',
  'asks',
  'angry',
  'negative',
  'positive',
] as const;
export type Column = (typeof columns)[number];
export type ModelIntent = Exclude<Column, 'asks' | 'angry' | 'negative' | 'positive'>;
export const modelIntents = columns.slice(0, 13) as readonly ModelIntent[];

/** Names the weights: another training, another name. */
export const modelName: string = stored.name;

/** A table of weights: one row a hash bucket, one column an output. */
export interface Table {
  readonly buckets: number;
  readonly width: number;
  readonly weights: Int8Array;
  /** What one step of a weight is worth, per column. */
  readonly scales: readonly number[];
  readonly biases: readonly number[];
}

interface StoredTable {
  readonly buckets: number;
  readonly scales: readonly number[];
  readonly biases: readonly number[];
  readonly weights: string;
}

const tables = new Map<string, Table>();

function tableOf(name: 'intents' | 'languages'): Table {
  const known = tables.get(name);
  if (known) return known;
  const { buckets, scales, biases, weights }: StoredTable = stored[name];
  const bytes = atob(weights);
  const made = new Int8Array(bytes.length);
  for (let at = 0; at < bytes.length; at += 1) made[at] = bytes.charCodeAt(at);
  const table = { buckets, width: scales.length, weights: made, scales, biases };
  tables.set(name, table);
  return table;
}

/** The outputs of a table for the features of a text, each on its own between 0 and 1. */
export function outputs(features: Uint32Array, table: Table): Float64Array {
  const { width, weights } = table;
  const sums = new Float64Array(width);
  for (let index = 0; index < features.length; index += 1) {
    const row = features[index]! * width;
    for (let column = 0; column < width; column += 1) sums[column]! += weights[row + column]!;
  }
  const norm = features.length === 0 ? 0 : 1 / Math.sqrt(features.length);
  return sums.map((sum, column) => 1 / (1 + Math.exp(-(sum * norm * table.scales[column]! + table.biases[column]!))));
}

/** What the model makes of one sentence: how likely each intent and tone is by itself. Not yet calibrated. */
export function readSentence(sentence: string): Readonly<Record<Column, number>> {
  const table = tableOf('intents');
  const values = outputs(intentFeatures(normalise(sentence), table.buckets), table);
  return Object.fromEntries(columns.map((column, index) => [column, values[index]!])) as Record<Column, number>;
}

/** How likely each language is, each by itself, surest first. Only Latin letters need it. */
export function readLanguage(text: string): readonly { readonly language: Language; readonly score: number }[] {
  const table = tableOf('languages');
  const values = outputs(languageFeatures(normaliseForLanguage(text), table.buckets), table);
  return languages.map((language, index) => ({ language, score: values[index]! })).sort((a, b) => b.score - a.score);
}

/**
 * The confidence of what the model is sure of to a degree: of what it says with 0.8, about 80 % was right on sentences it had not
 * learned from. Straight lines between the points that were measured.
 */
export function calibrated(score: number): number {
  const points: readonly (readonly number[])[] = stored.calibration;
  const above = points.findIndex(([at]) => at! >= score);
  if (above === -1) return points.at(-1)?.[1] ?? score;
  if (above === 0) return points[0]![1]!;
  const [x0, y0] = points[above - 1] as [number, number];
  const [x1, y1] = points[above] as [number, number];
  return x1 === x0 ? y1 : y0 + ((score - x0) / (x1 - x0)) * (y1 - y0);
}
