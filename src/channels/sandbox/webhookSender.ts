import { createHmac } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request } from 'undici';

/** Posts signed webhooks to Continuo, as Meta would. */
export interface WebhookSender {
  /** One try. True when Continuo answered 200. */
  post(body: unknown): Promise<boolean>;
  /** Tries until Continuo answers 200, ever less often. False when `tries` ran out or the sandbox was closed. */
  deliver(body: unknown, options?: { readonly tries?: number }): Promise<boolean>;
  /** Waits; false when the sandbox was closed meanwhile. */
  wait(durationMs: number): Promise<boolean>;
  close(): Promise<void>;
}

const firstRetryMs = 250;
/** Meta retries for up to 7 days "with decreasing frequency"; nobody who plays waits that long. */
const longestRetryMs = 15_000;
const postTimeoutMs = 20_000;

/** A sender for one webhook URL. */
export function createWebhookSender(options: {
  readonly webhookUrl: string;
  readonly appSecret: string;
}): WebhookSender {
  const agent = new Agent({ connections: 32 });
  const closing = new AbortController();
  // Every message under way waits on this one signal; there is no leak to be warned of.
  setMaxListeners(0, closing.signal);

  async function post(body: unknown): Promise<boolean> {
    const rawBody = Buffer.from(JSON.stringify(body));
    const signature = createHmac('sha256', options.appSecret).update(rawBody).digest('hex');
    try {
      const response = await request(options.webhookUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` },
        body: rawBody,
        dispatcher: agent,
        signal: AbortSignal.any([closing.signal, AbortSignal.timeout(postTimeoutMs)]),
      });
      await response.body.dump();
      return response.statusCode === 200;
    } catch {
      // No answer is an answer other than 200: it is tried again.
      return false;
    }
  }

  async function wait(durationMs: number): Promise<boolean> {
    try {
      await sleep(Math.max(0, durationMs), undefined, { signal: closing.signal });
      return true;
    } catch {
      return false;
    }
  }

  return {
    post,
    wait,
    async deliver(body, { tries = Infinity } = {}) {
      for (let attempt = 1; attempt <= tries; attempt += 1) {
        if (await post(body)) return true;
        const isLast = attempt === tries;
        if (isLast || !(await wait(Math.min(firstRetryMs * 2 ** (attempt - 1), longestRetryMs)))) return false;
      }
      return false;
    },
    async close() {
      closing.abort();
      await agent.destroy();
    },
  };
}
