import { claimSync, finishSync, syncAgainMs, syncEveryMs } from '../../store/templateSync';
import { writeListing } from '../../store/templates';
import type { Dependencies } from '../dependencies';

/** All pages of one list together. */
const timeoutMs = 90_000;
/** News came while the list was written: soon, and not in a circle. */
const rereadMs = 10_000;

export interface SyncTemplatesResult {
  /** False when no account's list was due. */
  readonly more: boolean;
}

/**
 * Reads the templates of the account whose list has been due longest and writes them, all or nothing. What went wrong is noted at the
 * account; it is tried again later, and nothing that is known is forgotten for it.
 */
export async function syncTemplates(
  deps: Pick<Dependencies, 'store' | 'channels' | 'clock' | 'log'>,
): Promise<SyncTemplatesResult> {
  const { store, channels, clock, log } = deps;
  const able = [...channels.values()].filter(({ listTemplates }) => listTemplates !== null);
  const askedAtMs = clock();
  const claimed = await claimSync(
    store,
    able.map(({ name }) => name),
    askedAtMs,
  );
  if (claimed === null) return { more: false };
  const { account } = claimed;
  const { channelAccountId, channelOwnerId, _id: accountId } = account;
  const answer = await channels
    .get(account.channel)
    ?.listTemplates?.({ channelAccountId, channelOwnerId }, { timeoutMs });
  if (answer === undefined) return { more: true };
  if (answer.kind === 'listed') {
    const isWhole = await writeListing(store, account, answer, askedAtMs);
    const { unreadable } = answer;
    if (unreadable > 0) log.warn({ accountId, unreadable }, 'templates could not be read');
    const fault = unreadable === 0 ? null : `${unreadable} templates could not be read.`;
    const nextAtMs = isWhole ? askedAtMs + syncEveryMs : clock() + rereadMs;
    await finishSync(store, claimed, { syncedAtMs: askedAtMs, fault, nextAtMs });
    return { more: true };
  }
  const { kind, detail } = answer;
  log.warn({ accountId, kind, detail }, 'the list of templates could not be had');
  const waitMs = answer.kind === 'notNow' ? (answer.retryAfterMs ?? syncAgainMs) : syncEveryMs;
  await finishSync(store, claimed, { syncedAtMs: null, fault: detail, nextAtMs: clock() + waitMs });
  return { more: true };
}
