import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const file = path.join(__dirname, '..', 'docs', 'benchmarks.md');
const begin = '<!-- measured: begin -->';
const end = '<!-- measured: end -->';

/** Puts a run's results between the two marks of docs/benchmarks.md. */
export function writeDocument(results: string): void {
  const text = readFileSync(file, 'utf8');
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from === -1 || to < from) throw new Error(`${file} has lost its marks "${begin}" and "${end}".`);
  writeFileSync(file, `${text.slice(0, from + begin.length)}\n\n${results.trim()}\n\n${text.slice(to)}`);
}
