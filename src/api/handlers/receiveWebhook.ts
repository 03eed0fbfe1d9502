import { Fault } from '../../errors';
import type { Operation } from '../http/operation';

/** Not made by `operation`: the signature is over the raw bytes, and comes before any reading. */
function webhookOf(channelName: string, vendor: string): Operation {
  return {
    tag: 'Intake',
    summary: `${vendor}'s events. 200 promises that the body is stored durably; what follows from it comes in moments`,
    input: {},
    readsBody: 'raw',
    requestHeaders: [],
    answers: { 200: { description: 'Stored.' } },
    problems: ['badSignature', 'invalidJson', 'tooLarge', 'unsupportedMediaType', 'storeAway'],
    async handle({ rawBody, queryString, headers }, { channels, intakeOf }) {
      const webhook = { rawBody, query: queryString, headers };
      const signer = channels.get(channelName)?.verify(webhook) ?? null;
      const intake = intakeOf(channelName);
      if (signer === null || !intake) throw new Fault('badSignature');
      await intake.accept(webhook, signer);
      return { status: 200 };
    },
  };
}

export const receiveWhatsAppWebhook = webhookOf('whatsapp', 'WhatsApp');
export const receiveTwilioWebhook = webhookOf('twilio', 'Twilio');
