import type { Document } from 'mongodb';
import { processorMs } from './machine';
import type { Stage } from './stage';

/** What everything has used up to one instant: processor time by process, MongoDB commands by name. */
export interface Costs {
  readonly processorMs: Readonly<Record<string, number>>;
  readonly commands: Readonly<Record<string, number>>;
}

/** What the drivers send for us; the rest of MongoDB's counters is housekeeping and this bench itself. */
const ours = ['find', 'insert', 'update', 'findAndModify', 'aggregate', 'delete'] as const;

export async function readCosts(stage: Stage): Promise<Costs> {
  const status: Document = await stage.store.db.admin().command({ serverStatus: 1 });
  const counters = (status['metrics'] as { commands: Record<string, { total: number } | undefined> }).commands;
  const used = Object.entries(stage.pids()).map(([name, pid]) => [name, processorMs(pid) ?? Number.NaN] as const);
  return {
    processorMs: Object.fromEntries(used),
    commands: Object.fromEntries(ours.map((name) => [name, Number(counters[name]?.total ?? 0)])),
  };
}

/** What one message cost between two readings. */
export function costsEach(before: Costs, after: Costs, messages: number): Costs {
  const each = (from: Readonly<Record<string, number>>, to: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(to).map(([name, value]) => [name, (value - (from[name] ?? 0)) / messages]));
  return {
    processorMs: each(before.processorMs, after.processorMs),
    commands: each(before.commands, after.commands),
  };
}

export function sumOf(values: Readonly<Record<string, number>>): number {
  return Object.values(values).reduce((sum, value) => sum + value, 0);
}
