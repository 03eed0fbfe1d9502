import { parseArgs } from 'node:util';
import { describeConditions } from './conditions';
import { writeDocument } from './document';
import { checkNothingLost, waitForDrain } from './drain';
import { measureFlood } from './flood';
import { measureHistory } from './historyCost';
import { measureLatency } from './latency';
import { loadAverage } from './machine';
import { floodTable, historyTable, latencyTables, throughputTables } from './report';
import { fullSettings, quickSettings, type Settings } from './settings';
import { startStage, type Stage } from './stage';
import { measureThroughput } from './throughput';

const parts = ['throughput', 'history', 'latency', 'flood'] as const;
type Part = (typeof parts)[number];

const usage = `npm run bench -- [--quick] [--only ${parts.join(' | ')}] [--write] [--note TEXT] [--profile FOLDER]
  --quick    few messages: to try the bench itself out
  --only     one part
  --write    put the results into docs/benchmarks.md
  --note     words to stand beside the date
  --profile  CPU profiles of worker, API and bare worker go into this folder`;

function readArguments() {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      only: { type: 'string' },
      note: { type: 'string' },
      profile: { type: 'string' },
    },
  });
  const wanted = parts.filter((part) => values.only === undefined || part === values.only);
  if (wanted.length === 0) throw new Error(`There is no part "${values.only}".`);
  return { ...values, wanted };
}

async function runPart(part: Part, stage: Stage, settings: Settings): Promise<string> {
  process.stderr.write(`${part} …\n`);
  switch (part) {
    case 'throughput':
      return `### Throughput\n\n${throughputTables(await measureThroughput(stage, settings))}`;
    case 'history':
      return `### What a message adds to a workflow's history\n\n${historyTable(await measureHistory(stage, settings))}`;
    case 'latency': {
      const { latencies, recoveries } = await measureLatency(stage, settings);
      return `### Webhook to 200\n\n${latencyTables(latencies, recoveries)}`;
    }
    case 'flood':
      return `### One number at full rate\n\n${floodTable(await measureFlood(stage, settings))}`;
  }
}

async function main(): Promise<void> {
  const { quick, write, note, profile, wanted } = readArguments();
  const settings = quick ? quickSettings : fullSettings;
  const [startMs, loadBefore] = [performance.now(), loadAverage()];
  const stage = await startStage(profile);
  try {
    const results: string[] = [];
    for (const part of wanted) results.push(await runPart(part, stage, settings));
    await waitForDrain(stage);
    const fits = await checkNothingLost(stage);
    const conditions = await describeConditions(stage, settings, { parts: wanted, loadBefore, note });
    const took = `- At the end: ${fits}. The run took ${((performance.now() - startMs) / 1000).toFixed(0)} s.`;
    const report = [`${conditions}\n${took}`, ...results].join('\n\n');
    console.log(`\n${report}\n`);
    if (write) writeDocument(report);
  } finally {
    await stage.stop();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    console.error(`\n${usage}`);
    process.exit(1);
  },
);
