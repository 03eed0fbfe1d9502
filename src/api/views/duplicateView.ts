import { likelyFrom } from '../../core/duplicates/model';
import type { ContactId } from '../../core/ids';
import type { ContactDocument } from '../../store/crmDocuments';
import type { Database } from '../../store/database';
import type { DuplicateDocument, SweepDocument } from '../../store/duplicateDocument';
import { iso, isoOrNull } from '../schemas/common';
import type { DuplicateView, SweepView } from '../schemas/duplicates';

const shown = { name: 1, phones: 1, emails: 1, companyId: 1 } as const;
type Shown = Pick<ContactDocument, '_id' | keyof typeof shown>;

/** Pairs as the API shows them, with both contacts as they are now. */
export async function duplicateViews(
  store: Pick<Database, 'contacts'>,
  pairs: readonly DuplicateDocument[],
): Promise<DuplicateView[]> {
  const ids = [...new Set(pairs.flatMap(({ contactIds }) => contactIds))];
  const rows = await store.contacts.find({ _id: { $in: ids } }, { projection: shown }).toArray();
  const byId = new Map<ContactId, Shown>(rows.map((row) => [row._id, row]));
  return pairs.map((pair) => duplicateView(pair, byId));
}

function duplicateView(pair: DuplicateDocument, contacts: ReadonlyMap<ContactId, Shown>): DuplicateView {
  const { _id, contactIds, probability, weight, reasons, hiddenBy, state, foundAtMs, decidedBy, decidedAtMs } = pair;
  return {
    id: _id,
    contacts: contactIds.flatMap((contactId) => {
      const contact = contacts.get(contactId);
      if (!contact) return [];
      const { name, phones, emails, companyId } = contact;
      return [{ id: contactId, name, phones, emails, companyId }];
    }),
    probability,
    strength: probability >= likelyFrom ? 'likely' : 'weak',
    weight,
    reasons,
    state: hiddenBy.length > 0 ? 'merged' : state,
    foundAt: iso(foundAtMs),
    decidedBy,
    decidedAt: isoOrNull(decidedAtMs),
  };
}

/** The sweep as the API shows it. */
export function sweepView(sweep: SweepDocument | null): SweepView {
  if (sweep === null) {
    const nothing = { compared: 0, total: 0, comparisons: 0, found: 0 };
    return { state: 'never', ...nothing, startedAt: null, updatedAt: null, finishedAt: null };
  }
  const { state, compared, total, comparisons, found, startedAtMs, updatedAtMs, finishedAtMs } = sweep;
  const counts = { compared, total, comparisons, found };
  return {
    state,
    ...counts,
    startedAt: iso(startedAtMs),
    updatedAt: iso(updatedAtMs),
    finishedAt: isoOrNull(finishedAtMs),
  };
}
