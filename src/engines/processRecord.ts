import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { ownIdentity } from './claim';
import { codeOf, EngineError, firstLine } from './engineError';
import { endLeftovers } from './leftovers';
import { pause } from './pause';
import { isAlive, lookUpProcess, type ProcessIdentity } from './processIdentity';
import type { Report } from './report';

const identity = z.object({ pid: z.number().int().positive(), startedAt: z.string() });
const recordSchema = z.object({
  /** The `npm start` that owns the folder. */
  owner: identity,
  /** The npm (or yarn, pnpm) that started it: when it is gone and the owner lives, the owner is an orphan. */
  launcher: identity.optional(),
  since: z.string(),
  processes: z.record(z.string(), identity),
});
/** What a start wrote down about itself and what it started. */
export type ProcessRecord = z.infer<typeof recordSchema>;

/** The right to use a data folder, held until release(). */
export interface DataFolderClaim {
  readonly launcher: ProcessIdentity | undefined;
  /** Writes down a process started under a title, in place of an earlier one of that title. */
  add(title: string, identity: ProcessIdentity): void;
  release(): void;
}

/**
 * Takes a data folder for this process. What a start that was cut off left running is ended first. Throws {@link EngineError}
 * when another installation runs on the folder.
 */
export async function claimDataFolder(
  dataDir: string,
  options: { environment: NodeJS.ProcessEnv; report: Report },
): Promise<DataFolderClaim> {
  const file = path.join(dataDir, 'processes.json');
  const launcher = findLauncher(options.environment);
  const record: ProcessRecord = { owner: ownIdentity(), launcher, since: new Date().toISOString(), processes: {} };
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    while (!(await writeFirst(file, record))) await clearEarlier(file, dataDir, options.report);
  } catch (error) {
    if (error instanceof EngineError) throw error;
    throw new EngineError(
      `The data folder ${dataDir} can't be used: ${firstLine(error)}. Mend it, or set DATA_DIR to another folder.`,
    );
  }
  return {
    launcher,
    add(title, started) {
      record.processes[title] = started;
      writeFileSync(`${file}.draft`, JSON.stringify(record, null, 2));
      renameSync(`${file}.draft`, file);
    },
    release() {
      rmSync(file, { force: true });
    },
  };
}

/** The package manager that runs us as a script: our parent, or the shell between has it as its parent. */
export function findLauncher(environment: NodeJS.ProcessEnv): ProcessIdentity | undefined {
  if (environment['npm_lifecycle_event'] === undefined) return undefined;
  const parent = lookUpProcess(process.ppid);
  if (parent === undefined) return undefined;
  const isShell = /^(\S*\/)?(sh|bash|dash|zsh)( |$)/.test(parent.command);
  const launcher = isShell ? (lookUpProcess(parent.parentPid) ?? parent) : parent;
  return { pid: launcher.pid, startedAt: launcher.startedAt };
}

async function writeFirst(file: string, record: ProcessRecord): Promise<boolean> {
  try {
    await writeFile(file, JSON.stringify(record, null, 2), { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function clearEarlier(file: string, dataDir: string, report: Report): Promise<void> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const earlier = parseRecord(text);
  if (earlier === undefined) {
    // Perhaps another start is writing it at this moment.
    await pause(300);
    if ((await readFile(file, 'utf8').catch(() => '')) === text) await rm(file, { force: true });
    return;
  }
  const orphaned = earlier.launcher !== undefined && !isAlive(earlier.launcher);
  if (isAlive(earlier.owner) && !orphaned) {
    throw new EngineError(
      `Continuo already runs on the data folder ${dataDir} (process ${earlier.owner.pid}, since ${earlier.since}). ` +
        'Stop it with Ctrl-C in its terminal, or set DATA_DIR and PORT to run a second one beside it.',
    );
  }
  await endLeftovers(earlier, report);
  await removeIfSame(file, text);
}

/** Two starts may clear the same record: the second must not remove the first one's new record. */
async function removeIfSame(file: string, text: string): Promise<void> {
  const aside = `${file}.${process.pid}`;
  try {
    await rename(file, aside);
  } catch {
    return;
  }
  const found = parseRecord(await readFile(aside, 'utf8'));
  const replaced = found !== undefined && found.owner.startedAt !== parseRecord(text)?.owner.startedAt;
  if (replaced) await rename(aside, file);
  else await rm(aside, { force: true });
}

function parseRecord(text: string): ProcessRecord | undefined {
  try {
    return recordSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
