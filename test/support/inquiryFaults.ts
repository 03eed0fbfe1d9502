import { eventsOf } from '../../src/core/inquiries/eventsOf';
import { foldInquiries } from '../../src/core/inquiries/fold';
import type { Database } from '../../src/store/database';
import { inquiryOwners } from '../../src/store/inquiries';
import { inquiryDecisions } from '../../src/store/inquiryDecisions';

/** Invariant 8 for inquiries: what is stored equals a fresh fold over everything recorded. Returns what is wrong. */
export async function inquiryFaults(store: Database): Promise<string[]> {
  const faults: string[] = [];
  for (const conversation of await store.conversations.find({ forwardedTo: null, erasedAtMs: null }).toArray()) {
    const owners = inquiryOwners(conversation);
    const afresh = foldInquiries([], (await inquiryDecisions(store, owners, 0)).flatMap(eventsOf));
    const rows = await store.inquiries
      .find({ conversationId: { $in: owners } })
      .sort({ openedAtMs: 1, _id: 1 })
      .toArray();
    const stored = rows.map(({ _id, revision: _revision, ...rest }) => ({ id: _id, ...rest }));
    if (JSON.stringify(stored) !== JSON.stringify(afresh))
      faults.push(
        `${conversation._id} shows ${JSON.stringify(stored)}, what is recorded says ${JSON.stringify(afresh)}`,
      );
  }
  return faults;
}
