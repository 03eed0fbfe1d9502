import type { OutboxId } from '../../core/ids';
import type { Reason } from '../../core/reason';
import type { Collections } from '../collections';
import { insertIfNew } from '../records';
import type { FollowUpClaim, LedgerOwner } from './ledgerDocument';

type LedgerStore = Pick<Collections, 'followUpLedgers'>;

/** A claim that was not ordered by then never will be. */
export const claimStandsMs = 10 * 60_000;
const mostTries = 10;

/**
 * Claims one follow-up before it is ordered: `whyNot` counts all there are, and the claim is written only while nobody else has
 * claimed since. Returns why it may not be sent, or null. Done again under the same outbox id it is the same claim. Throws when others
 * claim all the time.
 */
export async function claimFollowUp(
  store: LedgerStore,
  owner: LedgerOwner,
  claim: FollowUpClaim,
  whyNot: () => Promise<Reason | null>,
): Promise<Reason | null> {
  for (let tries = 0; tries < mostTries; tries++) {
    const ledger = await store.followUpLedgers.findOne({ _id: owner });
    const why = await whyNot();
    if (why !== null) return why;
    const others = (ledger?.claims ?? []).filter(
      ({ outboxId, atMs }) => outboxId !== claim.outboxId && atMs > claim.atMs - claimStandsMs,
    );
    const revision = (ledger?.revision ?? 0) + 1;
    const next = { _id: owner, revision, claims: [...others, claim] };
    const isWritten =
      ledger === null
        ? await insertIfNew(store.followUpLedgers, next)
        : (await store.followUpLedgers.replaceOne({ _id: owner, revision: ledger.revision }, next)).matchedCount === 1;
    if (isWritten) return null;
  }
  throw new Error('Others claimed follow-ups all the time.');
}

/** Gives a claim back that will not be ordered: it counts no more. */
export async function releaseClaim(store: LedgerStore, owner: LedgerOwner, outboxId: OutboxId): Promise<void> {
  await store.followUpLedgers.updateOne(
    { _id: owner, 'claims.outboxId': outboxId },
    { $pull: { claims: { outboxId } }, $inc: { revision: 1 } },
  );
}

/** The claims that may not be in the outbox yet. */
export async function claimsOf(store: LedgerStore, owner: LedgerOwner): Promise<readonly FollowUpClaim[]> {
  return (await store.followUpLedgers.findOne({ _id: owner }))?.claims ?? [];
}
