/**
 * A helper program, run by officialSource.ts in a process of its own: the SDK's downloader comes with a native runtime and signal
 * handlers that must not stay in `npm start`. Arguments: engine, version, folder. Leaves the program's path on standard output.
 */
import { readdir } from 'node:fs/promises';
import path from 'node:path';

async function download(engine: string, version: string, folder: string): Promise<string> {
  if (engine === 'mongod') {
    const { MongoBinary } = await import('mongodb-memory-server-core');
    return MongoBinary.getPath({ version, downloadDir: folder });
  }
  const { TestWorkflowEnvironment } = await import('@temporalio/testing');
  const executable = { type: 'cached-download', downloadDir: folder, version: `v${version}` } as const;
  const environment =
    engine === 'temporal'
      ? await TestWorkflowEnvironment.createLocal({ server: { executable } })
      : await TestWorkflowEnvironment.createTimeSkipping({ server: { executable } });
  await environment.teardown();
  const [file] = await readdir(folder);
  if (file === undefined) throw new Error('The download left nothing behind.');
  return path.join(folder, file);
}

const [engine = '', version = '', folder = ''] = process.argv.slice(2);
download(engine, version, folder).then(
  (program) => {
    process.stdout.write(`\nprogram=${program}\n`, () => process.exit(0));
  },
  (error: unknown) => {
    const text = error instanceof Error ? error.message : String(error);
    process.stderr.write(`\nerror: ${text.split('\n').join(' ')}\n`, () => process.exit(1));
  },
);
