import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { AccountEffect, AccountEvent } from '../../core/capture/event';
import { shortName } from '../shortName';
import type { Change, EntryContext } from './draft';
import { verdictOn } from './errorTable';
import { numberOrNull, readable, textOrNull } from './fields';
import { canonical } from './readNotices';
import { readTemplateNews } from './readTemplateNews';

/** Meta: fields about an account, its owner or its templates. They name no conversation. */
export const accountFields: ReadonlySet<string> = new Set([
  'account_alerts',
  'account_review_update',
  'account_update',
  'business_capability_update',
  'message_template_components_update',
  'message_template_quality_update',
  'message_template_status_update',
  'phone_number_name_update',
  'phone_number_quality_update',
  'security',
  'template_category_update',
]);

const named = z.object({
  event: textOrNull,
  new_quality_score: textOrNull,
  new_category: textOrNull,
  decision: textOrNull,
  alert_type: textOrNull,
  alert_info: z.object({ alert_type: textOrNull }).nullable().catch(null),
  restriction_info: readable(z.object({ restriction_type: z.string() })),
  ban_info: z.object({ waba_ban_state: textOrNull }).nullable().catch(null),
});
type Named = z.infer<typeof named>;

/** Reads a change about an account. */
export function readAccountEvent(
  { field, value }: Change,
  channelAccountId: string | null,
  { channelOwnerId, entryAtMs }: EntryContext,
): AccountEvent {
  const words = named.parse(value);
  const alertType = words.alert_type ?? words.alert_info?.alert_type ?? null;
  const template = readTemplateNews({ field, value });
  const what = words.event ?? words.new_quality_score ?? words.new_category ?? words.decision ?? alertType;
  return {
    key: keyOf([channelOwnerId, entryAtMs, field, canonical(value)]),
    channelOwnerId,
    channelAccountId,
    field,
    what: what === null ? null : shortName(what),
    effect: effectOf(field, words),
    atMs: entryAtMs ?? 0,
    details: detailsOf(value),
    ...(template === null ? {} : { template }),
  };
}

/** Reads `value.errors` of a change: faults of the account or the app (Meta: errors page). */
export function readAccountErrors(
  { value }: Change,
  channelAccountId: string | null,
  entry: EntryContext,
): AccountEvent[] {
  return readable(z.looseObject({ code: numberOrNull }))
    .parse(value.errors)
    .map((error) =>
      errorEvent(error, channelAccountId, entry, {
        field: 'errors',
        what: error.code === null ? null : String(error.code),
        effect: effectOfError(error.code),
      }),
    );
}

/** Meta: the business chose not to share its history. Somebody may have expected it. */
export function readDeclined(errors: unknown, channelAccountId: string | null, entry: EntryContext): AccountEvent {
  return errorEvent(errors, channelAccountId, entry, { field: 'history', what: 'DECLINED', effect: 'alert' });
}

function errorEvent(
  said: unknown,
  channelAccountId: string | null,
  { channelOwnerId, entryAtMs }: EntryContext,
  news: Pick<AccountEvent, 'field' | 'what' | 'effect'>,
): AccountEvent {
  return {
    key: keyOf([channelOwnerId, channelAccountId, entryAtMs, news.field, canonical(said)]),
    channelOwnerId,
    channelAccountId,
    ...news,
    atMs: entryAtMs ?? 0,
    details: detailsOf(said),
  };
}

function effectOf(field: string, words: Named): AccountEffect {
  const { event, new_quality_score, decision } = words;
  switch (field) {
    case 'account_update':
      return accountEffect(words);
    case 'account_review_update':
      return decision === 'REJECTED' ? 'alert' : 'none';
    case 'message_template_status_update':
      return alarmingTemplate.has(event ?? '') ? 'alert' : 'none';
    case 'message_template_quality_update':
      return new_quality_score === 'RED' ? 'alert' : 'none';
    case 'phone_number_quality_update':
      return event === 'DOWNGRADE' || event === 'FLAGGED' ? 'alert' : 'none';
    case 'account_alerts':
    case 'security':
      return 'alert';
    default:
      return 'none';
  }
}

const alarmingTemplate = new Set(['REJECTED', 'PAUSED', 'DISABLED', 'FLAGGED', 'LOCKED', 'PENDING_DELETION']);

/** Meta: account_update. What can't send any more is stopped; a restriction holds back what nobody asked for. */
function accountEffect({ event, ban_info, restriction_info }: Named): AccountEffect {
  const banState = ban_info?.waba_ban_state ?? null;
  switch (event) {
    case 'DISABLED_UPDATE':
      if (banState === 'REINSTATE') return 'resume';
      return banState === 'SCHEDULE_FOR_DISABLE' ? 'alert' : 'stop';
    case 'ACCOUNT_DELETED':
    case 'PARTNER_REMOVED':
    case 'ACCOUNT_OFFBOARDED':
      return 'stop';
    case 'ACCOUNT_RECONNECTED':
      return 'resume';
    case 'ACCOUNT_RESTRICTION':
      return restriction_info.length === 0 || restriction_info.some(holdsBackMessages) ? 'restrict' : 'alert';
    case 'ACCOUNT_VIOLATION':
      return 'alert';
    default:
      return 'none';
  }
}

/** Others are about calls, making templates or adding numbers. */
function holdsBackMessages({ restriction_type }: { readonly restriction_type: string }): boolean {
  return restriction_type.endsWith('_MESSAGING');
}

function effectOfError(code: number | null): AccountEffect {
  const verdict = verdictOn({ code, subcode: null, transient: false }, 400);
  if (verdict.kind !== 'refused') return 'alert';
  if (verdict.meaning === 'channelDown') return 'stop';
  return verdict.meaning === 'restricted' ? 'restrict' : 'alert';
}

function keyOf(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

const longestDetails = 10_000;

function detailsOf(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length <= longestDetails ? text : JSON.stringify({ truncated: true, begins: text.slice(0, 1000) });
}
