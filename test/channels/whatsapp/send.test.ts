import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { OutgoingMessage, SendResult } from '../../../src/channels/channel';
import { createWhatsAppChannel } from '../../../src/channels/whatsapp/whatsAppChannel';
import { answering, startAnsweringServer, type Answer } from './answeringServer';

const message: OutgoingMessage = {
  channelAccountId: '106540352242922',
  to: { kind: 'phone', phone: '5511987654321' },
  kind: 'text',
  text: 'R$ 799 à vista 🙂',
  replyTo: null,
  tag: 'out_0123',
};
const accepted = {
  messaging_product: 'whatsapp',
  contacts: [{ input: '5511987654321', wa_id: '551187654321' }],
  messages: [{ id: 'wamid.OUT', message_status: 'accepted' }],
};

const channelAt = (url: string) =>
  createWhatsAppChannel({ appSecrets: ['s'], accessToken: 'token-1', graphUrl: `${url}/v26.0` });

async function sendTo(
  answer: Answer,
  options: { timeoutMs?: number; signal?: AbortSignal; message?: OutgoingMessage } = {},
) {
  const server = await startAnsweringServer(answer);
  try {
    const result = await channelAt(server.url).send(options.message ?? message, { timeoutMs: 2_000, ...options });
    return { result, seen: server.seen };
  } finally {
    await server.close();
  }
}

const error = (code: number, extra: object = {}) => ({
  error: {
    message: `(#${code}) to 5511987654321 Ana`,
    type: 'OAuthException',
    code,
    error_data: { details: '5511987654321' },
    fbtrace_id: 'x',
    ...extra,
  },
});

describe('what goes over the wire', () => {
  test('a text to a phone', async () => {
    const { result, seen } = await sendTo(answering(200, accepted));
    expect(result).toEqual({ kind: 'accepted', channelMessageId: 'wamid.OUT', canonicalPhone: '551187654321' });
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({
      method: 'POST',
      url: '/v26.0/106540352242922/messages',
      headers: { authorization: 'Bearer token-1' },
    });
    expect(seen[0]?.body).toEqual({
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      to: '5511987654321',
      type: 'text',
      text: { body: 'R$ 799 à vista 🙂' },
      biz_opaque_callback_data: 'out_0123',
    });
  });

  test('an answer to somebody without a phone', async () => {
    const { result, seen } = await sendTo(answering(200, { messages: [{ id: 'wamid.OUT' }] }), {
      message: { ...message, to: { kind: 'userId', userId: 'US.1349' }, replyTo: 'wamid.IN' },
    });
    expect(result).toMatchObject({ kind: 'accepted', canonicalPhone: null });
    expect(seen[0]?.body).toMatchObject({ recipient: 'US.1349', context: { message_id: 'wamid.IN' } });
    expect(seen[0]?.body).not.toHaveProperty('to');
  });
});

describe('a template goes over the wire', () => {
  const template = { ...message, kind: 'template', name: 'lembrete_visita', language: 'pt_BR' } as const;
  const part = (parameters: object[]) => ({
    name: 'lembrete_visita',
    language: { policy: 'deterministic', code: 'pt_BR' },
    ...(parameters.length === 0 ? {} : { components: [{ type: 'body', parameters }] }),
  });

  test.each([
    [
      'with its values by position',
      [
        { name: '1', value: 'Zoë 🙂' },
        { name: '2', value: 'amanhã' },
      ],
      part([
        { type: 'text', text: 'Zoë 🙂' },
        { type: 'text', text: 'amanhã' },
      ]),
    ],
    [
      'with its values by name',
      [{ name: 'buyer_name', value: '李雷' }],
      part([{ type: 'text', parameter_name: 'buyer_name', text: '李雷' }]),
    ],
    ['without any', [], part([])],
  ])('%s', async (_what, variables, expected) => {
    const { result, seen } = await sendTo(answering(200, accepted), { message: { ...template, variables } });
    expect(result).toMatchObject({ kind: 'accepted', channelMessageId: 'wamid.OUT' });
    expect(seen[0]?.body).toEqual({
      ...{ messaging_product: 'whatsapp', recipient_type: 'individual', to: '5511987654321' },
      ...{ type: 'template', template: expected, biz_opaque_callback_data: 'out_0123' },
    });
  });
});

describe('never left this machine: notAccepted', () => {
  test('nobody listens', async () => {
    const server = await startAnsweringServer(answering(200, accepted));
    await server.close();
    const result = await channelAt(server.url).send(message, { timeoutMs: 2_000 });
    expect(result).toMatchObject({ kind: 'notAccepted', code: null, retryAfterMs: expect.any(Number) });
    expect(result).toHaveProperty('detail', expect.stringContaining('ECONNREFUSED'));
  });

  test('no such host', async () => {
    const result = await channelAt('http://no-such-host.invalid').send(message, { timeoutMs: 5_000 });
    expect(result.kind).toBe('notAccepted');
  });

  test('no TLS on the other side', async () => {
    const server = await startAnsweringServer(answering(200, accepted));
    const result = await channelAt(`https://127.0.0.1:${server.port}`).send(message, { timeoutMs: 2_000 });
    await server.close();
    expect(result.kind).toBe('notAccepted');
    expect(server.seen).toEqual([]);
  });

  test('a TLS handshake that never ends', async () => {
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    const result = await channelAt(`https://127.0.0.1:${port}`).send(message, { timeoutMs: 300 });
    silent.close();
    expect(result.kind).toBe('notAccepted');
  });

  test('called off before it began', async () => {
    const { result, seen } = await sendTo(answering(200, accepted), { signal: AbortSignal.abort() });
    expect(result.kind).toBe('notAccepted');
    expect(seen).toEqual([]);
  });
});

describe('may have left: unknown', () => {
  const hang: Answer = () => undefined;

  test('no answer in time', async () => {
    const startedAtMs = Date.now();
    const { result, seen } = await sendTo(hang, { timeoutMs: 300 });
    expect(result.kind).toBe('unknown');
    expect(seen).toHaveLength(1);
    expect(Date.now() - startedAtMs).toBeLessThan(1_500);
  });

  test('called off while waiting', async () => {
    const { result } = await sendTo(hang, { signal: AbortSignal.timeout(200) });
    expect(result.kind).toBe('unknown');
  });

  test('cut after the request was read, and not repeated', async () => {
    const { result, seen } = await sendTo((_response, socket) => socket.destroy());
    expect(result.kind).toBe('unknown');
    expect(seen).toHaveLength(1);
  });

  test('cut in the middle of a good answer', async () => {
    const { result } = await sendTo((response, socket) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"messages":[{"id":"wamid.OUT"');
      setTimeout(() => socket.destroy(), 20);
    });
    expect(result.kind).toBe('unknown');
  });

  test.each([
    ['garbage', 'not json'],
    ['nothing', ''],
    ['no messages', { messaging_product: 'whatsapp' }],
    ['an empty id', { messages: [{ id: '' }] }],
    ['an endless body', 'x'.repeat(1_100_000)],
  ])('200 with %s', async (_name, body) => {
    expect((await sendTo(answering(200, body))).result.kind).toBe('unknown');
  });

  test.each([
    [500, 'oops'],
    [503, ''],
    [408, ''],
    [500, error(1)],
    [500, error(2)],
    [400, error(131000)],
    [400, error(131016)],
    [500, error(999999)],
    [400, error(999999, { is_transient: true })],
  ])('HTTP %i with %j', async (status, body) => {
    expect((await sendTo(answering(status, body))).result.kind).toBe('unknown');
  });
});

describe('not taken, later perhaps: notAccepted', () => {
  test.each([
    [4, 60_000],
    [80007, 60_000],
    [130429, 2_000],
    [131056, 4_000],
    [131057, 60_000],
    [2494100, 60_000],
  ])('code %i', async (code, retryAfterMs) => {
    expect((await sendTo(answering(400, error(code)))).result).toMatchObject({
      kind: 'notAccepted',
      code,
      retryAfterMs,
    });
  });

  test('HTTP 429, with the wait it asks for', async () => {
    const { result } = await sendTo(answering(429, 'slow down', { 'retry-after': '7' }));
    expect(result).toMatchObject({ kind: 'notAccepted', code: null, retryAfterMs: 7_000 });
  });
});

describe('refused', () => {
  test.each([
    [190, 401, 'channelDown'],
    [0, 401, 'channelDown'],
    [3, 400, 'channelDown'],
    [10, 403, 'channelDown'],
    [200, 403, 'channelDown'],
    [299, 403, 'channelDown'],
    [131005, 403, 'channelDown'],
    [33, 400, 'channelDown'],
    [131042, 400, 'channelDown'],
    [131047, 400, 'windowClosed'],
    [131050, 400, 'optedOut'],
    [130403, 400, 'blocked'],
    [131026, 400, 'unreachable'],
    [131049, 400, 'capReached'],
    [130472, 400, 'capReached'],
    [368, 403, 'channelDown'],
    [131031, 403, 'channelDown'],
    [131048, 400, 'restricted'],
    [100, 400, 'badRequest'],
    [132000, 400, 'templateUnfit'],
    [132001, 404, 'templateGone'],
    [132015, 400, 'templateGone'],
    [132016, 400, 'templateGone'],
    [132018, 400, 'templateUnfit'],
    [999999, 400, 'badRequest'],
    [190, 500, 'channelDown'],
    [131047, 200, 'windowClosed'],
  ])('code %i (HTTP %i) means %s', async (code, status, meaning) => {
    expect((await sendTo(answering(status, error(code)))).result).toMatchObject({ kind: 'refused', code, meaning });
  });

  test('a number that is not ours', async () => {
    const { result } = await sendTo(answering(400, error(100, { error_subcode: 33 })));
    expect(result).toMatchObject({ kind: 'refused', code: 100, meaning: 'channelDown' });
  });

  test('a redirect is not followed', async () => {
    const { result, seen } = await sendTo(answering(307, '', { location: '/v26.0/elsewhere/messages' }));
    expect(result).toMatchObject({ kind: 'refused', meaning: 'channelDown' });
    expect(seen).toHaveLength(1);
  });

  test.each([
    [401, 'channelDown'],
    [404, 'channelDown'],
    [422, 'badRequest'],
  ])('HTTP %i without a readable body means %s', async (status, meaning) => {
    expect((await sendTo(answering(status, '<html>'))).result).toMatchObject({ kind: 'refused', code: null, meaning });
  });
});

test("the channel's own words, which may name people, are not repeated", async () => {
  const results: SendResult[] = [];
  for (const code of [131056, 131047, 131000, 190]) results.push((await sendTo(answering(400, error(code)))).result);
  expect(JSON.stringify(results)).not.toMatch(/5511987654321|Ana/);
});

test('a Graph URL that is none is said, not thrown', async () => {
  const channel = createWhatsAppChannel({ appSecrets: [], accessToken: 't', graphUrl: 'nowhere' });
  expect(await channel.send(message, { timeoutMs: 100 })).toMatchObject({ kind: 'refused', meaning: 'channelDown' });
});
