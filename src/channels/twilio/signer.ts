import { validateRequest } from 'twilio/lib/webhooks/webhooks';
import type { Signer, WebhookRequest } from '../channel';
import { belongsTo, type TwilioAccount } from './account';
import { readForm, type Form } from './form';

const headerName = 'x-twilio-signature';
/** Twilio: base64 of an HMAC-SHA1. */
const signaturePattern = /^[A-Za-z0-9+/]{27}=$/;

/**
 * Whoever signed a webhook: `X-Twilio-Signature` over the address and the parameters, checked by the official library, as
 * Twilio asks (https://www.twilio.com/docs/usage/webhooks/webhooks-security). A token speaks for its own account alone. Never throws.
 */
export function signerOf(
  { rawBody, query, headers }: WebhookRequest,
  { accounts, webhookUrl }: { readonly accounts: readonly TwilioAccount[]; readonly webhookUrl: string },
): Signer | null {
  const signature = signatureIn(headers);
  const form = formIn(rawBody);
  if (signature === null || form === null) return null;
  const url = query === '' ? webhookUrl : `${webhookUrl}?${query}`;
  const signing = accounts.filter(
    ({ authTokens }) => authTokens.filter((token) => signed(token, signature, url, form)).length > 0,
  );
  if (signing.length === 0) return null;
  return { covers: (id) => signing.some(({ accountSid }) => accountSid !== '' && belongsTo(accountSid, id)) };
}

function signed(authToken: string, signature: string, url: string, form: Form): boolean {
  // An empty token signs nothing: everybody knows it.
  if (authToken === '') return false;
  try {
    return validateRequest(authToken, signature, url, form);
  } catch {
    // The library reads the address as a URL when nothing else fits.
    return false;
  }
}

/** The one signature, or null when the header is missing, repeated or malformed. */
function signatureIn(headers: WebhookRequest['headers']): string | null {
  const values = Object.entries(headers)
    .filter(([name]) => name.toLowerCase() === headerName)
    .flatMap(([, value]) => value ?? []);
  const [value] = values;
  return values.length === 1 && value !== undefined && signaturePattern.test(value) ? value : null;
}

/** Bytes that are no UTF-8 were never signed by Twilio: what they would be read as is not what was sent. */
function formIn(rawBody: Uint8Array): Form | null {
  try {
    return readForm(new TextDecoder('utf-8', { fatal: true }).decode(rawBody));
  } catch {
    return null;
  }
}
