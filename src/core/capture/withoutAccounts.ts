import type { EventBatch } from './event';

/** A batch without what is about these accounts. What names no account stays. */
export function withoutAccounts(batch: EventBatch, channelAccountIds: readonly string[]): EventBatch {
  if (channelAccountIds.length === 0) return batch;
  const stays = ({ channelAccountId }: { readonly channelAccountId: string | null }) =>
    channelAccountId === null || !channelAccountIds.includes(channelAccountId);
  return {
    ...batch,
    messages: batch.messages.filter(stays),
    statuses: batch.statuses.filter(stays),
    accountEvents: batch.accountEvents.filter(stays),
    addressBook: batch.addressBook.filter(stays),
  };
}
