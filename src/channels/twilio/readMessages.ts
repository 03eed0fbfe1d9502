import { z } from 'zod';
import type { ChannelMessage, Referral } from '../../core/capture/event';
import { flag, sidOrNull, textOrNull } from './fields';
import type { Envelope, ReadWebhook, Values } from './read';
import { readContents } from './readContents';
import { readIdentity } from './readIdentity';

const context = z.object({ OriginalRepliedMessageSid: sidOrNull, Forwarded: flag, FrequentlyForwarded: flag });

const referralFields = z
  .object({
    ReferralSourceType: textOrNull,
    ReferralSourceId: textOrNull,
    ReferralSourceUrl: textOrNull,
    ReferralHeadline: textOrNull,
    ReferralBody: textOrNull,
    ReferralCtwaClid: textOrNull,
  })
  .transform((fields): Referral => ({
    sourceType: fields.ReferralSourceType,
    sourceId: fields.ReferralSourceId,
    sourceUrl: fields.ReferralSourceUrl,
    headline: fields.ReferralHeadline,
    body: fields.ReferralBody,
    clickId: fields.ReferralCtwaClid,
  }));

/**
 * Reads what a buyer wrote (https://www.twilio.com/docs/messaging/guides/webhook-request). A Twilio message with several files
 * becomes a message for each, `<sid>`, `<sid>/1`, …: one message of ours holds one file. Twilio says nothing of when, so
 * `sentAtMs` is 0 and the time of arrival counts.
 */
export function readMessages(
  values: Values,
  { channelAccountId, accountSid, businessPhone, messageSid }: Envelope,
): ReadWebhook {
  const identity = readIdentity(values);
  if (identity === null) return { faults: [{ place: 'From', fault: 'no sender' }] };
  const fields = context.parse(values);
  const said = referralFields.parse(values);
  const referral = Object.values(said).some((part) => part !== null) ? said : null;
  const contents = readContents(values);
  const messages = contents.map(({ content }, index): ChannelMessage => ({
    ...{ origin: 'live', author: 'buyer', historyStatus: null },
    channelAccountId,
    displayPhone: `+${businessPhone}`,
    channelOwnerId: accountSid,
    identity,
    channelMessageId: index === 0 ? messageSid : `${messageSid}/${index}`,
    sentAtMs: 0,
    content,
    replyTo: fields.OriginalRepliedMessageSid,
    forwarded: fields.Forwarded || fields.FrequentlyForwarded,
    // One tap on an advertisement, however many files came with it.
    referral: index === 0 ? referral : null,
    referredProduct: null,
    groupId: null,
  }));
  return { messages, faults: contents.flatMap(({ fault }) => fault ?? []) };
}
