import type { Signer, WebhookRequest } from '../channel';
import { signingSecrets } from './signature';

/** A number with secrets of its own. What it leaves out it has from the installation. */
export interface OwnAccount {
  readonly phoneNumberId: string;
  readonly appSecrets: readonly string[];
  readonly accessToken: string | null;
}

/**
 * Whoever signed a webhook. The installation's secrets speak for every number that has none of its own; a number's own secrets
 * for that number alone, and nobody else's for it.
 */
export function signerOf(
  { rawBody, headers }: WebhookRequest,
  { appSecrets, accounts }: { readonly appSecrets: readonly string[]; readonly accounts: readonly OwnAccount[] },
): Signer | null {
  const own = accounts.filter((account) => account.appSecrets.length > 0);
  const all = new Set([...appSecrets, ...own.flatMap((account) => account.appSecrets)]);
  const signing = signingSecrets(rawBody, headers, [...all]);
  if (signing.size === 0) return null;
  const signed = (secrets: readonly string[]) => secrets.some((secret) => signing.has(secret));
  const byInstallation = signed(appSecrets);
  return {
    covers(channelAccountId) {
      const account = own.find(({ phoneNumberId }) => phoneNumberId === channelAccountId);
      return account === undefined ? byInstallation : signed(account.appSecrets);
    },
  };
}
