import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import path from 'node:path';
import { choosePorts, freePort, tryPort, type EnginePorts } from '../../src/engines/ports';
import { tempFolder } from './support';

const open: Server[] = [];
const occupy = (port: number) =>
  new Promise<void>((resolve) => {
    const server = createServer().listen(port, '127.0.0.1', () => resolve());
    open.push(server);
  });
afterEach(() => open.splice(0).forEach((server) => server.close()));

async function freeTriple(): Promise<EnginePorts> {
  return { mongodb: await freePort(), temporal: await freePort(), temporalUi: await freePort() };
}

it('takes the usual ports when they are free', async () => {
  const usual = await freeTriple();
  expect(await choosePorts(tempFolder(), usual)).toEqual(usual);
});

it('takes another when the usual one is taken, and the same again at the next start', async () => {
  const [usual, folder] = [await freeTriple(), tempFolder()];
  await occupy(usual.mongodb);
  const first = await choosePorts(folder, usual);
  expect(first.mongodb).not.toBe(usual.mongodb);
  expect(first.temporal).toBe(usual.temporal);
  open.splice(0).forEach((server) => server.close());
  expect(await choosePorts(folder, usual)).toEqual(first);
});

it('lets go of a remembered port that somebody else has taken meanwhile', async () => {
  const [usual, folder] = [await freeTriple(), tempFolder()];
  const first = await choosePorts(folder, usual);
  await occupy(first.temporal);
  const second = await choosePorts(folder, usual);
  expect(second.temporal).not.toBe(first.temporal);
  expect(JSON.parse(readFileSync(path.join(folder, 'ports.json'), 'utf8'))).toEqual(second);
});

it('chooses anew when its memory is unreadable', async () => {
  const [usual, folder] = [await freeTriple(), tempFolder()];
  writeFileSync(path.join(folder, 'ports.json'), '{"mongodb": "many"');
  expect(await choosePorts(folder, usual)).toEqual(usual);
});

it('tells a taken port, and a host that is not ours', async () => {
  const port = await freePort();
  expect(await tryPort(port)).toBe('free');
  await occupy(port);
  expect(await tryPort(port)).toBe('taken');
  expect(await tryPort(port, '203.0.113.7')).toBe('noSuchHost');
});
