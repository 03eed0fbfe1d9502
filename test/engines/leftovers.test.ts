import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { claimDataFolder } from '../../src/engines/processRecord';
import { isAlive, lookUpProcess, type ProcessIdentity } from '../../src/engines/processIdentity';
import { tempFolder } from './support';

const children: ChildProcess[] = [];
afterEach(() => children.splice(0).forEach((child) => child.kill('SIGKILL')));

/** A process that lives until it is ended; `stubborn` ones ignore SIGTERM. */
async function living(options: { stubborn?: boolean } = {}): Promise<ProcessIdentity> {
  const body = `${options.stubborn ? "trap '' TERM; " : ''}echo up; while :; do sleep 0.2; done`;
  const child = spawn('/bin/sh', ['-c', body], { stdio: ['ignore', 'pipe', 'ignore'] });
  children.push(child);
  await new Promise((resolve) => child.stdout?.once('data', resolve));
  const facts = lookUpProcess(child.pid ?? 0);
  if (facts === undefined) throw new Error('The helper process did not start.');
  return { pid: facts.pid, startedAt: facts.startedAt };
}

const dead: ProcessIdentity = { pid: 999_999_9, startedAt: 'long ago' };

function withRecord(record: {
  owner: ProcessIdentity;
  launcher?: ProcessIdentity;
  processes?: Record<string, ProcessIdentity>;
}) {
  const folder = tempFolder();
  const file = path.join(folder, 'processes.json');
  writeFileSync(file, JSON.stringify({ since: '2026-11-21T00:00:00Z', processes: {}, ...record }));
  const lines: string[] = [];
  const claim = () => claimDataFolder(folder, { environment: {}, report: (line) => lines.push(line) });
  return { folder, file, lines, claim };
}

it('ends what a killed start left, also what ignores SIGTERM', async () => {
  const [engine, worker] = [await living(), await living({ stubborn: true })];
  const { lines, claim } = withRecord({ owner: dead, processes: { MongoDB: engine, worker } });
  await claim();
  expect([isAlive(engine), isAlive(worker)]).toEqual([false, false]);
  expect(lines).toEqual(['An earlier start was cut off and left running: MongoDB, worker. Ending that first.']);
}, 20_000);

it('ends an orphaned start whose npm is gone', async () => {
  const owner = await living();
  const { lines, claim } = withRecord({ owner, launcher: dead });
  await claim();
  expect(isAlive(owner)).toBe(false);
  expect(lines[0]).toContain(`itself (process ${owner.pid})`);
});

it('spares a process that merely has the pid of an earlier one', async () => {
  const stranger = await living();
  const recycled = { pid: stranger.pid, startedAt: 'another time' };
  const { lines, claim } = withRecord({ owner: recycled, processes: { MongoDB: recycled } });
  await claim();
  expect(isAlive(stranger)).toBe(true);
  expect(lines).toEqual([]);
});

it.each([
  ['started by hand', false],
  ['started by npm', true],
])('refuses beside a live one %s, and leaves it alone', async (_name, byNpm) => {
  const [owner, launcher, engine] = [await living(), await living(), await living()];
  const { folder, file, claim } = withRecord({ owner, ...(byNpm ? { launcher } : {}), processes: { MongoDB: engine } });
  const before = readFileSync(file, 'utf8');
  await expect(claim()).rejects.toThrow(`Continuo already runs on the data folder ${folder} (process ${owner.pid}`);
  expect([isAlive(owner), isAlive(engine)]).toEqual([true, true]);
  expect(readFileSync(file, 'utf8')).toBe(before);
});

it('goes on over an unreadable record', async () => {
  const { file, claim } = withRecord({ owner: dead });
  writeFileSync(file, '{"owner"');
  await claim();
  expect(JSON.parse(readFileSync(file, 'utf8')).owner.pid).toBe(process.pid);
});

it('lets only one of several starts at once have the folder, and gives it back', async () => {
  const { file, claim } = withRecord({ owner: dead });
  const results = await Promise.allSettled([claim(), claim(), claim()]);
  const claims = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  expect(claims).toHaveLength(1);
  claims[0]?.release();
  expect(existsSync(file)).toBe(false);
});

it('names a data folder that can not be written', async () => {
  const file = path.join(tempFolder(), 'file');
  writeFileSync(file, '');
  const claim = claimDataFolder(path.join(file, 'data'), { environment: {}, report: () => undefined });
  await expect(claim).rejects.toThrow(/^The data folder .* can't be used: .* set DATA_DIR to another folder\.$/);
});
