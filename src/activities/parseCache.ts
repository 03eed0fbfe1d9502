import { channelNamed, type Channels } from '../channels/registry';
import type { EventBatch } from '../core/capture/event';
import type { IntakeDocument } from '../store/documents';

/** What intake rows say, read from their bytes. */
export interface ParseCache {
  read(row: IntakeDocument): EventBatch;
}

/** An import may bring hundreds of conversations in one body of 3 MB: each of them captures the same row. */
const worthKeeping = 8;
const mostKept = 8;

/** Reads rows, and remembers the newest ones that many conversations will ask for. */
export function createParseCache(channels: Channels): ParseCache {
  const kept = new Map<string, EventBatch>();
  return {
    read(row) {
      const known = kept.get(row._id);
      if (known) return known;
      const batch = channelNamed(channels, row.channel).parse(row.raw, row.query);
      if (row.conversations.length < worthKeeping) return batch;
      const [oldest] = kept.keys();
      if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
      kept.set(row._id, batch);
      return batch;
    },
  };
}
