import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { understandTurn } from '../../src/core/understanding/understandTurn';
import { modelName } from '../../src/core/understanding/model';
import { describeMachine, loadAverage } from '../machine';
import { closersTable, readClosers } from './closers';
import { judgeLanguages } from './languages';
import { unlearnedShare } from './learned';
import type { Row } from './mapping';
import { confusionTable, intentTable, reliabilityTable, replyTable, type Judged } from './quality';
import { firstTurnMs, timeTable } from './times';

const usage = `npm run bench:understanding -- [--data FILE] [--closers FILE] [--mistakes]
  --data      labelled messages of public sets, as bench/understanding/extract.ts writes them (../shared/understanding/understanding.jsonl)
  --closers   turns labelled closing, thanks or other
  --mistakes  also every message that was understood wrongly`;

function readArguments() {
  const { values } = parseArgs({
    options: {
      data: { type: 'string', default: '../shared/understanding/understanding.jsonl' },
      closers: { type: 'string' },
      mistakes: { type: 'boolean', default: false },
    },
  });
  return values;
}

function readRows(file: string): Row[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);
}

async function main(): Promise<void> {
  const { data, closers, mistakes } = readArguments();
  const firstMs = firstTurnMs();
  const before = loadAverage();
  const parts: string[] = [`## Understanding, model ${modelName}\n\n${describeMachine()}; load ${before}`];
  if (existsSync(data)) {
    const rows = readRows(data);
    const judged = rows.map((row): Judged => ({ row, told: understandTurn([row.text]) }));
    parts.push(
      `### Reply needed\n\n${replyTable(judged)}`,
      `### Intents\n\n${unlearnedShare(judged)} Of all:\n\n${intentTable(judged)}`,
      `### Confusion: rows what it was, columns what was told\n\n${confusionTable(judged)}`,
      `### Confidence\n\n${reliabilityTable(judged)}`,
      `### Language\n\n${await judgeLanguages(rows)}`,
      `### Time\n\n${timeTable(
        rows.map(({ text }) => text),
        firstMs,
      )}`,
    );
    if (mistakes) {
      const wrong = judged.filter(({ row, told }) => row.intent !== null && row.intent !== told.intent);
      parts.push(
        wrong
          .map(
            ({ row, told }) =>
              `${row.set} ${row.language} ${row.intent} → ${told.intent} ${told.confidence?.toFixed(2)}: ${row.text}`,
          )
          .join('\n'),
      );
    }
  } else
    parts.push(`No ${data}: make it with bench/understanding/extract.ts, or name another with --data.\n\n${usage}`);
  if (closers !== undefined) parts.push(`### Thanks or closing\n\n${closersTable(readClosers(closers))}`);
  console.log(parts.join('\n\n'));
}

void main();
