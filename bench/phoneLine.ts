import { Agent, request } from 'undici';
import { signatureOf, textBody } from '../test/support/whatsappBodies';

/** The way in and the way to the rules: signed webhooks as Meta posts them, over connections kept alive. */
export interface PhoneLine {
  /** Posts one text message; true when it was answered 200. */
  say(from: string, text: string): Promise<boolean>;
  /** Posts any webhook body; true when it was answered 200. */
  post(body: string): Promise<boolean>;
  /** The general rules: how long a turn waits for more. 0 switches settling off. */
  setQuietSeconds(quietSeconds: number): Promise<void>;
  /** Webhooks answered 200 so far, in all. */
  readonly answered: () => number;
  close(): Promise<void>;
}

const connections = 256;

export function createPhoneLine(url: string, keys: { adminApiKey: string; appSecret: string }): PhoneLine {
  const agent = new Agent({ connections, pipelining: 1, headersTimeout: 30_000, bodyTimeout: 30_000 });
  const authorization = `Bearer ${keys.adminApiKey}`;
  let answered = 0;

  async function post(body: string): Promise<boolean> {
    const headers = {
      'content-type': 'application/json',
      'x-hub-signature-256': signatureOf(body, keys.appSecret),
    };
    try {
      const answer = await request(`${url}/webhooks/whatsapp`, { method: 'POST', body, headers, dispatcher: agent });
      await answer.body.dump();
      return answer.statusCode === 200;
    } catch {
      return false;
    }
  }

  return {
    async say(from, text) {
      const good = await post(textBody({ from, text }));
      if (good) answered += 1;
      return good;
    },
    post,
    async setQuietSeconds(quietSeconds) {
      const read = await request(`${url}/api/rules`, { headers: { authorization }, dispatcher: agent });
      const { rules } = (await read.body.json()) as { rules: { turn: object } };
      const body = JSON.stringify({ ...rules, turn: { quietSeconds, maxSeconds: 60 } });
      const headers = { authorization, 'content-type': 'application/json', 'if-match': String(read.headers['etag']) };
      const saved = await request(`${url}/api/rules`, { method: 'PUT', body, headers, dispatcher: agent });
      if (saved.statusCode !== 200) throw new Error(`The rules were not taken: ${await saved.body.text()}`);
      await saved.body.dump();
    },
    answered: () => answered,
    close: () => agent.close(),
  };
}
