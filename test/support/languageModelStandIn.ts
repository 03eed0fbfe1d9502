import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as the address got it. */
export interface AskedModel {
  readonly path: string;
  readonly authorization: string | undefined;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a body of the OpenAI API
  readonly body: any;
}

/** What the address does with the next request. */
export type ModelReply =
  | { readonly kind: 'says'; readonly content: string }
  | { readonly kind: 'status'; readonly status: number; readonly body?: string; readonly location?: string }
  | { readonly kind: 'hangs' };

export interface LanguageModelStandIn {
  readonly url: string;
  readonly asked: AskedModel[];
  /** What it does next, in order; then it hangs. */
  readonly replies: ModelReply[];
  stop(): Promise<void>;
}

/** An OpenAI-compatible address on 127.0.0.1 that says what it is told to. */
export async function startLanguageModelStandIn(): Promise<LanguageModelStandIn> {
  const asked: AskedModel[] = [];
  const replies: ModelReply[] = [];
  const server = createServer((request, response) => {
    void take(request).then((one) => {
      asked.push(one);
      give(response, replies.shift() ?? { kind: 'hangs' });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    asked,
    replies,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function take(request: IncomingMessage): Promise<AskedModel> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return {
    path: request.url ?? '',
    authorization: request.headers.authorization,
    body: JSON.parse(Buffer.concat(chunks).toString() || 'null'),
  };
}

function give(response: ServerResponse, reply: ModelReply): void {
  if (reply.kind === 'hangs') return;
  if (reply.kind === 'status') {
    const headers = reply.location === undefined ? {} : { location: reply.location };
    response.writeHead(reply.status, { 'content-type': 'application/json', ...headers });
    response.end(reply.body ?? '{}');
    return;
  }
  const message = { role: 'assistant', content: reply.content };
  const body = {
    ...{ id: 'chatcmpl-1', object: 'chat.completion', created: 1, model: 'stand-in' },
    choices: [{ index: 0, message, finish_reason: 'stop' }],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  };
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
