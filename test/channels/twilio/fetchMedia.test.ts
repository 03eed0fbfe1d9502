import type { MediaAnswer } from '../../../src/channels/channel';
import { fetchMedia } from '../../../src/channels/twilio/fetchMedia';
import { getOnce, type GetRequest } from '../../../src/channels/http/getOnce';
import { createTwilioChannel } from '../../../src/channels/twilio/twilioChannel';
import { accountSid, channelAccountId } from './fixture';
import { answering, startServer, type Answer } from './testServer';

const bytes = Buffer.from('a picture of a broken chair');
const accounts = [{ accountSid, authTokens: ['new-token', 'old-token'] }];
const basic = `Basic ${Buffer.from(`${accountSid}:new-token`).toString('base64')}`;
let answer: Answer = () => undefined;
let server: Awaited<ReturnType<typeof startServer>>;

beforeAll(async () => void (server = await startServer((...args) => answer(...args))));
afterAll(() => server.close());
beforeEach(() => void server.seen.splice(0));

const file: Answer = (response) => {
  response.writeHead(200, { 'content-type': 'image/jpeg', 'content-length': String(bytes.length) });
  response.end(bytes);
};
const redirect = (location: string, status = 307): Answer => answering(status, '', { location });

function ask(url: string | null, options: { timeoutMs?: number; maxBytes?: number; signal?: AbortSignal } = {}) {
  const channel = createTwilioChannel({ accounts, apiUrl: server.url, webhookUrl: '' });
  return channel.fetchMedia({ channelAccountId, id: null, url }, { timeoutMs: 2_000, maxBytes: 1_000, ...options });
}
const askHere = (options = {}) => ask(`${server.url}/2010-04-01/Media/ME1`, options);

/** As if the world's hosts were all on this machine: what is asked of whom is remembered, and goes to the test's server. */
async function askTheWorld(url: string, apiUrl = 'https://api.twilio.com') {
  const asked: { host: string; authorization: string | undefined }[] = [];
  const get = (request: GetRequest) => {
    asked.push({ host: request.url.host, authorization: request.headers.authorization });
    return getOnce({ ...request, url: new URL(request.url.pathname + request.url.search, server.url) });
  };
  const reference = { channelAccountId, id: null, url };
  const result = await fetchMedia({ accounts, apiUrl }, reference, { timeoutMs: 2_000, maxBytes: 1_000 }, get);
  return { result, asked };
}

async function bytesOf(found: MediaAnswer): Promise<Buffer> {
  if (found.kind !== 'found') throw new Error(`It was ${found.kind}.`);
  const chunks: Buffer[] = [];
  for await (const chunk of found.bytes) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

test('a file, with credentials and a name', async () => {
  answer = file;
  const found = await askHere();
  expect(found).toMatchObject({ kind: 'found', mimeType: 'image/jpeg', sizeBytes: bytes.length, sha256: null });
  expect(await bytesOf(found)).toEqual(bytes);
  expect(server.seen).toMatchObject([{ headers: { authorization: basic, 'user-agent': 'Continuo' } }]);
});

describe('redirects', () => {
  test('to the content networks, where the credentials do not go', async () => {
    answer = (response, socket, url) => {
      if (url.startsWith('/api')) redirect('https://mms.twiliocdn.com/cdn?sig=1')(response, socket, url);
      else if (url.startsWith('/cdn')) redirect('https://s3-external-1.amazonaws.com/s3', 302)(response, socket, url);
      else file(response, socket, url);
    };
    const { result, asked } = await askTheWorld('https://api.twilio.com/api');
    expect(await bytesOf(result)).toEqual(bytes);
    expect(asked).toEqual([
      { host: 'api.twilio.com', authorization: basic },
      { host: 'mms.twiliocdn.com', authorization: undefined },
      { host: 's3-external-1.amazonaws.com', authorization: undefined },
    ]);
    expect(server.seen.map(({ headers }) => headers.authorization)).toEqual([basic, undefined, undefined]);
  });

  test.each([
    'https://evil.example.org/x',
    'http://mms.twiliocdn.com/x',
    'https://mms.twiliocdn.com:8443/x',
    'https://twiliocdn.com.example.org/x',
    'https://nottwilio.com/x',
    'https://user:word@mms.twiliocdn.com/x',
    'http://169.254.169.254/latest/meta-data/',
    'file:///etc/passwd',
    'https://[bad',
  ])('never to %s', async (location) => {
    answer = redirect(location);
    const { result, asked } = await askTheWorld('https://api.twilio.com/api');
    expect(result.kind).toBe('refused');
    expect(asked).toHaveLength(1);
  });

  test('within the API they keep their credentials; three are followed, a fourth is not', async () => {
    const chain =
      (length: number): Answer =>
      (response, socket, url) => {
        const step = Number(/\/step(\d+)/.exec(url)?.[1] ?? 0);
        if (step < length) redirect(`/step${step + 1}`, 301)(response, socket, url);
        else file(response, socket, url);
      };
    answer = chain(3);
    expect(await bytesOf(await askHere())).toEqual(bytes);
    expect(server.seen.map(({ headers }) => headers.authorization)).toEqual([basic, basic, basic, basic]);
    server.seen.splice(0);
    answer = chain(4);
    expect((await askHere()).kind).toBe('refused');
    expect(server.seen).toHaveLength(4);
  });

  test('without an address lead nowhere', async () => {
    answer = answering(307, '');
    expect((await askHere()).kind).toBe('refused');
  });
});

describe('an address a message names', () => {
  test.each([
    'https://mms.twiliocdn.com/x',
    'https://bucket.s3.amazonaws.com/x',
    'http://api.twilio.com/x',
    'https://api.twilio.com.example.org/x',
    'https://api.twilio.com@example.org/x',
    'https://twilio.com/x',
    'http://127.0.0.1:27017/',
    'ftp://api.twilio.com/x',
    'data:,x',
    'no url',
    '',
  ])('%s is refused before anybody is asked', async (url) => {
    const { result, asked } = await askTheWorld(url);
    expect(result.kind).toBe('refused');
    expect(asked).toEqual([]);
  });

  test("Twilio's own hosts are asked with credentials", async () => {
    answer = file;
    const { result, asked } = await askTheWorld('https://mcs.us1.twilio.com/v1/x');
    expect(await bytesOf(result)).toEqual(bytes);
    expect(asked).toEqual([{ host: 'mcs.us1.twilio.com', authorization: basic }]);
  });

  test('an API whose address is none is nobody', async () => {
    const { result } = await askTheWorld('ftp://x/y', 'ftp://x');
    expect(result.kind).toBe('refused');
  });

  test('none at all', async () => {
    expect(await ask(null)).toMatchObject({ kind: 'gone' });
  });

  test('of a number we have no credentials for', async () => {
    const channel = createTwilioChannel({ accounts: [], apiUrl: server.url, webhookUrl: '' });
    const reference = { channelAccountId, id: null, url: `${server.url}/x` };
    expect(await channel.fetchMedia(reference, { timeoutMs: 500, maxBytes: 1 })).toMatchObject({ kind: 'refused' });
    expect(server.seen).toEqual([]);
  });
});

describe('no file', () => {
  test('too large, said beforehand', async () => {
    answer = file;
    expect(await askHere({ maxBytes: bytes.length - 1 })).toEqual({ kind: 'tooLarge', sizeBytes: bytes.length });
    const exact = await askHere({ maxBytes: bytes.length });
    expect(await bytesOf(exact)).toEqual(bytes);
  });

  test('a size that nobody says', async () => {
    answer = (response) => {
      response.write(bytes);
      response.end();
    };
    const found = await askHere({ maxBytes: 1 });
    expect(found).toMatchObject({ kind: 'found', sizeBytes: null, mimeType: null });
    expect(await bytesOf(found)).toEqual(bytes);
  });

  test.each([
    [404, 'gone'],
    [410, 'gone'],
    [401, 'notNow'],
    [403, 'notNow'],
    [400, 'refused'],
    [204, 'refused'],
    [408, 'notNow'],
    [429, 'notNow'],
    [500, 'notNow'],
    [503, 'notNow'],
  ])('HTTP %d is %s', async (status, kind) => {
    answer = answering(status, status === 204 ? '' : { code: 20404, message: '+5511987654321' }, {
      'retry-after': '9',
    });
    const result = await askHere();
    expect(result.kind).toBe(kind);
    if (result.kind === 'notNow') expect(result.retryAfterMs).toBe(9_000);
    expect(JSON.stringify(result)).not.toContain('5511987654321');
  });

  test('a cut line, no answer in time, and called off', async () => {
    answer = (_response, socket) => socket.destroy();
    expect(await askHere()).toMatchObject({ kind: 'notNow', retryAfterMs: null });
    answer = () => undefined;
    expect(await askHere({ timeoutMs: 200 })).toMatchObject({ kind: 'notNow' });
    expect(await askHere({ signal: AbortSignal.abort() })).toMatchObject({ kind: 'notNow' });
  });

  test('a file that breaks off is an error of its stream', async () => {
    answer = (response, socket) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write(bytes);
      setTimeout(() => socket.destroy(), 20);
    };
    await expect(askHere().then(bytesOf)).rejects.toThrow();
  });
});
