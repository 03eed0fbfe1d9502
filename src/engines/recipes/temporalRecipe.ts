import { EngineError } from '../engineError';
import type { EngineRecipe } from '../engineRecipe';
import { officialSource } from '../officialSource';
import { runTool } from '../runTool';

const version = '1.5.1';
const oldestServer = [1, 29] as const;

/** The Temporal CLI, whose `server start-dev` is server and UI in one program. */
export const temporalRecipe: EngineRecipe = {
  engine: 'temporal',
  title: 'Temporal',
  command: 'temporal',
  binaryVariable: 'TEMPORAL_BINARY',
  answersVersion: true,
  faultOfVersion(output) {
    const found = /Server (\d+)\.(\d+)/.exec(output);
    if (found === null) return 'it does not say which Temporal server it holds';
    const [major, minor] = [Number(found[1]), Number(found[2])];
    const tooOld = major < oldestServer[0] || (major === oldestServer[0] && minor < oldestServer[1]);
    return tooOld ? `its server ${major}.${minor} is older than ${oldestServer.join('.')}` : undefined;
  },
  sources: [
    officialSource('temporal', 'temporal', version),
    {
      kind: 'registry',
      version,
      how: 'building with "go install" from the Go module proxy, about 3 minutes',
      async fetch({ folder, environment }) {
        const result = await runTool('go', ['install', `github.com/temporalio/cli/cmd/temporal@v${version}`], {
          environment: { ...environment, GOBIN: folder, GOOS: '', GOARCH: '' },
          timeoutMs: 30 * 60_000,
        });
        if (result.kind === 'missing') throw new EngineError('Go is not installed (no "go" on PATH)');
        if (result.kind === 'failed') throw new EngineError(result.reason);
      },
    },
  ],
  waysOut:
    'set TEMPORAL_ADDRESS to a running Temporal, install the Temporal CLI (https://docs.temporal.io/cli) or Go so that it is on PATH, or run "docker compose up".',
};
