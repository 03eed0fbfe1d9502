import { chmod, copyFile, mkdtemp, rename, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { EngineError } from './engineError';
import type { EngineRecipe, EngineSource } from './engineRecipe';
import { runTool } from './runTool';

/** The maker's own download, through the library that knows where it is for each system. */
export function officialSource(engine: EngineRecipe['engine'], command: string, version: string): EngineSource {
  return {
    kind: 'official',
    version,
    how: `the official download of ${version}`,
    async fetch({ folder, environment }) {
      const downloads = await mkdtemp(path.join(os.tmpdir(), 'continuo-download-'));
      try {
        const script = path.join(__dirname, 'officialDownload.ts');
        const args = ['--import', require.resolve('tsx'), script, engine, version, downloads];
        const result = await runTool(process.execPath, args, { environment, timeoutMs: 600_000 });
        if (result.kind !== 'done')
          throw new EngineError(result.kind === 'failed' ? shorter(result.reason) : 'Node is missing');
        const program = /^program=(.+)$/m.exec(result.output)?.[1];
        if (program === undefined) throw new EngineError('the downloader named no file');
        const target = path.join(folder, command);
        if (program.startsWith(downloads)) await move(program, target);
        else await copyFile(program, target);
        await chmod(target, 0o755);
      } finally {
        await rm(downloads, { recursive: true, force: true });
      }
    },
  };
}

async function move(from: string, to: string): Promise<void> {
  // The temporary folder is often another file system, where rename is refused.
  await rename(from, to).catch(() => copyFile(from, to));
}

function shorter(reason: string): string {
  if (/dns error|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|error sending request|403|407/i.test(reason))
    return 'its server is not reachable from here';
  const system = /is not available for "([^"]+)"/.exec(reason)?.[1];
  if (system !== undefined) return `it is not made for ${system}`;
  return reason.replace(/^ended with code \d+: (error: )?/, '');
}
