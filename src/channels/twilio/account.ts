/** One Twilio account or subaccount. */
export interface TwilioAccount {
  readonly accountSid: string;
  /** Several while rotating; the first is used for calls. */
  readonly authTokens: readonly string[];
}

/** What the channel needs to know of the installation. */
export interface TwilioOptions {
  readonly accounts: readonly TwilioAccount[];
  /** Base URL of the API, usually `https://api.twilio.com`. */
  readonly apiUrl: string;
  /** The public address Twilio posts to, exactly as it is entered there, without a query: it is part of every signature. */
  readonly webhookUrl: string;
}

/** What a call for one business number needs. */
export interface NumberAccess {
  readonly accountSid: string;
  /** The business number, digits without a plus. */
  readonly phone: string;
  /** The value of the `authorization` header. */
  readonly authorization: string;
}

/** The channel's id of a business number: `<AccountSid>/<digits>`. Numbers move between accounts, so both are in it. */
export function channelAccountIdOf(accountSid: string, phone: string): string {
  return `${accountSid}/${phone}`;
}

/** True when the business number is one of this account's. */
export function belongsTo(accountSid: string, channelAccountId: string): boolean {
  return channelAccountId.startsWith(`${accountSid}/`);
}

/**
 * As whom to call for one business number, or null when this installation has no credentials for it. Twilio: HTTP Basic with
 * the account's SID and token (https://www.twilio.com/docs/usage/requests-to-twilio).
 */
export function accessFor(accounts: readonly TwilioAccount[], channelAccountId: string): NumberAccess | null {
  const account = accounts.find(({ accountSid }) => belongsTo(accountSid, channelAccountId));
  const authToken = account?.authTokens[0] ?? '';
  if (account === undefined || authToken === '') return null;
  const phone = channelAccountId.slice(account.accountSid.length + 1);
  if (!/^\d{1,32}$/.test(phone)) return null;
  const pair = Buffer.from(`${account.accountSid}:${authToken}`, 'utf8').toString('base64');
  return { accountSid: account.accountSid, phone, authorization: `Basic ${pair}` };
}
