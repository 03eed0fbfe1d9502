import { mkdtempSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { EngineRecipe, EngineSource } from '../../src/engines/engineRecipe';

/** A fresh temporary folder. */
export function tempFolder(): string {
  return mkdtempSync(path.join(os.tmpdir(), 'continuo-engines-'));
}

/** Writes an executable shell script. */
export async function script(file: string, body: string): Promise<string> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `#!/bin/sh\n${body}\n`);
  await chmod(file, 0o755);
  return file;
}

/** A source that leaves a working program, and counts how often it was asked. */
export function workingSource(
  kind: EngineSource['kind'],
  version = '1.0',
): EngineSource & { readonly calls: () => number } {
  let calls = 0;
  return {
    kind,
    version,
    how: `${kind} ${version}`,
    calls: () => calls,
    async fetch({ folder }) {
      calls += 1;
      await script(path.join(folder, 'fakedb'), `echo "fakedb ${kind}"`);
    },
  };
}

/** A source that refuses. */
export function refusingSource(kind: EngineSource['kind'], reason: string): EngineSource {
  return { kind, version: '1.0', how: `the ${kind} way`, fetch: () => Promise.reject(new Error(reason)) };
}

/** An engine nobody else has. */
export function fakeRecipe(sources: readonly EngineSource[]): EngineRecipe {
  return {
    engine: 'mongod',
    title: 'FakeDB',
    command: 'fakedb',
    binaryVariable: 'FAKEDB_BINARY',
    answersVersion: true,
    faultOfVersion: (output) => (output.includes('fakedb') ? undefined : 'it is not FakeDB'),
    sources,
    waysOut: 'set FAKEDB_ADDRESS, install FakeDB, or run "docker compose up".',
  };
}
