import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { EngineError } from '../engineError';
import type { EngineRecipe, FetchContext } from '../engineRecipe';
import { officialSource } from '../officialSource';
import { runTool } from '../runTool';

const version = '1.32.0';

/** Temporal's time-skipping test server; tests only. */
export const testServerRecipe: EngineRecipe = {
  engine: 'temporal-test-server',
  title: 'Temporal test server',
  command: 'temporal-test-server',
  binaryVariable: 'TEMPORAL_TEST_SERVER_BINARY',
  answersVersion: false,
  faultOfVersion: () => undefined,
  sources: [
    officialSource('temporal-test-server', 'temporal-test-server', version),
    { kind: 'registry', version, how: 'fetching 39 jars from Maven Central, about 10 s', fetch: fromMaven },
  ],
  waysOut: 'set TEMPORAL_TEST_SERVER_BINARY to the program, or install Java 17 and Maven.',
};

async function fromMaven({ folder, environment }: FetchContext): Promise<void> {
  const java = await runTool('java', ['-version'], { environment, timeoutMs: 60_000 });
  if (java.kind !== 'done') throw new EngineError('Java is not installed (no "java" on PATH)');
  const pom = path.join(folder, 'pom.xml');
  const dependency = `<dependency><groupId>io.temporal</groupId><artifactId>temporal-test-server</artifactId><version>${version}</version></dependency>`;
  await writeFile(
    pom,
    `<project><modelVersion>4.0.0</modelVersion><groupId>continuo</groupId><artifactId>engines</artifactId><version>1</version>
<dependencies>${dependency}</dependencies></project>\n`,
  );
  const lib = path.join(folder, 'lib');
  await mkdir(lib);
  const args = [
    '-q',
    '-B',
    '-f',
    pom,
    'dependency:copy-dependencies',
    '-DincludeScope=runtime',
    `-DoutputDirectory=${lib}`,
  ];
  const result = await runTool('mvn', args, { environment, folder, timeoutMs: 15 * 60_000 });
  if (result.kind === 'missing') throw new EngineError('Maven is not installed (no "mvn" on PATH)');
  if (result.kind === 'failed') throw new EngineError(result.reason);
  await rm(pom);
  const wrapper =
    '#!/bin/sh\nhere=$(cd "$(dirname "$0")" && pwd)\nexec java -XX:TieredStopAtLevel=1 -cp "$here/lib/*" io.temporal.testserver.TestServer "$@"\n';
  await writeFile(path.join(folder, 'temporal-test-server'), wrapper, { mode: 0o755 });
}
