import { explainByLog } from '../../src/engines/logTail';
import { keepRunning } from '../../src/engines/keepRunning';

/** One process of the product under test: ended without warning and started again as the test likes. */
export interface E2eProcess {
  readonly pid: () => number | undefined;
  /** Ends it as kill -9 does. */
  kill(): Promise<void>;
  /** Starts it again; does not wait until it serves. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts one of the composition roots from its source. It ends with the test process, however that ends. */
export async function startE2eProcess(options: {
  readonly title: string;
  /** From the root of the checkout, such as `src/worker.ts`. */
  readonly file: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly logFile: string;
}): Promise<E2eProcess> {
  const { NODE_OPTIONS: _jestOptions, ...inherited } = process.env;
  const kept = keepRunning({
    launch: {
      title: options.title,
      command: process.execPath,
      args: ['--import', 'tsx', options.file],
      environment: { ...inherited, ...options.environment },
      output: { kind: 'file', path: options.logFile },
    },
    waitUntilReady: () => Promise.resolve(),
    explainEnd: (how) => explainByLog(options.logFile, how),
    report: () => undefined,
    restarts: false,
    failedStartsBorne: 0,
  });
  await kept.ready;
  return {
    pid: () => kept.identity()?.pid,
    kill: () => kept.kill('SIGKILL'),
    restart: () => kept.restart(),
    stop: () => kept.stop(15_000),
  };
}
