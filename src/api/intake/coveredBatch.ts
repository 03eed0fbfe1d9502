import type { Signer } from '../../channels/channel';
import type { EventBatch } from '../../core/capture/event';
import { withoutAccounts } from '../../core/capture/withoutAccounts';
import type { Collections } from '../../store/collections';

/** A batch without what its signer may not say. */
export interface CoveredBatch {
  readonly batch: EventBatch;
  /** The accounts the signer does not speak for. */
  readonly uncovered: readonly string[];
}

/**
 * Leaves out what is about accounts the signer does not speak for: an account with secrets of its own must not be moved by
 * somebody who knows another one's. It is kept raw and shown as set aside.
 */
export async function coveredBatch(
  store: Pick<Collections, 'accounts'>,
  channelName: string,
  batch: EventBatch,
  signer: Signer,
): Promise<CoveredBatch> {
  const named = [...batch.messages, ...batch.statuses, ...batch.addressBook, ...batch.accountEvents].flatMap(
    ({ channelAccountId }) => channelAccountId ?? [],
  );
  const owners = batch.accountEvents.flatMap(({ channelAccountId, channelOwnerId }) =>
    channelAccountId === null && channelOwnerId !== null ? [channelOwnerId] : [],
  );
  const owned =
    owners.length === 0
      ? []
      : await store.accounts.find({ channel: channelName, channelOwnerId: { $in: owners } }).toArray();
  const accounts = new Set([...named, ...owned.map(({ channelAccountId }) => channelAccountId)]);
  const uncovered = [...accounts].filter((account) => !signer.covers(account));
  if (uncovered.length === 0) return { batch, uncovered };
  const covered = withoutAccounts(batch, uncovered);
  const left = batch.messages.length + batch.statuses.length - covered.messages.length - covered.statuses.length;
  const fault = `${left} event(s) of an account with secrets of its own, signed with another secret`;
  return { uncovered, batch: { ...covered, faults: [...batch.faults, { place: 'body', fault }] } };
}
