import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { EngineError, firstLine } from './engineError';
import { within } from './pause';
import { lookUpProcess, type ProcessIdentity } from './processIdentity';
import { watchOver } from './watchdog';

/** Where a process's output goes: straight into a file, or line by line to us. */
export type Output =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'lines'; readonly onLine: (line: string, stream: 'out' | 'error') => void };

/** What to start. */
export interface Launch {
  /** What people call it, for lines in the terminal. */
  readonly title: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  readonly output: Output;
}

/** A process of ours: in our process group, and ended when we die. */
export interface ManagedProcess {
  readonly identity: ProcessIdentity;
  /** Settles when it has ended, with "code 1" or "SIGKILL". */
  readonly ended: Promise<string>;
  readonly hasEnded: () => boolean;
  /** SIGTERM, then SIGKILL after `graceMs`. Settles when it is gone. */
  stop(graceMs: number): Promise<void>;
  kill(signal: NodeJS.Signals): void;
}

const rotateAtBytes = 20 * 1024 * 1024;

/** Moves a log that has grown large aside, keeping one older part. */
export function rotateLog(file: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  try {
    if (statSync(file).size > rotateAtBytes) renameSync(file, `${file}.1`);
  } catch {
    // There is no log yet.
  }
}

/** Starts a process. Throws {@link EngineError} when the operating system refuses. */
export async function startProcess(launch: Launch): Promise<ManagedProcess> {
  const { output } = launch;
  if (output.kind === 'file') rotateLog(output.path);
  const logFile = output.kind === 'file' ? openSync(output.path, 'a', 0o600) : undefined;
  const child = spawn(launch.command, launch.args, {
    env: launch.environment,
    stdio: ['ignore', logFile ?? 'pipe', logFile ?? 'pipe'],
  });
  if (logFile !== undefined) closeSync(logFile);
  if (output.kind === 'lines') {
    if (child.stdout) splitLines(child.stdout, (line) => output.onLine(line, 'out'));
    if (child.stderr) splitLines(child.stderr, (line) => output.onLine(line, 'error'));
  }
  let over = false;
  const ended = new Promise<string>((resolve) => {
    child.once(output.kind === 'lines' ? 'close' : 'exit', (code, signal) => {
      over = true;
      resolve(signal ?? `code ${code}`);
    });
  });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (error) => {
      reject(new EngineError(`${launch.title} could not be started from ${launch.command}: ${firstLine(error)}`));
    });
  });
  child.on('error', () => undefined);
  const pid = child.pid ?? 0;
  const callOffWatch = watchOver(pid);
  void ended.then(callOffWatch);
  const identity = { pid, startedAt: lookUpProcess(pid)?.startedAt ?? 'ended' };
  return {
    identity,
    ended,
    hasEnded: () => over,
    kill: (signal) => void child.kill(signal),
    async stop(graceMs) {
      if (!over) child.kill('SIGTERM');
      if ((await within(graceMs, ended)) === undefined && !over) child.kill('SIGKILL');
      await ended;
    },
  };
}

function splitLines(stream: NodeJS.ReadableStream, onLine: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') onLine(line);
  });
  stream.on('end', () => {
    if (rest.trim() !== '') onLine(rest);
  });
}
