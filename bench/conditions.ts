import type { Document } from 'mongodb';
import { commandLineOf, describeMachine, loadAverage } from './machine';
import type { Settings } from './settings';
import type { Stage } from './stage';

/** Under what the numbers came about: the machine, the versions, every setting. */
export async function describeConditions(
  stage: Stage,
  settings: Settings,
  run: { readonly parts: readonly string[]; readonly loadBefore: string; readonly note: string | undefined },
): Promise<string> {
  const info = await stage.temporal.workflowService.getSystemInfo({});
  const build: Document = await stage.store.db.admin().command({ buildInfo: 1 });
  const { engines } = stage;
  const lines = [
    `Measured ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC${run.note === undefined ? '' : `: **${run.note}**`}.`,
    `Machine: ${describeMachine()}; load average before ${run.loadBefore}, after ${loadAverage()}.`,
    `Node ${process.versions.node}, Temporal server ${info.serverVersion ?? 'unknown'}, MongoDB ${String(build['version'])}.`,
    `Parts: ${run.parts.join(', ')}. Settings: \`${JSON.stringify(settings)}\`.`,
    `Temporal: \`${commandLineOf(engines.temporal.pid())}\``,
    `MongoDB: \`${commandLineOf(engines.mongod.pid())}\``,
  ];
  return lines.map((line) => `- ${line}`).join('\n');
}
