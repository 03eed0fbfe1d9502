import type { SendStatus } from '../core/capture/event';
import type { FailureMeaning } from '../core/update/failure';

/** A status that came before its message was known. */
export interface ParkedStatusDocument {
  _id: string;
  accountKey: string;
  channelMessageId: string;
  status: SendStatus;
  atMs: number;
  errors: { code: number; title: string | null }[];
  meaning: FailureMeaning | null;
  pricing: { type: string | null; category: string | null } | null;
  parkedAt: Date;
}
