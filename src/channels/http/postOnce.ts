import { buildConnector, Client } from 'undici';

/** An HTTP answer; `body` is null when it could not be read to its end. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: string | null;
  readonly retryAfterMs: number | null;
}

/** How one HTTP attempt ended. Only `notSent` is certain that nothing left this machine. */
export type PostOutcome =
  | { readonly kind: 'answered'; readonly answer: HttpAnswer }
  | { readonly kind: 'notSent'; readonly fault: string }
  | { readonly kind: 'lost'; readonly fault: string };

/** One POST. */
export interface PostRequest {
  readonly url: URL;
  /** Credentials and the kind of the body among them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

const longestConnectMs = 10_000;
const largestAnswerBytes = 1_000_000;

/**
 * Posts exactly once: no redirects, no retries, and a connection of its own. A reused connection may have been closed by the
 * other side a moment ago, and then nobody can say whether the request was read; with a fresh one, "never connected" is
 * certain to mean "never sent".
 */
export async function postOnce(request: PostRequest): Promise<PostOutcome> {
  const timeout = AbortSignal.timeout(request.timeoutMs);
  const signal = request.signal === undefined ? timeout : AbortSignal.any([timeout, request.signal]);
  if (signal.aborted) return { kind: 'notSent', fault: 'aborted' };
  let connected = false;
  const connect = buildConnector({ timeout: Math.min(request.timeoutMs, longestConnectMs) });
  const client = new Client(request.url.origin, {
    connect: (options, callback) =>
      connect(options, (...[error, socket]) => {
        // For https this is after the TLS handshake: before it, no byte of the request has left.
        connected ||= error === null;
        if (error === null) callback(null, socket);
        else callback(error, null);
      }),
  });
  try {
    const response = await client.request({
      path: request.url.pathname + request.url.search,
      method: 'POST',
      headers: { ...request.headers },
      body: request.body,
      reset: true,
      headersTimeout: request.timeoutMs,
      bodyTimeout: request.timeoutMs,
      signal,
    });
    const answer = {
      status: response.statusCode,
      body: await bodyOf(response.body),
      retryAfterMs: retryAfterIn(response.headers['retry-after']),
    };
    return { kind: 'answered', answer };
  } catch (error) {
    return { kind: connected ? 'lost' : 'notSent', fault: signal.aborted ? 'aborted' : faultCodeOf(error) };
  } finally {
    // Not awaited: an attempt that hangs while connecting would hold its result back.
    client.destroy().catch(() => undefined);
  }
}

/** The body as text, or null when it breaks off or is far larger than any answer of an API. */
export async function bodyOf(body: AsyncIterable<Uint8Array>): Promise<string | null> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  try {
    for await (const chunk of body) {
      const bytes = Buffer.from(chunk);
      sizeBytes += bytes.length;
      if (sizeBytes > largestAnswerBytes) return null;
      chunks.push(bytes);
    }
    return Buffer.concat(chunks).toString('utf8');
  } catch {
    return null;
  }
}

/** `Retry-After` in seconds; dates are not used by the vendors. At most an hour: beyond that, our own pace is better. */
export function retryAfterIn(header: string | string[] | undefined): number | null {
  return typeof header === 'string' && /^\d{1,6}$/.test(header) ? Math.min(Number(header), 3600) * 1000 : null;
}

/** The system's own short code (ECONNREFUSED …): messages may hold addresses. */
export function faultCodeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[A-Z0-9_]{1,60}$/.test(code) ? code : 'no code';
}
