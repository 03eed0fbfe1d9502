import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ConversationHarness, type HarnessOptions } from '../support/conversationHarness';
import { historyAsText } from './histories';
import { otherScenarios, type OtherScenario } from './otherScenarios';
import { realScenarios } from './realScenarios';
import { slowScenarios, type Scenario } from './scenarios';
import { thinkingModel, thinkingScenarios } from './thinkingScenarios';

// Plays every scenario on running engines and saves its history. Run it after a deliberate change of the workflow, once per
// release: `npm run record`. The histories of releases before stay as long as conversations of theirs may be open. With names
// (`npm run record -- reply-overdue`) only those are played, and the others stay as they are.
const folder = path.resolve(__dirname, '../histories');

async function main(): Promise<void> {
  const names = process.argv.slice(2);
  const wanted = ({ name }: { readonly name: string }): boolean => names.length === 0 || names.includes(name);
  await mkdir(folder, { recursive: true });
  if (names.length === 0)
    for (const file of await readdir(folder)) if (file.endsWith('.json')) await rm(path.join(folder, file));
  await record(slowScenarios.filter(wanted).map(ofConversation), { engine: 'timeSkipping' });
  const language = thinkingModel.asLanguage();
  await record(thinkingScenarios.filter(wanted).map(ofConversation), { engine: 'timeSkipping', language });
  await record(otherScenarios.filter(wanted), { engine: 'timeSkipping' });
  await record(realScenarios.filter(wanted).map(ofConversation), {
    engine: 'devServer',
    input: { longHistoryEvents: 40 },
  });
}

/** A conversation's scenario names whose it is; its workflow is that one's. */
function ofConversation({ name, play }: Scenario): OtherScenario {
  return { name, play: async (harness, phone) => harness.handle(await play(harness, phone)).workflowId };
}

async function record(scenarios: readonly OtherScenario[], options: HarnessOptions): Promise<void> {
  if (scenarios.length === 0) return;
  const harness = await ConversationHarness.start(options);
  if (options.engine === 'devServer') await harness.useRules({ turn: { quietSeconds: 0, maxSeconds: 1 } });
  try {
    for (const [index, scenario] of scenarios.entries()) {
      const workflowId = await scenario.play(harness, `55119000020${String(index).padStart(2, '0')}`);
      // What was just written to MongoDB has to end its workflow task first.
      await new Promise((resolve) => setTimeout(resolve, 500));
      await save(harness, scenario.name, workflowId);
    }
  } finally {
    await harness.stop();
  }
}

/** A conversation that continued as new is saved run by run. */
async function save(harness: ConversationHarness, name: string, workflowId: string): Promise<void> {
  const { client } = harness.environment;
  let { runId } = await client.workflow.getHandle(workflowId).describe();
  for (let back = 0; runId !== ''; back++) {
    const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    const file = `${name}${back === 0 ? '' : `.earlier-${back}`}.json`;
    await writeFile(path.join(folder, file), historyAsText(history));
    process.stdout.write(`${file}: ${history.events?.length ?? 0} events\n`);
    runId = history.events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId ?? '';
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
