import { Client, type Dispatcher } from 'undici';
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
      readonly body: Dispatcher.ResponseData['body'];
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

const longestConnectMs = 10_000;
/** Media hosts refuse whoever has no name (gabrieldwight/Whatsapp-Business-Cloud-Api-Net#45); undici sends none. */
const userAgent = 'Continuo';

/** Gets once, over a line of its own: no redirects, no retries. The headers go where `url` says, and nowhere else. */
export async function getOnce({ url, headers, signal }: GetRequest): Promise<GetOutcome> {
  const client = new Client(url.origin, { connect: { timeout: longestConnectMs } });
  // Not awaited: a line that hangs while it is made would hold the result back.
  const hangUp = (): void => void client.destroy().catch(() => undefined);
  try {
    const response = await client.request({
      path: url.pathname + url.search,
      method: 'GET',
      headers: { 'user-agent': userAgent, 'accept-encoding': 'identity', ...headers },
      reset: true,
      // The signal bounds both.
      headersTimeout: 0,
      bodyTimeout: 0,
      signal,
    });
    response.body.once('close', hangUp);
    const length = textIn(response.headers['content-length']);
    return {
      kind: 'answered',
      status: response.statusCode,
      retryAfterMs: retryAfterIn(response.headers['retry-after']),
      location: textIn(response.headers.location),
      contentType: textIn(response.headers['content-type']),
      contentLength: length !== null && /^\d{1,15}$/.test(length) ? Number(length) : null,
      body: response.body,
    };
  } catch (error) {
    hangUp();
    return { kind: 'noAnswer', fault: signal.aborted ? 'aborted' : faultCodeOf(error) };
  }
}

function textIn(header: string | string[] | undefined): string | null {
  return typeof header === 'string' ? header : null;
}
