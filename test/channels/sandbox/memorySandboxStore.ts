import type {
  LedgerEntry,
  SandboxBuyer,
  SandboxMedia,
  SandboxStore,
  SandboxTemplate,
} from '../../../src/channels/sandbox/sandboxStore';

/** A sandbox store that outlives its sandbox within one test, as MongoDB outlives a process. */
export function createMemorySandboxStore(): SandboxStore {
  const ledger = new Map<string, LedgerEntry>();
  const buyers = new Map<string, SandboxBuyer>();
  const media = new Map<string, SandboxMedia>();
  const templates = new Map<string, SandboxTemplate>();
  const inOrder = () =>
    [...ledger.values()].sort((one, other) => one.atMs - other.atMs || (one.id < other.id ? -1 : 1));
  return {
    async addEntry(entry) {
      ledger.set(entry.id, entry);
    },
    async markReported(id, index, reportedAtMs) {
      const entry = ledger.get(id);
      if (entry === undefined) return;
      const reports = entry.reports.map((report, at) => (at === index ? { ...report, reportedAtMs } : report));
      ledger.set(id, { ...entry, reports });
    },
    async unreported() {
      return inOrder().filter((entry) => entry.reports.some((report) => report.reportedAtMs === null));
    },
    async entries({ limit, after }) {
      return inOrder()
        .filter(
          (entry) => after === null || entry.atMs > after.atMs || (entry.atMs === after.atMs && entry.id > after.id),
        )
        .slice(0, limit);
    },
    async noteInbound({ phoneNumberId, phone, userId, atMs }) {
      for (const address of [phone, userId].filter((each) => each !== null)) {
        const before = buyers.get(`${phoneNumberId}/${address}`);
        buyers.set(`${phoneNumberId}/${address}`, {
          lastInboundAtMs: Math.max(before?.lastInboundAtMs ?? 0, atMs),
          userId: userId ?? before?.userId ?? null,
        });
      }
    },
    async buyer(phoneNumberId, address) {
      return buyers.get(`${phoneNumberId}/${address}`) ?? null;
    },
    async addMedia(file) {
      media.set(file.id, file);
    },
    async media(id) {
      return media.get(id) ?? null;
    },
    async templates() {
      return [...templates.values()];
    },
    async putTemplate(template) {
      templates.set(`${template.name}/${template.language}`, template);
    },
  };
}
