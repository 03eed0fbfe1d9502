import { parentPort, workerData } from 'node:worker_threads';
import { fit, type FitInput } from './fit';

// A thread of its own: fitting takes seconds, and conversations must not wait for it.
parentPort?.postMessage(fit(workerData as FitInput));
