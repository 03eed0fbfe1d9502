import type { Filter, UpdateFilter } from 'mongodb';
import type { AccountEvent } from '../core/capture/event';
import type { TemplateNews } from '../core/templates/templateNews';
import type { Collections } from './collections';
import type { OutboxDocument } from './documents';
import type { TemplateDocument } from './templateDocument';
import { templateIdOf } from './templates';
import { bringSyncForward } from './templateSync';

type NewsStore = Pick<Collections, 'accounts' | 'templates'>;

/** Meta's times are whole seconds, cut off: what is said of a second counts until its end. */
const restOfSecondMs = 999;

/**
 * Writes at once what an event says of a template, for all accounts of its owner that it may speak for. Older news never undoes
 * newer, nor a later reading of the list. The list is read again soon: an event says only a part.
 */
export async function applyTemplateNews(
  store: NewsStore,
  channel: string,
  event: Pick<AccountEvent, 'channelOwnerId' | 'channelAccountId' | 'atMs'> & { readonly template: TemplateNews },
  uncovered: readonly string[],
  nowMs: number,
): Promise<void> {
  const { channelOwnerId, channelAccountId, template: news } = event;
  // It says of nobody whom it is about.
  if (channelOwnerId === null && channelAccountId === null) return;
  const which =
    channelAccountId === null
      ? { channel, channelOwnerId, channelAccountId: { $nin: [...uncovered] } }
      : { channel, channelAccountId };
  const accounts = await store.accounts.find(which, { projection: { _id: 1 } }).toArray();
  const accountIds = accounts.map(({ _id }) => _id);
  const { name, language } = news;
  const ids = accountIds.map((accountId) => templateIdOf({ accountId, name, language }));
  const atMs = event.atMs > 0 ? Math.min(event.atMs + restOfSecondMs, nowMs) : nowMs;
  const change = changeOf(news, atMs);
  if (change !== null) await store.templates.updateMany({ _id: { $in: ids }, ...change.unless }, change.update);
  await bringSyncForward(store, { _id: { $in: accountIds } }, nowMs + newsWaitMs);
}

/** News of many templates comes together: one reading serves it all. */
const newsWaitMs = 60_000;

interface Change {
  readonly unless: Filter<TemplateDocument>;
  readonly update: UpdateFilter<TemplateDocument>;
}

function changeOf(news: TemplateNews, atMs: number): Change | null {
  const $inc = { version: 1 };
  switch (news.kind) {
    case 'status': {
      const { status, reason: statusReason } = news;
      return {
        unless: { statusAtMs: { $lte: atMs } },
        // Approved anew it is not the one that was refused.
        update: {
          $set: { status, statusReason, statusAtMs: atMs, ...(status === 'approved' ? { unfit: null } : {}) },
          $inc,
        },
      };
    }
    case 'quality':
      return {
        unless: { qualityAtMs: { $lte: atMs } },
        update: { $set: { quality: news.quality, qualityAtMs: atMs }, $inc },
      };
    case 'category':
      return {
        unless: { categoryAtMs: { $lte: atMs } },
        update: { $set: { category: news.category, categoryAtMs: atMs }, $inc },
      };
    case 'body': {
      const { body, variables } = news;
      return {
        unless: { contentAtMs: { $lte: atMs } },
        update: { $set: { body, variables, contentAtMs: atMs, unfit: null }, $inc },
      };
    }
    case 'changed':
      return null;
  }
}

/** Meta's codes for a template that can't be sent now: 132001 not there or not approved, 132015 paused, 132016 disabled. */
function statusAfter(code: number | null): 'removed' | 'paused' | 'disabled' {
  return code === 132015 ? 'paused' : code === 132016 ? 'disabled' : 'removed';
}

function isNotThere(code: number | null): boolean {
  return statusAfter(code) === 'removed';
}

/**
 * What the failed send of a template says of it, for whoever decides next: it is gone until the channel says otherwise, or it is not
 * there, or its values do not fit it: then it is not tried again for a day.
 */
export async function noteTemplateFailure(
  store: Pick<Collections, 'templates'>,
  send: Pick<OutboxDocument, 'accountId' | 'template' | 'failure'>,
  atMs: number,
): Promise<void> {
  const { template, failure } = send;
  if (!template || failure === null) return;
  const _id = templateIdOf({ accountId: send.accountId, name: template.name, language: template.language });
  if (failure.meaning === 'templateGone') {
    const { unless, update } = changeOf(
      {
        kind: 'status',
        name: template.name,
        language: template.language,
        status: statusAfter(failure.code),
        reason: null,
      },
      atMs,
    ) as Change;
    await store.templates.updateOne({ _id, ...unless }, update);
  }
  // The list may go on calling a template approved that sends find gone.
  const isRefused =
    failure.meaning === 'templateUnfit' || (failure.meaning === 'templateGone' && isNotThere(failure.code));
  if (isRefused)
    await store.templates.updateOne(
      { _id, contentAtMs: { $lte: atMs } },
      { $set: { unfit: { code: failure.code, atMs } }, $inc: { version: 1 } },
    );
}
