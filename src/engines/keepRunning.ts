import { EngineError, firstLine } from './engineError';
import { startProcess, type Launch, type ManagedProcess } from './managedProcess';
import { pause, within } from './pause';
import type { ProcessIdentity } from './processIdentity';
import type { Report } from './report';

/** How a process is kept running. */
export interface KeepRunningOptions {
  readonly launch: Launch;
  readonly waitUntilReady: (signal: AbortSignal) => Promise<void>;
  /** What more there is to say about an end: the log's file and last words. */
  readonly explainEnd: (how: string) => string;
  readonly report: Report;
  /** false: an ended process stays ended until restart() (tests). */
  readonly restarts: boolean;
  /** Called with each new process, for the record of what a later start may have to end. */
  readonly onStarted?: (identity: ProcessIdentity) => void;
  /** Ends before it was first ready that are borne before giving up. */
  readonly failedStartsBorne: number;
}

/** A process that is started again whenever it ends. */
export interface KeptProcess {
  /** Undefined while it is down. */
  readonly identity: () => ProcessIdentity | undefined;
  /** Settles when it first serves; rejects when it gives up before. */
  readonly ready: Promise<void>;
  kill(signal: NodeJS.Signals): Promise<void>;
  /** Starts it again after kill(), and waits until it serves. Only with `restarts: false`. */
  restart(): Promise<void>;
  stop(graceMs: number): Promise<void>;
}

const backoffsMs = [200, 500, 1000, 2000, 5000, 10_000];
const steadyAfterMs = 30_000;
/** Ctrl-C reaches the whole process group: an engine may end a moment before we hear of it ourselves. */
const listenForStopMs = 300;

/** Starts a process and keeps it running until stop(). */
export function keepRunning(options: KeepRunningOptions): KeptProcess {
  const { launch, report } = options;
  const stopping = new AbortController();
  let current: ManagedProcess | undefined;
  let starting: Promise<unknown> = Promise.resolve();

  const startOnce = (): Promise<ManagedProcess> => {
    const attempt = startAndRecord();
    starting = attempt.catch(() => undefined);
    return attempt;
  };
  const startAndRecord = async (): Promise<ManagedProcess> => {
    const started = await startProcess(launch);
    current = started;
    options.onStarted?.(started.identity);
    // A stop that came while the operating system was starting it.
    if (stopping.signal.aborted) await started.stop(5000);
    return started;
  };
  const untilReady = async (managed: ManagedProcess): Promise<boolean> => {
    const given = new AbortController();
    const abort = () => given.abort();
    void managed.ended.then(abort);
    stopping.signal.addEventListener('abort', abort, { once: true });
    await options.waitUntilReady(given.signal);
    stopping.signal.removeEventListener('abort', abort);
    return !managed.hasEnded() && !stopping.signal.aborted;
  };
  const firstStart = async (): Promise<ManagedProcess> => {
    for (let failures = 0; ; failures += 1) {
      const managed = await startOnce();
      if (await untilReady(managed)) return managed;
      if (stopping.signal.aborted) return managed;
      const how = await managed.ended;
      const ended = `${launch.title} ended with ${how} before it was ready. ${options.explainEnd(how)}`;
      if (failures >= options.failedStartsBorne) throw new EngineError(ended);
      report(`${ended} It is started again.`);
      await interruptiblePause(backoffsMs[failures] ?? 10_000, stopping.signal);
    }
  };
  const keep = async (first: ManagedProcess): Promise<void> => {
    let managed = first;
    let readyAt = Date.now();
    for (let quickEnds = 0; ;) {
      const how = await managed.ended;
      await interruptiblePause(listenForStopMs, stopping.signal);
      if (stopping.signal.aborted) return;
      quickEnds = Date.now() - readyAt > steadyAfterMs ? 0 : quickEnds + 1;
      const backoffMs = backoffsMs[Math.min(quickEnds, backoffsMs.length - 1)] ?? 10_000;
      report(`${launch.title} ended with ${how}; it is started again. ${options.explainEnd(how)}`);
      await interruptiblePause(backoffMs, stopping.signal);
      if (stopping.signal.aborted) return;
      const endedAt = Date.now();
      try {
        managed = await startOnce();
        if (await untilReady(managed))
          report(`${launch.title} is back after ${((Date.now() - endedAt) / 1000).toFixed(1)} s.`);
      } catch (error) {
        report(firstLine(error));
      }
      readyAt = Date.now();
    }
  };

  const ready = firstStart().then((managed) => {
    if (options.restarts && !stopping.signal.aborted) void keep(managed);
  });
  ready.catch(() => undefined);
  return {
    identity: () => (current === undefined || current.hasEnded() ? undefined : current.identity),
    ready,
    async kill(signal) {
      current?.kill(signal);
      await current?.ended;
    },
    async restart() {
      if (options.restarts) throw new Error(`${launch.title} restarts by itself.`);
      await current?.stop(10_000);
      const managed = await startOnce();
      if (await untilReady(managed)) return;
      const how = await managed.ended;
      throw new EngineError(`${launch.title} ended with ${how} on its restart. ${options.explainEnd(how)}`);
    },
    async stop(graceMs) {
      stopping.abort();
      await within(graceMs, starting);
      await current?.stop(graceMs);
    },
  };
}

async function interruptiblePause(ms: number, signal: AbortSignal): Promise<void> {
  for (let left = ms; left > 0 && !signal.aborted; left -= 50) await pause(Math.min(left, 50));
}
