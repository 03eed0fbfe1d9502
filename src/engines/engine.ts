import type { Launch } from './managedProcess';

/** An engine ready to be started: what to run, and how to see that it serves. */
export interface Engine extends Launch {
  readonly name: 'mongodb' | 'temporal';
  readonly logFile: string;
  /** Settles when the engine serves. Asks again and again until then; gives up, silently, when `signal` is aborted. */
  readonly waitUntilReady: (signal: AbortSignal) => Promise<void>;
}
