import path from 'node:path';
import { EventEmitter, once } from 'node:events';
import { startProcess, type ManagedProcess } from '../src/engines/managedProcess';

export interface ChildOptions {
  readonly title: string;
  /** Relative to this folder. */
  readonly script: string;
  readonly args?: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  /** A folder for a CPU profile, written when the process ends. */
  readonly profileFolder: string | undefined;
  readonly onLine: (line: string) => void;
}

/** Starts one of our own processes as `npm run worker` and `npm run api` do. It ends when this process does. */
export async function startChild(options: ChildOptions): Promise<ManagedProcess> {
  const { title, profileFolder, script } = options;
  // No name of our own: tsx has a thread beside the main one, and each writes a profile.
  const profile = profileFolder === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', path.join(profileFolder, title)];
  const file = path.join(__dirname, script);
  const child = await startProcess({
    title,
    command: process.execPath,
    args: [...profile, '--import', require.resolve('tsx'), file, ...(options.args ?? [])],
    environment: options.environment,
    output: {
      kind: 'lines',
      onLine: (line, stream) => {
        // While Temporal is away on purpose, its client says so with every try.
        if (line.includes('temporalio_client::retry')) return;
        if (stream === 'error') process.stderr.write(`${title}: ${line}\n`);
        else options.onLine(line);
      },
    },
  });
  void child.ended.then((how) => {
    if (how !== 'code 0') process.stderr.write(`${title} ended with ${how}\n`);
  });
  return child;
}

/** A promise for the first line that reads `wanted`, and the ear that hears it. */
export function lineHeard(wanted: string): { hear: (line: string) => void; heard: Promise<unknown> } {
  const lines = new EventEmitter();
  return { hear: (line) => void (line === wanted && lines.emit('heard')), heard: once(lines, 'heard') };
}
