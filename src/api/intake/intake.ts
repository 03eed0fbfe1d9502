import type { Signer, WebhookRequest } from '../../channels/channel';

/** Where signed webhooks go. */
export interface Intake {
  /** Stores a webhook whose signature was checked. When this returns, it is durable; what follows from it goes on behind. */
  accept(webhook: Pick<WebhookRequest, 'rawBody' | 'query'>, signer: Signer): Promise<void>;
}
