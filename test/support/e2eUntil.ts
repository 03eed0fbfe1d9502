/** Waits until `test` gives something true, and returns it. Faults of `test` count as "not yet": engines may be away. */
export async function until<Value>(
  what: string,
  test: () => Value | Promise<Value>,
  options: { timeoutMs?: number; everyMs?: number } = {},
): Promise<NonNullable<Exclude<Value, false>>> {
  const { timeoutMs = 20_000, everyMs = 100 } = options;
  const giveUpAt = Date.now() + timeoutMs;
  let last: unknown;
  for (;;) {
    try {
      last = await test();
      if (last) return last as NonNullable<Exclude<Value, false>>;
    } catch (error) {
      last = error instanceof Error ? error.message : error;
    }
    if (Date.now() > giveUpAt)
      throw new Error(`It did not come to this in ${timeoutMs} ms: ${what}. Last: ${String(last)}`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

/** Waits. */
export async function rest(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}
