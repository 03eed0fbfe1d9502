import type { Channel } from '../channel';
import { parseWebhook } from './parse';
import { sendText, type SendAccess } from './send';
import { hasValidSignature } from './signature';

/** What the channel needs to know of the installation. */
export interface WhatsAppOptions extends SendAccess {
  /** Several while rotating. Without any, no webhook is ever valid. */
  readonly appSecrets: readonly string[];
}

/** WhatsApp through Meta's Cloud API, or through anything that speaks the same API at `graphUrl`. */
export function createWhatsAppChannel({ appSecrets, accessToken, graphUrl }: WhatsAppOptions): Channel {
  return {
    name: 'whatsapp',
    verify: (rawBody, headers) => hasValidSignature(rawBody, headers, appSecrets),
    parse: parseWebhook,
    send: (message, options) => sendText({ accessToken, graphUrl }, message, options),
  };
}
