import { Worker } from 'node:worker_threads';
import type { FitInput, FitResult } from './fit';

/** The thread reads TypeScript as the process itself does, also under a test runner. */
const entry = [require.resolve('tsx/cjs'), require.resolve('./fitThread')];

/** Fits in a thread, beside the worker's own: given up when `signal` says so. Throws what the thread throws. */
export async function fitInThread(input: FitInput, signal: AbortSignal): Promise<FitResult> {
  // Whoever listens now would not hear it any more.
  signal.throwIfAborted();
  const thread = new Worker(entry.map((file) => `require(${JSON.stringify(file)});`).join('\n'), {
    eval: true,
    workerData: input,
    // What is fitted at most takes half of it. Beyond it the thread ends, not the process that answers buyers.
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
    transferList: [input.packed.times.buffer as ArrayBuffer],
  });
  const stop = () => void thread.terminate();
  signal.addEventListener('abort', stop);
  try {
    return await new Promise<FitResult>((resolve, reject) => {
      thread.once('message', resolve);
      thread.once('error', reject);
      thread.once('exit', (code) => reject(new Error(`The fitting thread ended early (${code}).`)));
    });
  } finally {
    signal.removeEventListener('abort', stop);
    await thread.terminate();
  }
}
