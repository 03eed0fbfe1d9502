import type { Collections } from './collections';

/**
 * Gives documents of an earlier version the fields this one counts on, as they would be if nothing had happened. Done again it
 * changes nothing. Only what capture of everything WhatsApp says has added (decision 0010).
 */
export async function fillNewFields(store: Collections, nowMs: number): Promise<void> {
  const { conversations, messages, outbox, accounts, intake } = store;
  await conversations.updateMany(
    { questions: { $exists: false } },
    {
      $set: {
        ...{ questions: [], awaitedOriginals: [], mediaWaiting: [], phoneAtContact: null },
        ...{ firstTouch: null, lastTouch: null, preferenceAtMs: null, unreachable: null },
      },
    },
  );
  await messages.updateMany(
    { takenIn: { $exists: false } },
    {
      $set: {
        ...{ takenIn: true, contentAsSent: null, mediaId: null },
        ...{ forwarded: false, referredProduct: null, groupId: null },
      },
    },
  );
  await outbox.updateMany({ retries: { $exists: false } }, { $set: { retries: 0, notBeforeMs: null } });
  await accounts.updateMany({ sending: { $exists: false } }, { $set: { sending: { state: 'open', sinceMs: nowMs } } });
  // What its statuses said is written once more: that changes nothing.
  await intake.updateMany({ applied: { $exists: false } }, { $set: { applied: false, uncovered: [], query: '' } });
}
