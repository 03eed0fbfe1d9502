/** Takes one line for the person at the terminal. */
export type Report = (line: string) => void;

/** Says every ten seconds that something slow is still going on, until `work` settles. */
export async function withProgress<Result>(
  report: Report,
  what: string,
  work: Promise<Result>,
  everyMs = 10_000,
): Promise<Result> {
  const begunAt = Date.now();
  const timer = setInterval(() => report(`${what}: ${Math.round((Date.now() - begunAt) / 1000)} s so far`), everyMs);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}
