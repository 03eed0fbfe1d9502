import path from 'node:path';
import { bundleWorkflowCode, DefaultLogger, Runtime } from '@temporalio/worker';
import { bundleWorkflows } from '../../src/temporal/bundleWorkflows';
import { dataConverter } from '../../src/temporal/converters';
import { taskQueues, workflowTypes } from '../../src/workflows/contract';
import { replay, savedHistories, type SavedHistory } from './histories';
import { otherScenarios } from './otherScenarios';
import { realScenarios } from './realScenarios';
import { slowScenarios } from './scenarios';
import { thinkingScenarios } from './thinkingScenarios';

Runtime.install({ logger: new DefaultLogger('ERROR') });

const histories = savedHistories();
const typeOf = ({ history }: SavedHistory) =>
  history.events[0]?.workflowExecutionStartedEventAttributes?.workflowType?.name;

test('every way through a conversation has a saved history', () => {
  const names = histories.map(({ name }) => name);
  const scenarios = [...slowScenarios, ...thinkingScenarios, ...otherScenarios, ...realScenarios];
  expect(names).toEqual(expect.arrayContaining(scenarios.map(({ name }) => name)));
});

test('every workflow has a saved history', () => {
  expect(new Set(histories.map(typeOf))).toEqual(new Set(Object.values(workflowTypes)));
});

test('every activity of a queue of its own stands in a saved history', () => {
  const queues = histories.flatMap(({ history }) =>
    history.events.map((event) => event.activityTaskScheduledEventAttributes?.taskQueue?.name),
  );
  const { conversations: _local, ...others } = taskQueues;
  expect(queues).toEqual(expect.arrayContaining(Object.values(others)));
});

test('every saved history replays on the current code', async () => {
  expect(Object.fromEntries(await replay(histories, await bundleWorkflows()))).toEqual({});
}, 120_000);

test('a conversation with two steps swapped does not replay', async () => {
  const quiet = () => undefined;
  const bundle = await bundleWorkflowCode({
    workflowsPath: path.join(__dirname, 'reordered/index.ts'),
    payloadConverterPath: dataConverter.payloadConverterPath,
    failureConverterPath: dataConverter.failureConverterPath,
    logger: { log: quiet, trace: quiet, debug: quiet, info: quiet, warn: quiet, error: quiet },
  });
  const conversations = histories.filter((saved) => typeOf(saved) === workflowTypes.conversation);
  const failures = await replay(conversations, bundle);
  expect(failures.get('first-message-answered-by-automation')).toMatch(/nondetermin/i);
  expect(failures.size).toBeGreaterThan(conversations.length / 2);
}, 120_000);

test('no saved history holds what a buyer or a person wrote, a name or a phone', () => {
  for (const { name, history } of histories) {
    const decoded = textsIn(history).join('\n');
    for (const word of ['Campinas', 'custa', 'Ana Souza', '55119000', 'entregamos', 'Entrega', 'Зоя', 'wamid'])
      expect({ name, word, found: decoded.includes(word) }).toEqual({ name, word, found: false });
  }
});

/** All strings and bytes of a value, readable. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value instanceof Uint8Array) return [Buffer.from(value).toString('utf8')];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
