import { readFileSync } from 'node:fs';
import os from 'node:os';

const ticksPerSecond = 100;

/** Processor time a process has used, in milliseconds, by Linux; null where there is no /proc. */
export function processorMs(pid: number | undefined): number | null {
  if (pid === undefined) return null;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // After the name, which may hold spaces: state is field 3, utime 14, stime 15.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond;
  } catch {
    return null;
  }
}

/** How a process was started, without the paths in front of its name. */
export function commandLineOf(pid: number | undefined): string {
  try {
    const [command = '', ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').filter(Boolean);
    return [command.split('/').at(-1), ...args.map((word) => (word.startsWith('/') ? '…' : word))].join(' ');
  } catch {
    return 'not known here';
  }
}

export function describeMachine(): string {
  const cpus = os.cpus();
  const gigabytes = (os.totalmem() / 2 ** 30).toFixed(0);
  return `${cpus.length} cores (${cpus[0]?.model.trim() ?? 'unknown'}), ${gigabytes} GB memory, ${os.type()} ${os.release()}`;
}

export function loadAverage(): string {
  return os
    .loadavg()
    .map((value) => value.toFixed(2))
    .join(' ');
}
