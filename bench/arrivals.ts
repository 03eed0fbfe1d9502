/** Matches what was sent with the news that it arrived. */
export class Arrivals {
  private readonly waiting = new Map<string, () => void>();

  /** Call before sending; the promise settles when `key` has arrived. */
  expect(key: string, patienceMs = 60_000): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        this.waiting.delete(key);
        reject(new Error(`A message did not arrive within ${patienceMs} ms (${key}).`));
      }, patienceMs);
      this.waiting.set(key, () => {
        clearTimeout(late);
        resolve();
      });
    });
  }

  arrived(key: string): void {
    this.waiting.get(key)?.();
    this.waiting.delete(key);
  }
}
