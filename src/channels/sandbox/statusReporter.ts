import type { LedgerEntry, SandboxStore } from './sandboxStore';
import { statusBody } from './webhookBodies';
import type { WebhookSender } from './webhookSender';

/** Reports what became of messages, one status after the other. */
export interface StatusReporter {
  /** Starts reporting an entry's open statuses; does nothing when it is at it already. */
  start(entry: LedgerEntry): void;
  /** Waits until nothing is being reported any more. */
  settled(): Promise<void>;
}

/** A reporter over a store and a sender. Where the sandbox was killed, a status may be reported twice, as Meta may. */
export function createStatusReporter(deps: {
  readonly store: SandboxStore;
  readonly sender: WebhookSender;
  readonly now: () => number;
}): StatusReporter {
  const running = new Map<string, Promise<void>>();

  async function report(entry: LedgerEntry): Promise<void> {
    for (const [index, each] of entry.reports.entries()) {
      if (each.reportedAtMs !== null) continue;
      if (!(await deps.sender.wait(each.dueAtMs - deps.now()))) return;
      if (!(await deps.sender.deliver(statusBody(entry, each)))) return;
      await remember(entry.id, index);
    }
  }

  async function remember(id: string, index: number): Promise<void> {
    try {
      await deps.store.markReported(id, index, deps.now());
    } catch {
      // The store is away: the status stays open and is reported once more at the next start. Duplicates are Meta's habit too.
    }
  }

  return {
    start(entry) {
      if (running.has(entry.id)) return;
      running.set(
        entry.id,
        report(entry).finally(() => running.delete(entry.id)),
      );
    },
    async settled() {
      await Promise.all(running.values());
    },
  };
}
