import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { lookUpProcess } from './processIdentity';

const manifestName = 'installed.json';
const manifest = z.object({ files: z.record(z.string(), z.number()) });

/** The folder engines are kept in: the given one, else `continuo` in the user's cache directory. */
export function cacheRoot(cacheDir: string | undefined, environment: NodeJS.ProcessEnv): string {
  if (cacheDir !== undefined) return path.resolve(cacheDir);
  if (process.platform === 'darwin') return path.join(os.homedir(), 'Library', 'Caches', 'continuo');
  return path.join(environment['XDG_CACHE_HOME'] || path.join(os.homedir(), '.cache'), 'continuo');
}

/** What the cache holds under a folder. */
export type CacheState =
  { readonly kind: 'empty' } | { readonly kind: 'whole' } | { readonly kind: 'broken'; readonly fault: string };

/** Compares a cache folder with the list of files and sizes written when it was installed. */
export async function cacheState(folder: string): Promise<CacheState> {
  try {
    await stat(folder);
  } catch {
    return { kind: 'empty' };
  }
  try {
    const { files } = manifest.parse(JSON.parse(await readFile(path.join(folder, manifestName), 'utf8')));
    for (const [name, bytes] of Object.entries(files)) {
      const found = await stat(path.join(folder, name)).catch(() => undefined);
      if (found === undefined) return { kind: 'broken', fault: `${name} is missing` };
      if (found.size !== bytes) return { kind: 'broken', fault: `${name} has ${found.size} bytes instead of ${bytes}` };
    }
    return { kind: 'whole' };
  } catch {
    return { kind: 'broken', fault: `${manifestName} can't be read` };
  }
}

/** Removes a cache folder; it vanishes in one step, so that nobody finds half of it. */
export async function removeFromCache(folder: string): Promise<void> {
  const aside = `${folder}.broken-${randomBytes(4).toString('hex')}`;
  try {
    await rename(folder, aside);
  } catch {
    return;
  }
  await rm(aside, { recursive: true, force: true });
}

/**
 * Fills a cache folder in one step: `build` works in a folder beside it, which is renamed at the end. When somebody else
 * was quicker, theirs stays and ours is dropped.
 */
export async function installIntoCache(folder: string, build: (draft: string) => Promise<void>): Promise<void> {
  await removeAbandonedDrafts(folder);
  const draft = `${folder}.draft-${process.pid}-${randomBytes(4).toString('hex')}`;
  await mkdir(draft, { recursive: true });
  try {
    await build(draft);
    await writeFile(path.join(draft, manifestName), JSON.stringify({ files: await sizes(draft) }, null, 2));
    await rename(draft, folder).catch(async (error: unknown) => {
      if ((await cacheState(folder)).kind !== 'whole') throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** A start that was killed while building leaves its draft; the pid in the name tells whose it was. */
async function removeAbandonedDrafts(folder: string): Promise<void> {
  const parent = path.dirname(folder);
  for (const name of await readdir(parent).catch(() => [])) {
    const pid = name.startsWith(`${path.basename(folder)}.draft-`)
      ? Number(name.split('.draft-')[1]?.split('-')[0])
      : undefined;
    if (pid !== undefined && pid !== process.pid && lookUpProcess(pid) === undefined) {
      await rm(path.join(parent, name), { recursive: true, force: true });
    }
  }
}

async function sizes(folder: string): Promise<Record<string, number>> {
  const files: Record<string, number> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isFile()) files[path.relative(folder, file)] = (await stat(file)).size;
  }
  return files;
}

/** The sha256 of a file, in hexadecimal. */
export async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
