import { signatureOf } from './whatsappBodies';

/** What came back, read whole. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
  readonly tookMs: number;
}

/** How to ask the product under test. */
export interface E2eHttp {
  /** Any request with the admin key. */
  request(
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<HttpAnswer>;
  /** The same, and the answer has to have this status. */
  expecting<Body>(status: number, method: string, path: string, body?: unknown, headers?: object): Promise<Body>;
  /** A webhook body, signed with the app secret unless another signature is given. */
  webhook(body: string, signature?: string | null): Promise<HttpAnswer>;
  /** As Meta does: again until it is answered 200. */
  deliver(body: string, patienceMs?: number): Promise<HttpAnswer>;
  /** All items of a list, page by page. */
  all<Item>(path: string): Promise<Item[]>;
}

const timeoutMs = 20_000;

/** Makes the helpers for one running product. */
export function createE2eHttp(options: { baseUrl: string; adminApiKey: string; appSecret: string }): E2eHttp {
  const send = async (method: string, path: string, headers: Record<string, string>, body?: string) => {
    const startedAt = performance.now();
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(`${options.baseUrl}${path}`, { method, headers, body, signal });
    const text = await response.text();
    return {
      status: response.status,
      body: jsonOr(text),
      headers: response.headers,
      tookMs: performance.now() - startedAt,
    };
  };
  const http: E2eHttp = {
    request: (method, path, body, headers = {}) =>
      send(
        method,
        path,
        {
          authorization: `Bearer ${options.adminApiKey}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        body === undefined ? undefined : JSON.stringify(body),
      ),
    async expecting<Body>(status: number, method: string, path: string, body?: unknown, headers?: object) {
      const answer = await http.request(method, path, body, { ...headers });
      if (answer.status !== status) {
        throw new Error(`${method} ${path} answered ${answer.status}, not ${status}: ${JSON.stringify(answer.body)}`);
      }
      return answer.body as Body;
    },
    webhook(body, signature = signatureOf(body, options.appSecret)) {
      const signed: Record<string, string> = signature === null ? {} : { 'x-hub-signature-256': signature };
      return send('POST', '/webhooks/whatsapp', { 'content-type': 'application/json', ...signed }, body);
    },
    async deliver(body, patienceMs = 180_000) {
      const giveUpAt = Date.now() + patienceMs;
      for (let waitMs = 250; ; waitMs = Math.min(waitMs * 2, 2_000)) {
        const answer = await http.webhook(body).catch(() => null);
        if (answer?.status === 200) return answer;
        if (Date.now() > giveUpAt) throw new Error(`A webhook was never answered 200; last: ${answer?.status}`);
        await new Promise((resolve) => setTimeout(resolve, waitMs));
      }
    },
    async all<Item>(path: string) {
      const items: Item[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const query: string = `${path}${path.includes('?') ? '&' : '?'}limit=200${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
        const page: { items: Item[]; nextCursor: string | null } = await http.expecting(200, 'GET', query);
        items.push(...page.items);
        cursor = page.nextCursor;
      }
      return items;
    },
  };
  return http;
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
