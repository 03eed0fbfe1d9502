import path from 'node:path';
import { bundleWorkflowCode, DefaultLogger, Runtime } from '@temporalio/worker';
import { bundleWorkflows } from '../../src/temporal/bundleWorkflows';
import { dataConverter } from '../../src/temporal/converters';
import { replay, savedHistories } from './histories';
import { realScenarios } from './realScenarios';
import { slowScenarios } from './scenarios';

Runtime.install({ logger: new DefaultLogger('ERROR') });

const histories = savedHistories();

test('every way through a conversation has a saved history', () => {
  const names = histories.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining([...slowScenarios, ...realScenarios].map(({ name }) => name)));
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
  const failures = await replay(histories, bundle);
  expect(failures.get('first-message-answered-by-automation')).toMatch(/nondetermin/i);
  expect(failures.size).toBeGreaterThan(histories.length / 2);
}, 120_000);

test('no saved history holds what a buyer or a person wrote, a name or a phone', () => {
  for (const { name, history } of histories) {
    const decoded = textsIn(history).join('\n');
    for (const word of ['Campinas', 'custa', 'Ana Souza', '55119000', 'entregamos', 'wamid'])
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
