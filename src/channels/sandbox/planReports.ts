import type { MetFaults } from './faultRules';
import type { Report } from './sandboxStore';

const usual = ['sent', 'delivered', 'read'] as const;

/** Which statuses a message gets, and when: sent, delivered, read, bent by the status faults it met. */
export function planReports(plan: {
  readonly acceptedAtMs: number;
  readonly statusDelayMs: number;
  readonly faults: MetFaults['statuses'];
}): readonly Report[] {
  const has = (kind: MetFaults['statuses'][number]['kind']) => plan.faults.some((fault) => fault.kind === kind);
  if (has('silentStatuses')) return [];
  const extraMs = plan.faults.reduce((sum, fault) => (fault.kind === 'delayStatuses' ? sum + fault.ms : sum), 0);
  const copies = plan.faults.reduce((most, fault) => (fault.kind === 'repeatStatuses' ? fault.times : most), 1);
  const failure = plan.faults.find((fault) => fault.kind === 'failLater');
  const statuses = failure === undefined ? usual : (['failed'] as const);
  const inOrder = statuses.map((status, index) => ({
    status,
    code: failure?.code ?? null,
    statusAtMs: plan.acceptedAtMs + plan.statusDelayMs * (index + 1),
  }));
  const outgoing = has('reorderStatuses') ? inOrder.toReversed() : inOrder;
  return outgoing.flatMap((report, index) =>
    Array.from({ length: copies }, () => ({
      ...report,
      dueAtMs: plan.acceptedAtMs + extraMs + plan.statusDelayMs * (index + 1),
      reportedAtMs: null,
    })),
  );
}
