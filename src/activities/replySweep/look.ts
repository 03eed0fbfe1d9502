import { isStoreAway } from '../../store/storeErrors';
import type { ConversationId } from '../../core/ids';
import type { FindingKind, ReplySweepDocument } from '../../store/replySweepDocument';
import type { Dependencies } from '../dependencies';

export type SweepDeps = Pick<Dependencies, 'store' | 'ring' | 'clock' | 'log'>;

/** What is younger than this is still on its usual way. */
export const graceMs = 60_000;
/** Read at once. */
export const pageSize = 500;

/** How far a look has come in a list that is ordered by an instant, then by id. */
export interface Place {
  readonly atMs: number;
  readonly id: string;
}

/** What one page of a look brought. */
export interface LookPage {
  readonly found: number;
  readonly repaired: number;
  /** Where the next page begins; null when this was the last one. */
  readonly next: Place | null;
}

/** A search for one kind of fault, page by page, which repairs what it finds. */
export interface Look {
  readonly kind: FindingKind;
  readonly page: (
    deps: SweepDeps,
    from: { readonly after: Place | null; readonly nowMs: number; readonly sweep: ReplySweepDocument },
  ) => Promise<LookPage>;
}

/** The filter of a list ordered by `field` and `_id`: what comes after a place, up to but without `untilMs`. */
export function beyond(field: string, after: Place | null, untilMs: number): Record<string, unknown> {
  if (after === null) return { [field]: { $gt: 0, $lt: untilMs } };
  return {
    [field]: { $gte: after.atMs, $lt: untilMs },
    $or: [{ [field]: { $gt: after.atMs } }, { _id: { $gt: after.id } }],
  };
}

/** Where the page after this one begins; null when this one was not full. */
export function nextPlace<Row>(rows: readonly Row[], placeOf: (row: Row) => Place, size = pageSize): Place | null {
  const last = rows.at(-1);
  return rows.length < size || last === undefined ? null : placeOf(last);
}

/** Rings; false when it did not ring. Then the relay does, by what stands in the conversation. */
export async function ring({ ring: tell, log }: SweepDeps, conversationId: ConversationId): Promise<boolean> {
  try {
    await tell(conversationId);
    return true;
  } catch (error) {
    if (isStoreAway(error)) throw error;
    log.warn({ conversationId }, 'the reply sweep could not ring');
    return false;
  }
}
