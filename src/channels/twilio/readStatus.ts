import { z } from 'zod';
import type { SendStatus, StatusEvent } from '../../core/capture/event';
import { meaningOfCode, meaningOfStatus } from './errorTable';
import { numberOrNull, wordOrNull } from './fields';
import type { Envelope, ReadWebhook, Values } from './read';

/**
 * Twilio: https://www.twilio.com/docs/messaging/api/message-resource#message-status-values. The others (queued, sending, …)
 * say only that a message is on its way.
 */
const statuses: ReadonlyMap<string, SendStatus> = new Map<string, SendStatus>([
  ['sent', 'sent'],
  ['delivered', 'delivered'],
  ['read', 'read'],
  ['failed', 'failed'],
  ['undelivered', 'failed'],
]);

const fieldsOfStatus = z.object({ MessageStatus: wordOrNull, ErrorCode: numberOrNull });

/** A failure without a code we know is no passing fault: trying it again for ever would be nagging. */
const unknownFailure = meaningOfStatus(400).meaning;

/**
 * Reads what became of a message of ours. Twilio says nothing of when, so `atMs` is 0. Our tag stands in the address that we
 * gave with the message (`?tag=…`), which Twilio signs too.
 */
export function readStatus(values: Values, { channelAccountId, messageSid }: Envelope, query: string): ReadWebhook {
  const fields = fieldsOfStatus.parse(values);
  const status = statuses.get(fields.MessageStatus ?? '');
  if (status === undefined) return { others: [{ field: 'MessageStatus', channelAccountId }] };
  const code = Number.isSafeInteger(fields.ErrorCode) && fields.ErrorCode !== 0 ? fields.ErrorCode : null;
  const known = meaningOfCode(code);
  const event: StatusEvent = {
    channelAccountId,
    channelMessageId: messageSid,
    tag: new URLSearchParams(query).get('tag') || null,
    status,
    atMs: 0,
    // Our own words: Twilio's may name people.
    errors: code === null ? [] : [{ code, title: known?.words ?? null }],
    meaning: status === 'failed' ? (known?.meaning ?? unknownFailure) : null,
    pricing: null,
  };
  return { statuses: [event] };
}
