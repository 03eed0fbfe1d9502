const twilioDomain = 'twilio.com';
/** Where Twilio's media addresses lead: https://www.twilio.com/docs/messaging/api/media-resource. */
const contentNetworks = ['twiliocdn.com', 'amazonaws.com'];

/** How far an address may be trusted: with our credentials, without them, or not at all. */
export type MediaTrust = 'withCredentials' | 'bare' | 'none';

/**
 * Where we go for a file, and with what: with credentials to the API we are set up for and over https to Twilio's own hosts,
 * without them to its content networks. Addresses come from outside.
 */
export function mediaTrust(url: URL, apiUrl: string): MediaTrust {
  if (url.username !== '' || url.password !== '') return 'none';
  const isHttp = url.protocol === 'http:' || url.protocol === 'https:';
  if (isHttp && URL.canParse(apiUrl) && url.origin === new URL(apiUrl).origin) return 'withCredentials';
  if (url.protocol !== 'https:' || url.port !== '') return 'none';
  if (isUnder(url.hostname, twilioDomain)) return 'withCredentials';
  return contentNetworks.some((domain) => isUnder(url.hostname, domain)) ? 'bare' : 'none';
}

function isUnder(hostname: string, domain: string): boolean {
  return hostname.endsWith(`.${domain}`);
}
