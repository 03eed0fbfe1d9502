import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createLogRelay } from '../../src/engines/logRelay';
import { tempFolder } from './support';

function setUp() {
  const [file, lines] = [path.join(tempFolder(), 'worker.log'), [] as string[]];
  const clock = { ms: 0 };
  const relay = createLogRelay({ title: 'worker', file, report: (line) => lines.push(line), now: () => clock.ms });
  const log = (level: number, msg: string, more = {}) => relay.onLine(JSON.stringify({ level, msg, ...more }), 'out');
  return { file, lines, clock, relay, log };
}

it('shows warnings and errors in a few words, and keeps all lines in the file', async () => {
  const { file, lines, log } = setUp();
  log(30, 'all well');
  log(40, 'MongoDB is away');
  log(50, 'a send failed', { err: { message: 'socket closed\n    at deep', stack: 'Error\n    at deep' } });
  expect(lines).toEqual(['worker: MongoDB is away', 'worker: a send failed: socket closed']);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(readFileSync(file, 'utf8').split('\n').filter(Boolean)).toHaveLength(3);
});

it('says the same thing at most every half minute', () => {
  const { lines, clock, log } = setUp();
  log(40, 'MongoDB is away');
  log(40, 'MongoDB is away');
  clock.ms = 31_000;
  log(40, 'MongoDB is away');
  expect(lines).toHaveLength(2);
});

it('gives the first line of an uncaught error as last words, never its stack', () => {
  const { lines, relay, file } = setUp();
  for (const line of [
    '/src/worker.ts:3',
    '    throw new TypeError("x")',
    '',
    'TypeError: x is not a function',
    '    at main (worker.ts:3)',
  ]) {
    relay.onLine(line, 'error');
  }
  expect(lines).toEqual([]);
  expect(relay.explainEnd()).toBe(`It said: TypeError: x is not a function. Its log: ${file}.`);
  expect(relay.explainEnd()).toBe(`Its log: ${file}.`);
});
