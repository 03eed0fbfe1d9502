import type { TemplateId } from '../core/ids';
import type { KnownTemplate } from '../core/templates/template';

/** A template of an account in one language, as its channel told it last. One that is gone is marked, not deleted. */
export interface TemplateDocument extends KnownTemplate {
  readonly _id: TemplateId;
  readonly channel: string;
  readonly channelAccountId: string;
  /** When the list was asked for on which it last stood. */
  readonly syncedAtMs: number;
  /** Raised by every change of what it says. */
  readonly version: number;
}

/** How an account's templates are kept read. A part is missing until it happened first. */
export interface TemplateSync {
  /** The list is read again from this instant on; news brings it forward. */
  nextAtMs?: number;
  /** When the list was asked for that was last read whole. */
  syncedAtMs?: number;
  /** Why the newest reading failed, in our own words; null when it did not. */
  fault?: string | null;
}
