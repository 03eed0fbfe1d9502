import { CancelledFailure, sleep } from '@temporalio/workflow';

/**
 * Wakes the workflow at an instant. A later instant does not move what is armed: the earlier one fires, the desk looks again
 * and arms anew. That costs no history event per moved deadline.
 */
export class Alarm {
  private armedForMs: number[] = [];
  private rang = false;

  /** Makes sure something wakes the workflow at `atMs` or before. */
  arm(atMs: number, summary: string): void {
    if (this.armedForMs.some((armed) => armed <= atMs)) return;
    this.armedForMs.push(atMs);
    sleep(Math.max(1, atMs - Date.now()), { summary }).then(
      () => this.ring(atMs),
      (error: unknown) => {
        if (!(error instanceof CancelledFailure)) throw error;
      },
    );
  }

  /** Forgets the ringing. */
  hush(): void {
    this.rang = false;
  }

  hasRung(): boolean {
    return this.rang;
  }

  private ring(atMs: number): void {
    this.armedForMs = this.armedForMs.filter((armed) => armed !== atMs);
    this.rang = true;
  }
}
