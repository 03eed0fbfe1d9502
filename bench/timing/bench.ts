import { parseArgs } from 'node:util';
import { describeMachine, loadAverage } from '../machine';
import {
  calmHead,
  calmRows,
  checkJudged,
  comparisonHead,
  comparisonRows,
  fixedRows,
  learnUntil,
  type Prepared,
} from './compare';
import { timeLearning, timePlanning } from './costs';
import { dataSets, readMessages, type DataSet } from './readData';
import { checkSpans, historiesOf, setSpans } from './spans';
import { splitOf } from './split';

const usage = `npm run bench:timing -- --data <folder>
  --data  where CollegeMsg.txt, cns_sms.csv and the reference's spans are (see docs/benchmarks.md); none of it is shipped`;

function prepare(folder: string, set: DataSet): Prepared {
  process.stderr.write(`${set.name} …\n`);
  const messages = readMessages(folder, set);
  const split = splitOf(messages);
  const histories = historiesOf(messages, set.zone);
  const spans = setSpans(histories, split, set.windowHours);
  checkSpans(folder, set, spans);
  return { set, histories, spans, split, model: learnUntil(histories, split.splitMs, set.windowHours) };
}

function main(): void {
  const { values } = parseArgs({ options: { data: { type: 'string' } } });
  const folder = values.data;
  if (folder === undefined) throw new Error(usage);
  console.log(`- Machine: ${describeMachine()}; load average before ${loadAverage()}.\n`);
  const prepared = dataSets.map((set) => prepare(folder, set));
  for (const one of prepared) {
    checkJudged(one);
    const { replied, promptedAgain, open } = one.set.known.spans;
    console.log(
      `### ${one.set.name}, ${one.set.judged} spans\n\n${replied} replied, ${promptedAgain} prompted again, ${open} open: as in the reference, row by row.\n`,
    );
    console.log(`| fixed timer | premature |\n|---|---|\n${fixedRows(one).join('\n')}\n`);
    console.log(`${comparisonHead}\n${comparisonRows(one).join('\n')}\n`);
    console.log(`Calm policy: never before 24 h, rule P.\n\n${calmHead}\n${calmRows(one).join('\n')}\n`);
    console.log(`Planning: ${timePlanning(one)}\n`);
  }
  const [first] = prepared;
  if (first) console.log(`Learning: ${timeLearning(first)}\n`);
  console.log(`- Load average after ${loadAverage()}.`);
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
}
