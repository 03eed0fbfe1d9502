/** Where Meta serves media: lookaside.fbsbx.com by its documents; its other content networks by what others have seen. */
const metaDomains = ['fbsbx.com', 'fbcdn.net', 'whatsapp.net', 'facebook.com'];

/**
 * The address of a file, if the access token may go there: to the API we are set up for, or over https to Meta's own hosts. Null
 * otherwise: an address comes from outside.
 */
export function mediaUrl(address: string, graphUrl: string): URL | null {
  if (!URL.canParse(address) || !URL.canParse(graphUrl)) return null;
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') return null;
  if (url.origin === new URL(graphUrl).origin) return url;
  if (url.protocol !== 'https:' || url.port !== '') return null;
  const isMeta = metaDomains.some((domain) => url.hostname === domain || url.hostname.endsWith(`.${domain}`));
  return isMeta ? url : null;
}
