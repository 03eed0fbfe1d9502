import { pause } from './pause';
import { isAlive, signalProcess, type ProcessIdentity } from './processIdentity';
import type { Report } from './report';

/** What an earlier start left: itself, orphaned, or only what it had started. */
export interface Leftovers {
  readonly owner: ProcessIdentity;
  readonly processes: Readonly<Record<string, ProcessIdentity>>;
}

const ownerGraceMs = 20_000;
const graceMs = 5000;

/** Ends what is still alive of an earlier start, and nothing else: a pid that now belongs to another process is spared. */
export async function endLeftovers(leftovers: Leftovers, report: Report): Promise<void> {
  const all = () => [leftovers.owner, ...Object.values(leftovers.processes)].filter(isAlive);
  if (all().length === 0) return;
  const named = Object.entries(leftovers.processes)
    .filter(([, identity]) => isAlive(identity))
    .map(([title]) => title);
  const ownerAlive = isAlive(leftovers.owner);
  const what = [...(ownerAlive ? [`itself (process ${leftovers.owner.pid})`] : []), ...named].join(', ');
  report(`An earlier start was cut off and left running: ${what}. Ending that first.`);
  if (ownerAlive) {
    // It knows best in which order to end what it started.
    signalProcess(leftovers.owner, 'SIGTERM');
    await until(() => all().length === 0, ownerGraceMs);
  }
  for (const identity of all()) signalProcess(identity, 'SIGTERM');
  await until(() => all().length === 0, graceMs);
  for (const identity of all()) signalProcess(identity, 'SIGKILL');
  await until(() => all().length === 0, graceMs);
}

async function until(done: () => boolean, limitMs: number): Promise<void> {
  const endAt = Date.now() + limitMs;
  while (!done() && Date.now() < endAt) await pause(50);
}
