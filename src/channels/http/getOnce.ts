import { get as getByHttp, type IncomingMessage } from 'node:http';
import { get as getByHttps } from 'node:https';
import { faultCodeOf, retryAfterIn } from './postOnce';

/** How one GET ended. The body has to be read to its end or destroyed; the line is closed with it. */
export type GetOutcome =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly retryAfterMs: number | null;
      /** Where a redirect leads, as it is written. */
      readonly location: string | null;
      readonly contentType: string | null;
      readonly contentLength: number | null;
      readonly body: IncomingMessage;
    }
  | { readonly kind: 'noAnswer'; readonly fault: string };

/** One GET. */
export interface GetRequest {
  readonly url: URL;
  /** Credentials, where they may go. */
  readonly headers: Readonly<Record<string, string>>;
  /** Bounds everything, the body too. */
  readonly signal: AbortSignal;
}

/** Media hosts refuse whoever has no name (gabrieldwight/Whatsapp-Business-Cloud-Api-Net#45); Node sends none. */
const userAgent = 'Continuo';

/**
 * Gets once, over a line of its own: no redirects, no retries. The headers go where `url` says, and nowhere else. Node's own
 * client and not undici: 7.30.2 ends the whole process (`assert(!this.paused)`) when the other side hangs up while a large
 * body is read more slowly than it comes.
 */
export async function getOnce({ url, headers, signal }: GetRequest): Promise<GetOutcome> {
  const named = { 'user-agent': userAgent, 'accept-encoding': 'identity', ...headers };
  const get = url.protocol === 'https:' ? getByHttps : getByHttp;
  try {
    const body = await new Promise<IncomingMessage>((resolve, reject) => {
      get(url, { headers: named, signal, agent: false }, resolve).on('error', reject);
    });
    const { 'content-length': length, 'content-type': contentType = null, location = null } = body.headers;
    return {
      kind: 'answered',
      status: body.statusCode ?? 0,
      retryAfterMs: retryAfterIn(body.headers['retry-after']),
      location,
      contentType,
      contentLength: length !== undefined && /^\d{1,15}$/.test(length) ? Number(length) : null,
      body,
    };
  } catch (error) {
    return { kind: 'noAnswer', fault: signal.aborted ? 'aborted' : faultCodeOf(error) };
  }
}
