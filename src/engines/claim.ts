import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { codeOf } from './engineError';
import { pause } from './pause';
import { isAlive, lookUpProcess, type ProcessIdentity } from './processIdentity';

const claim = z.object({ pid: z.number(), startedAt: z.string() });

/** This process, as others can recognise it. */
export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, startedAt: lookUpProcess(process.pid)?.startedAt ?? 'unknown' };
}

/**
 * Does `work` while no other live process does it under the same file. A claim whose owner has died is taken over.
 * It only saves double work: what it guards must bear being done twice.
 */
export async function withClaim<Result>(
  file: string,
  onWait: () => void,
  work: () => Promise<Result>,
): Promise<Result> {
  await mkdir(path.dirname(file), { recursive: true });
  let told = false;
  for (;;) {
    try {
      await writeFile(file, JSON.stringify(ownIdentity()), { flag: 'wx' });
      break;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
    if (await ownerIsGone(file)) {
      await rm(file, { force: true });
      continue;
    }
    if (!told) onWait();
    told = true;
    await pause(500);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function ownerIsGone(file: string): Promise<boolean> {
  try {
    return !isAlive(claim.parse(JSON.parse(await readFile(file, 'utf8'))));
  } catch {
    // Perhaps it is being written at this moment: look once more before it counts as nobody's.
    await pause(200);
    try {
      return !isAlive(claim.parse(JSON.parse(await readFile(file, 'utf8'))));
    } catch {
      return true;
    }
  }
}
