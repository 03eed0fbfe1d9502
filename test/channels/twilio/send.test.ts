import { createServer, type AddressInfo } from 'node:net';
import type { OutgoingMessage, SendResult } from '../../../src/channels/channel';
import { createTwilioChannel } from '../../../src/channels/twilio/twilioChannel';
import { accountSid, channelAccountId } from './fixture';
import { answering, startServer, type Answer } from './testServer';

const message: Extract<OutgoingMessage, { kind: 'text' }> = {
  channelAccountId,
  to: { kind: 'phone', phone: '5511987654321' },
  kind: 'text',
  text: 'R$ 799 à vista 🙂 & frete = grátis + ٢٥٠',
  replyTo: 'SMquoted',
  tag: 'out_0123',
};
const sid = `SM${'1'.repeat(32)}`;
const accepted = { sid, status: 'queued', error_code: null, to: 'whatsapp:+5511987654321' };
const webhookUrl = 'https://crm.example.com/webhooks/twilio';
const accounts = [{ accountSid, authTokens: ['new-token', 'old-token'] }];
const channelAt = (apiUrl: string) => createTwilioChannel({ accounts, apiUrl, webhookUrl });

async function sendTo(
  answer: Answer,
  options: { timeoutMs?: number; signal?: AbortSignal; message?: Partial<typeof message> } = {},
) {
  const server = await startServer(answer);
  try {
    const sent = { ...message, ...options.message };
    const result = await channelAt(server.url).send(sent, { timeoutMs: 2_000, ...options });
    return { result, seen: server.seen };
  } finally {
    await server.close();
  }
}

const error = (code: number, status: number): Answer =>
  answering(status, { code, message: `to +5511987654321 Ana`, more_info: 'https://www.twilio.com/docs', status });

describe('what goes over the wire', () => {
  test('a text to a phone', async () => {
    const { result, seen } = await sendTo(answering(201, accepted));
    expect(result).toEqual({ kind: 'accepted', channelMessageId: sid, canonicalPhone: null });
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({
      method: 'POST',
      url: `/2010-04-01/Accounts/${accountSid}/Messages.json`,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: `Basic ${Buffer.from(`${accountSid}:new-token`).toString('base64')}`,
      },
      params: {
        To: 'whatsapp:+5511987654321',
        From: 'whatsapp:+14155238886',
        Body: message.text,
        StatusCallback: `${webhookUrl}?tag=out_0123`,
      },
    });
    expect(Object.keys(seen[0]?.params ?? {})).toHaveLength(4);
  });

  test('a tag that has to be escaped comes back as it was', async () => {
    const { seen } = await sendTo(answering(201, accepted), { message: { tag: 'a b&c=é/1' } });
    const callback = new URL(seen[0]?.params.StatusCallback ?? '');
    expect(callback.searchParams.get('tag')).toBe('a b&c=é/1');
  });
});

describe('never asked', () => {
  test.each<[string, Partial<typeof message>, string]>([
    ['somebody without a phone', { to: { kind: 'userId', userId: 'US.1349' } }, 'badRequest'],
    ['a phone that is none', { to: { kind: 'phone', phone: '+55 11 &To=x' } }, 'badRequest'],
    ['a number of another account', { channelAccountId: 'ACother/14155238886' }, 'channelDown'],
    ['a channel account without a number', { channelAccountId: `${accountSid}/` }, 'channelDown'],
    ['a number of another channel', { channelAccountId: '106540352242922' }, 'channelDown'],
  ])('%s', async (_name, change, meaning) => {
    const { result, seen } = await sendTo(answering(201, accepted), { message: change });
    expect(result).toMatchObject({ kind: 'refused', code: null, meaning });
    expect(seen).toEqual([]);
  });

  test.each(['', 'no url', 'ftp://api.twilio.com'])('an API at %j', async (apiUrl) => {
    const result = await channelAt(apiUrl).send(message, { timeoutMs: 500 });
    expect(result).toMatchObject({ kind: 'refused', meaning: 'channelDown' });
  });

  test('an account without a token', async () => {
    const bare = createTwilioChannel({
      accounts: [{ accountSid, authTokens: [] }],
      apiUrl: 'http://127.0.0.1:9',
      webhookUrl,
    });
    expect(await bare.send(message, { timeoutMs: 500 })).toMatchObject({ kind: 'refused', meaning: 'channelDown' });
  });
});

describe('never left this machine: notAccepted', () => {
  test('nobody listens', async () => {
    const server = await startServer(answering(201, accepted));
    await server.close();
    const result = await channelAt(server.url).send(message, { timeoutMs: 2_000 });
    expect(result).toMatchObject({ kind: 'notAccepted', code: null, retryAfterMs: expect.any(Number) });
    expect(result).toHaveProperty('detail', expect.stringContaining('ECONNREFUSED'));
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
    const { result, seen } = await sendTo(answering(201, accepted), { signal: AbortSignal.abort() });
    expect(result.kind).toBe('notAccepted');
    expect(seen).toEqual([]);
  });
});

describe('may have left: unknown', () => {
  const hang: Answer = () => undefined;

  test('no answer in time, and not repeated', async () => {
    const { result, seen } = await sendTo(hang, { timeoutMs: 300 });
    expect(result.kind).toBe('unknown');
    expect(seen).toHaveLength(1);
  });

  test('cut after the request was read, and not repeated', async () => {
    const { result, seen } = await sendTo((_response, socket) => socket.destroy());
    expect(result.kind).toBe('unknown');
    expect(seen).toHaveLength(1);
  });

  test('cut in the middle of a good answer', async () => {
    const { result } = await sendTo((response, socket) => {
      response.writeHead(201, { 'content-length': '1000' });
      response.write('{"sid":"SM');
      setTimeout(() => socket.destroy(), 20);
    });
    expect(result.kind).toBe('unknown');
  });

  test.each([
    ['garbage', 'not json'],
    ['nothing', ''],
    ['no id', { status: 'queued' }],
    ['an empty id', { sid: '' }],
    ['an endless body', 'x'.repeat(1_100_000)],
  ])('201 with %s', async (_name, body) => {
    expect((await sendTo(answering(201, body))).result.kind).toBe('unknown');
  });

  test.each([
    [500, 20500],
    [503, 20503],
    [502, 20429],
    [408, 63016],
  ])('HTTP %d with code %d', async (status, code) => {
    expect((await sendTo(error(code, status))).result.kind).toBe('unknown');
  });
});

describe('what Twilio says', () => {
  test.each<[number, number, object]>([
    [400, 63016, { kind: 'refused', code: 63016, meaning: 'windowClosed' }],
    [400, 21610, { kind: 'refused', code: 21610, meaning: 'optedOut' }],
    [400, 21211, { kind: 'refused', code: 21211, meaning: 'unreachable' }],
    [400, 21617, { kind: 'refused', code: 21617, meaning: 'badRequest' }],
    [400, 99999, { kind: 'refused', code: 99999, meaning: 'badRequest' }],
    [400, 63007, { kind: 'refused', code: 63007, meaning: 'channelDown' }],
    [401, 20003, { kind: 'refused', code: 20003, meaning: 'channelDown' }],
    [401, 63016, { kind: 'refused', code: 63016, meaning: 'channelDown' }],
    [404, 20404, { kind: 'refused', code: 20404, meaning: 'channelDown' }],
    [429, 20429, { kind: 'notAccepted', code: 20429, retryAfterMs: 60_000 }],
    [429, 63016, { kind: 'notAccepted', code: 63016, retryAfterMs: 60_000 }],
    [400, 21611, { kind: 'notAccepted', code: 21611, retryAfterMs: 60_000 }],
  ])('HTTP %d with code %d', async (status, code, expected) => {
    const { result, seen } = await sendTo(error(code, status));
    expect(result).toMatchObject(expected);
    expect(seen).toHaveLength(1);
    // Twilio's own text may name people.
    expect((result as Extract<SendResult, { detail: string }>).detail).not.toMatch(/Ana|5511987654321/);
  });

  test.each<[number, object]>([
    [401, { kind: 'refused', code: null, meaning: 'channelDown' }],
    [403, { kind: 'refused', code: null, meaning: 'channelDown' }],
    [302, { kind: 'refused', code: null, meaning: 'channelDown' }],
    [400, { kind: 'refused', code: null, meaning: 'badRequest' }],
  ])('HTTP %d without a readable body', async (status, expected) => {
    expect((await sendTo(answering(status, '<html>', { location: '/elsewhere' }))).result).toMatchObject(expected);
  });

  test('it says when to come again', async () => {
    const { result } = await sendTo(answering(429, { code: 20429 }, { 'retry-after': '7' }));
    expect(result).toMatchObject({ kind: 'notAccepted', retryAfterMs: 7_000 });
  });
});

test('a template is refused plainly, and nothing goes over the wire', async () => {
  const server = await startServer(answering(201, accepted));
  const channel = channelAt(server.url);
  const template = { kind: 'template', name: 'follow_up', language: 'pt_BR', variables: [] } as const;
  const result = await channel.send({ ...message, ...template }, { timeoutMs: 2_000 });
  await server.close();
  expect(result).toMatchObject({ kind: 'refused', meaning: 'badRequest' });
  expect(server.seen).toEqual([]);
  expect(channel.listTemplates).toBeNull();
});
