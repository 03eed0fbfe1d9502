export type Work = 'command' | 'receive' | 'attend';

const firstDelayMs = 5_000;
const longestDelayMs = 300_000;

/** Remembers which kind of work failed and until when to leave it alone: MongoDB may be away for long. */
export class Patience {
  private readonly failures = new Map<Work, { count: number; untilMs: number }>();

  allows(work: Work, nowMs: number): boolean {
    return nowMs >= (this.failures.get(work)?.untilMs ?? 0);
  }

  failed(work: Work, nowMs: number): void {
    const count = (this.failures.get(work)?.count ?? 0) + 1;
    this.failures.set(work, { count, untilMs: nowMs + Math.min(firstDelayMs * 2 ** (count - 1), longestDelayMs) });
  }

  succeeded(work: Work): void {
    this.failures.delete(work);
  }

  /** Somebody just reached MongoDB: everything may be tried again at once. */
  forgive(): void {
    this.failures.clear();
  }

  /** The nearest instant to come at which something may be tried again; null when there is none. What has passed needs no alarm. */
  nextTryAtMs(nowMs: number): number | null {
    const instants = [...this.failures.values()].map((failure) => failure.untilMs).filter((untilMs) => untilMs > nowMs);
    return instants.length === 0 ? null : Math.min(...instants);
  }
}
