import type { MergeDocument } from '../../store/mergeDocument';
import { iso, isoOrNull } from '../schemas/common';
import type { MergeView } from '../schemas/merge';

/** A merge as the API shows it. */
export function mergeView(merge: MergeDocument): MergeView {
  return {
    id: merge._id,
    from: merge.fromId,
    into: merge.intoId,
    by: merge.by,
    at: iso(merge.atMs),
    conversations: merge.conversationIds,
    deals: merge.deals.map(({ dealId }) => dealId),
    undoneAt: isoOrNull(merge.undoneAtMs),
    undoneBy: merge.undoneBy,
  };
}
