import { Client, type Dispatcher } from 'undici';
import { faultCodeOf, retryAfterIn } from './postOnce';

/** How one GET ended. The body has to be read to its end or destroyed; the line is closed with it. */
export type GetOutcome =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly retryAfterMs: number | null;
      readonly contentType: string | null;
      readonly contentLength: number | null;
      readonly body: Dispatcher.ResponseData['body'];
    }
  | { readonly kind: 'noAnswer'; readonly fault: string };

/** One GET. */
export interface GetRequest {
  readonly url: URL;
  readonly accessToken: string;
  /** Bounds everything, the body too. */
  readonly signal: AbortSignal;
}

const longestConnectMs = 10_000;
/** Meta's media hosts refuse whoever has no name (gabrieldwight/Whatsapp-Business-Cloud-Api-Net#45); undici sends none. */
const userAgent = 'Continuo';

/** Gets once, over a line of its own: no redirects, no retries. The token goes where `url` says, and nowhere else. */
export async function getOnce({ url, accessToken, signal }: GetRequest): Promise<GetOutcome> {
  const client = new Client(url.origin, { connect: { timeout: longestConnectMs } });
  // Not awaited: a line that hangs while it is made would hold the result back.
  const hangUp = (): void => void client.destroy().catch(() => undefined);
  try {
    const { statusCode, headers, body } = await client.request({
      path: url.pathname + url.search,
      method: 'GET',
      headers: { authorization: `Bearer ${accessToken}`, 'user-agent': userAgent, 'accept-encoding': 'identity' },
      reset: true,
      // The signal bounds both.
      headersTimeout: 0,
      bodyTimeout: 0,
      signal,
    });
    body.once('close', hangUp);
    const length = headers['content-length'];
    return {
      kind: 'answered',
      status: statusCode,
      retryAfterMs: retryAfterIn(headers['retry-after']),
      contentType: typeof headers['content-type'] === 'string' ? headers['content-type'] : null,
      contentLength: typeof length === 'string' && /^\d{1,15}$/.test(length) ? Number(length) : null,
      body,
    };
  } catch (error) {
    hangUp();
    return { kind: 'noAnswer', fault: signal.aborted ? 'aborted' : faultCodeOf(error) };
  }
}
