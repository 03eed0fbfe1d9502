import { z } from 'zod';
import type { EventBatch } from '../../core/capture/event';
import { shortName } from '../shortName';
import { channelAccountIdOf } from './account';
import { isWhatsApp, phoneIn } from './address';
import { sidOrNull, textOrNull, wordOrNull } from './fields';
import { firstValues, readForm } from './form';
import type { Envelope, ReadWebhook, Values } from './read';
import { readMessages } from './readMessages';
import { readStatus } from './readStatus';

const envelope = z.object({
  AccountSid: sidOrNull,
  MessageSid: sidOrNull,
  // Twilio: the same value, "deprecated and included for backward compatibility".
  SmsMessageSid: sidOrNull,
  SmsSid: sidOrNull,
  From: textOrNull,
  To: textOrNull,
  MessageStatus: wordOrNull,
  EventType: textOrNull,
});

const incomingStatuses: ReadonlySet<string | null> = new Set(['receiving', 'received']);

/**
 * Reads one webhook: a message of a buyer, or what became of one of ours. Throws SyntaxError when the body has nothing of a
 * form; everything else that is wrong becomes a fault at its parameter.
 */
export function parseWebhook(rawBody: Uint8Array, query: string): EventBatch {
  const form = readForm(new TextDecoder().decode(rawBody));
  if (form === null) throw new SyntaxError('The body is no form.');
  const read = readValues(firstValues(form), query);
  return {
    messages: read.messages ?? [],
    statuses: read.statuses ?? [],
    accountEvents: [],
    addressBook: [],
    others: read.others ?? [],
    faults: read.faults ?? [],
  };
}

function readValues(values: Values, query: string): ReadWebhook {
  const fields = envelope.parse(values);
  const isStatus = fields.MessageStatus !== null;
  // A status is about a message of ours, which the business number sent; those of incoming ones say nothing new.
  const isOurs = isStatus && !incomingStatuses.has(fields.MessageStatus);
  const [businessPlace, buyerPlace] = isOurs ? (['From', 'To'] as const) : (['To', 'From'] as const);
  const business = fields[businessPlace];
  const businessPhone = phoneIn(business);
  const { AccountSid: accountSid } = fields;
  const channelAccountId =
    accountSid === null || businessPhone === null ? null : channelAccountIdOf(accountSid, businessPhone);
  const messageSid = fields.MessageSid ?? fields.SmsMessageSid ?? fields.SmsSid;
  if (messageSid === null && fields.EventType !== null) {
    return { others: [{ field: shortName(fields.EventType), channelAccountId }] };
  }
  // SMS and other channels come to the same address in the same shape.
  if ([business, fields[buyerPlace]].some((address) => address !== null && !isWhatsApp(address))) {
    return { others: [{ field: 'channel', channelAccountId }] };
  }
  if (accountSid === null) return fault('AccountSid');
  if (messageSid === null) return fault('MessageSid');
  if (businessPhone === null || channelAccountId === null) return fault(businessPlace);
  const read: Envelope = { channelAccountId, accountSid, businessPhone, messageSid };
  return isStatus ? readStatus(values, read, query) : readMessages(values, read);
}

function fault(place: string): ReadWebhook {
  return { faults: [{ place, fault: 'missing or unreadable' }] };
}
