import { spawn, type ChildProcess } from 'node:child_process';
import { codeOf, firstLine } from './engineError';

/** How a command line ended. */
export type ToolResult =
  | { readonly kind: 'done'; readonly output: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'failed'; readonly reason: string };

const keptCharacters = 20_000;
const running = new Set<ChildProcess>();

/** Ends the tools that still run, for when we stop before they are done. */
export function endRunningTools(): void {
  for (const tool of running) tool.kill('SIGKILL');
}

/** Runs a command to its end, keeping the last part of what it printed. Never throws for what the command does. */
export function runTool(
  command: string,
  args: readonly string[],
  options: { environment: NodeJS.ProcessEnv; folder?: string; timeoutMs: number },
): Promise<ToolResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      env: options.environment,
      cwd: options.folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    // Not spawn's own timeout: its timer outlives a program that could not be started.
    const timer = setTimeout(() => child.kill('SIGKILL'), options.timeoutMs);
    const done = (result: ToolResult) => {
      clearTimeout(timer);
      running.delete(child);
      resolve(result);
    };
    let output = '';
    const keep = (chunk: Buffer) => {
      output = (output + chunk.toString('utf8')).slice(-keptCharacters);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => {
      const missing = codeOf(error) === 'ENOENT';
      done(missing ? { kind: 'missing' } : { kind: 'failed', reason: firstLine(error) });
    });
    child.on('close', (code, signal) => {
      if (code === 0) return done({ kind: 'done', output });
      const how = signal ? `ended by ${signal}` : `ended with code ${code}`;
      done({ kind: 'failed', reason: `${how}${output.trim() ? `: ${lastTelling(output)}` : ''}` });
    });
  });
}

/** The last line that is not blank: where most tools name their fault. */
export function lastTelling(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const fault = lines.findLast((line) => /error|fail|cannot|unable|refused|denied/i.test(line));
  return (fault ?? lines.at(-1) ?? '').trim().slice(0, 300);
}
