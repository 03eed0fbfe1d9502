import type { Channel } from '../channel';
import { fetchMedia } from './fetchMedia';
import { listTemplates } from './listTemplates';
import { parseWebhook } from './parse';
import { sendMessage, type SendAccess } from './send';
import { signerOf, type OwnAccount } from './signer';

/** What the channel needs to know of the installation. */
export interface WhatsAppOptions extends SendAccess {
  /** Several while rotating. Without any, only webhooks of accounts with secrets of their own are valid. */
  readonly appSecrets: readonly string[];
  /** Numbers with secrets of their own. */
  readonly accounts?: readonly OwnAccount[];
}

/** WhatsApp through Meta's Cloud API, or through anything that speaks the same API at `graphUrl`. */
export function createWhatsAppChannel(options: WhatsAppOptions): Channel {
  const { appSecrets, accounts = [] } = options;
  return {
    name: 'whatsapp',
    verify: (webhook) => signerOf(webhook, { appSecrets, accounts }),
    parse: (rawBody) => parseWebhook(rawBody),
    send: (message, callOptions) => sendMessage(accessFor(options, message.channelAccountId), message, callOptions),
    fetchMedia: (media, callOptions) => fetchMedia(accessFor(options, media.channelAccountId), media, callOptions),
    listTemplates: (owner, callOptions) =>
      listTemplates(accessFor(options, owner.channelAccountId), owner.channelOwnerId, callOptions),
    asksAlone: (channelAccountId) => accounts.some(({ phoneNumberId }) => phoneNumberId === channelAccountId),
  };
}

/** As whom to call for one number: with its own token, if it has one. */
function accessFor({ accounts = [], accessToken, graphUrl }: WhatsAppOptions, channelAccountId: string): SendAccess {
  const own = accounts.find(({ phoneNumberId }) => phoneNumberId === channelAccountId)?.accessToken ?? null;
  return { accessToken: own ?? accessToken, graphUrl };
}
