import type { Channel } from '../channel';
import type { TwilioOptions } from './account';
import { fetchMedia } from './fetchMedia';
import { parseWebhook } from './parse';
import { sendText } from './send';
import { signerOf } from './signer';

/**
 * WhatsApp through Twilio (https://www.twilio.com/docs/whatsapp/api). One webhook address takes both the messages and the
 * statuses; a channel account is one business number of one Twilio account, `<AccountSid>/<digits>`.
 */
export function createTwilioChannel(options: TwilioOptions): Channel {
  return {
    name: 'twilio',
    verify: (webhook) => signerOf(webhook, options),
    parse: (rawBody, query) => parseWebhook(rawBody, query),
    send: (message, callOptions) => sendText(options, message, callOptions),
    fetchMedia: (media, callOptions) => fetchMedia(options, media, callOptions),
    // Twilio sends templates by the SIDs of its own Content API, not by their WhatsApp names.
    listTemplates: null,
    asksAlone: () => true,
  };
}
