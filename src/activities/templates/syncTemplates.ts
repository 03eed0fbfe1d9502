import type { TemplateAnswer } from '../../channels/channel';
import {
  claimSync,
  claimWithIt,
  finishSync,
  syncAgainMs,
  syncEveryMs,
  type ClaimedSync,
} from '../../store/templateSync';
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
 * Reads the templates of the account whose list has been due longest and writes them, all or nothing; for the other numbers of its owner
 * too: they have the same list. What went wrong is noted at the accounts; it is tried again later, and nothing that is known is
 * forgotten for it.
 */
export async function syncTemplates(
  deps: Pick<Dependencies, 'store' | 'channels' | 'clock' | 'log'>,
): Promise<SyncTemplatesResult> {
  const { store, channels, clock } = deps;
  const able = [...channels.values()].filter(({ listTemplates }) => listTemplates !== null);
  const askedAtMs = clock();
  const claimed = await claimSync(
    store,
    able.map(({ name }) => name),
    askedAtMs,
  );
  if (claimed === null) return { more: false };
  const { channel: name, channelAccountId, channelOwnerId } = claimed.account;
  const channel = channels.get(name);
  if (!channel?.listTemplates) return { more: true };
  const together = [claimed, ...(await claimWithIt(store, claimed, channel.asksAlone))];
  const answer = await channel.listTemplates({ channelAccountId, channelOwnerId }, { timeoutMs });
  for (const each of together) await writeAnswer(deps, each, answer, askedAtMs);
  return { more: true };
}

async function writeAnswer(
  { store, clock, log }: Pick<Dependencies, 'store' | 'clock' | 'log'>,
  claimed: ClaimedSync,
  answer: TemplateAnswer,
  askedAtMs: number,
): Promise<void> {
  const { account } = claimed;
  const accountId = account._id;
  if (answer.kind === 'listed') {
    const isWhole = await writeListing(store, account, answer, askedAtMs);
    const { unreadable } = answer;
    if (unreadable > 0) log.warn({ accountId, unreadable }, 'templates could not be read');
    const fault = unreadable === 0 ? null : `${unreadable} templates could not be read.`;
    const nextAtMs = isWhole ? askedAtMs + syncEveryMs : clock() + rereadMs;
    return finishSync(store, claimed, { syncedAtMs: askedAtMs, fault, nextAtMs });
  }
  const { kind, detail } = answer;
  log.warn({ accountId, kind, detail }, 'the list of templates could not be had');
  const waitMs = answer.kind === 'notNow' ? (answer.retryAfterMs ?? syncAgainMs) : syncEveryMs;
  return finishSync(store, claimed, { syncedAtMs: null, fault: detail, nextAtMs: clock() + waitMs });
}
