import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process that can't be mistaken for a later one under the same pid. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it began, in the operating system's own words; only ever compared for equality. */
  readonly startedAt: string;
}

interface ProcessFacts extends ProcessIdentity {
  readonly parentPid: number;
  readonly command: string;
}

const bootId = () => {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return 'boot';
  }
};

function fromProc(pid: number): ProcessFacts | undefined {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name in brackets may hold spaces and brackets itself; the numbers begin after the last one.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, parentPid, startTicks] = [fields[0], fields[1], fields[19]];
  if (state === 'Z' || parentPid === undefined || startTicks === undefined) return undefined;
  const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim();
  return { pid, startedAt: `${bootId()}/${startTicks}`, parentPid: Number(parentPid), command };
}

function fromPs(pid: number): ProcessFacts | undefined {
  const ask = (column: string) =>
    execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { LC_ALL: 'C', PATH: '/bin:/usr/bin' },
    }).trim();
  if (ask('state').startsWith('Z')) return undefined;
  return { pid, startedAt: ask('lstart'), parentPid: Number(ask('ppid')), command: ask('command') };
}

/** What the operating system knows of a live process; undefined when there is none (a zombie counts as none). */
export function lookUpProcess(pid: number): ProcessFacts | undefined {
  try {
    return process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
  } catch {
    return undefined;
  }
}

/** True while this very process is alive, not merely another one under its pid. */
export function isAlive(identity: ProcessIdentity): boolean {
  return lookUpProcess(identity.pid)?.startedAt === identity.startedAt;
}

/** Sends a signal if this very process is still alive. */
export function signalProcess(identity: ProcessIdentity, signal: NodeJS.Signals): void {
  if (!isAlive(identity)) return;
  try {
    process.kill(identity.pid, signal);
  } catch {
    // It ended between the look and the signal.
  }
}
