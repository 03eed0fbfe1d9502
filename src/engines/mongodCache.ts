const gb = 2 ** 30;
/** What a small machine can spare, and what a large base of messages needs. */
const [leastGb, mostGb] = [0.25, 1];

/**
 * The cache of a local mongod, in GB: an eighth of the machine's memory, within bounds. It shares the machine with Temporal, the worker
 * and the API; mongod's own choice would be half of all memory.
 */
export function mongodCacheGb(memoryBytes: number): number {
  return Math.min(mostGb, Math.max(leastGb, Math.floor((memoryBytes / gb / 8) * 100) / 100));
}
