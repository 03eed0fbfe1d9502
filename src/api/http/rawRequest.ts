import type { IncomingHttpHeaders } from 'node:http';

/** A request as Express leaves it: nothing is checked yet. */
export interface RawRequest {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly query: unknown;
  /** The query string as it came, without its question mark. */
  readonly queryString: string;
  readonly headers: IncomingHttpHeaders;
  readonly rawBody: Buffer;
  readonly requestId: string;
  /** `POST /api/contacts`, with real ids in it: for keys, never for logs. */
  readonly target: string;
}
