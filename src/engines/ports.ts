import { createServer } from 'node:net';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const port = z.number().int().min(1).max(65535);
const remembered = z.object({ mongodb: port.optional(), temporal: port.optional(), temporalUi: port.optional() });

/** The ports of the engines started here. */
export interface EnginePorts {
  readonly mongodb: number;
  readonly temporal: number;
  readonly temporalUi: number;
}

/** Where engines usually listen. */
export const usualPorts: EnginePorts = { mongodb: 27017, temporal: 7233, temporalUi: 8233 };

/** What trying to listen tells of a port. */
export type PortState = 'free' | 'taken' | 'forbidden' | 'noSuchHost';

/** Tries a port by listening on it for a moment. */
export function tryPort(number: number, host = '127.0.0.1'): Promise<PortState> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') return resolve('taken');
      resolve(error.code === 'EACCES' ? 'forbidden' : 'noSuchHost');
    });
    server.listen({ port: number, host, exclusive: true }, () => server.close(() => resolve('free')));
  });
}

/** A port nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('The operating system gave no port.'));
      });
    });
  });
}

/** Takes for each engine the port of the last start if free, else the usual one if free, else any; and remembers them. */
export async function choosePorts(dataDir: string, usual: EnginePorts = usualPorts): Promise<EnginePorts> {
  const file = path.join(dataDir, 'ports.json');
  const before = await readRemembered(file);
  const taken = new Set<number>();
  const choose = async (name: keyof EnginePorts) => {
    for (const candidate of [before[name], usual[name]]) {
      if (candidate !== undefined && !taken.has(candidate) && (await tryPort(candidate)) === 'free') {
        taken.add(candidate);
        return candidate;
      }
    }
    let candidate = await freePort();
    while (taken.has(candidate)) candidate = await freePort();
    taken.add(candidate);
    return candidate;
  };
  const ports = {
    mongodb: await choose('mongodb'),
    temporal: await choose('temporal'),
    temporalUi: await choose('temporalUi'),
  };
  await mkdir(dataDir, { recursive: true });
  await writeFile(`${file}.draft`, `${JSON.stringify(ports, null, 2)}\n`);
  await rename(`${file}.draft`, file);
  return ports;
}

async function readRemembered(file: string): Promise<z.infer<typeof remembered>> {
  try {
    return remembered.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    // Missing or unreadable: ports can be chosen anew, nothing is lost.
    return {};
  }
}
