import { eventually, startContinuo, startSandbox } from './sandboxBench';
import { createMemorySandboxStore } from './memorySandboxStore';

let continuo: Awaited<ReturnType<typeof startContinuo>>;
let bench: Awaited<ReturnType<typeof startSandbox>>;
let nowMs = Date.parse('2026-11-21T12:00:00Z');
const hourMs = 3600 * 1000;

beforeEach(async () => {
  nowMs = Date.parse('2026-11-21T12:00:00Z');
  continuo = await startContinuo();
  bench = await startSandbox({ webhookUrl: continuo.url, now: () => nowMs });
});
afterEach(async () => {
  await bench.stop();
  await continuo.stop();
  expect(continuo.forged()).toBe(0);
});

const from = '+55 11 98765-4321';
const statusWords = () => continuo.statuses().map((status) => status.status);

describe('a played phone', () => {
  test('reaches Continuo as a signed webhook in the real shape', async () => {
    const answer = await bench.call('POST', '/messages', { from, name: 'Ana', text: 'Quanto custa?' });
    expect(answer).toMatchObject({ status: 201, body: { id: expect.stringMatching(/^wamid\./) } });
    expect(continuo.faults()).toEqual([]);
    expect(continuo.messages()).toMatchObject([
      {
        channelAccountId: '100000000000001',
        channelOwnerId: '200000000000001',
        displayPhone: expect.stringMatching(/^1555555\d{4}$/),
        identity: { phone: '5511987654321', userId: expect.stringMatching(/^BR\.\d{20}$/), profileName: 'Ana' },
        channelMessageId: answer.body.id,
        sentAtMs: nowMs,
        content: { type: 'text', body: 'Quanto custa?' },
      },
    ]);
  });

  test('keeps its user id, and the one it was seen with elsewhere', async () => {
    await bench.sandbox.noteInbound({
      phoneNumberId: '100000000000001',
      phone: '5511987654321',
      userId: 'BR.777',
      atMs: nowMs,
    });
    await bench.call('POST', '/messages', { from, text: 'a' });
    await bench.call('POST', '/messages', { from, text: 'b', userId: null });
    await bench.call('POST', '/messages', { from: '14155550100', text: 'c' });
    await bench.call('POST', '/messages', { from: '14155550100', text: 'd' });
    const userIds = continuo.messages().map((message) => message.identity.userId);
    expect(userIds.slice(0, 2)).toEqual(['BR.777', null]);
    expect(userIds[2]).toBe(userIds[3]);
  });

  test('plays any type, id, number, time and answer', async () => {
    await bench.call('POST', '/messages', {
      from,
      message: { type: 'image', image: { id: '9', caption: 'olha' } },
      id: 'wamid.MINE',
      phoneNumberId: '7',
      at: '2026-11-20T09:00:00-03:00',
      replyTo: 'wamid.OURS',
    });
    expect(continuo.messages()).toMatchObject([
      {
        channelAccountId: '7',
        channelMessageId: 'wamid.MINE',
        sentAtMs: Date.parse('2026-11-20T12:00:00Z'),
        replyTo: 'wamid.OURS',
        content: { type: 'image', media: { caption: 'olha' } },
      },
    ]);
  });

  test.each([
    [{ text: 'no sender' }],
    [{ from: 'nobody', text: 'x' }],
    [{ from }],
    [{ from, text: 'x', message: { type: 'text' } }],
    [{ from, text: 'x', novelty: 1 }],
    [{ from, text: 'x', at: 'soon' }],
  ])('a request that makes no sense is refused: %j', async (body) => {
    expect((await bench.call('POST', '/messages', body)).status).toBe(400);
    expect(continuo.messages()).toEqual([]);
  });

  test('is tried again while Continuo is away', async () => {
    continuo.state.status = 503;
    setTimeout(() => (continuo.state.status = 200), 300);
    expect((await bench.call('POST', '/messages', { from, text: 'oi' })).status).toBe(201);
    expect(continuo.messages()).toHaveLength(1);
  });
});

describe('a send', () => {
  test('is taken, kept and reported: sent, delivered, read, with our tag', async () => {
    const result = await bench.send('out_1');
    expect(result).toMatchObject({ kind: 'accepted', canonicalPhone: '5511987654321' });
    await eventually(statusWords, (words) => words.length === 3);
    expect(statusWords()).toEqual(['sent', 'delivered', 'read']);
    expect(continuo.faults()).toEqual([]);
    for (const status of continuo.statuses()) {
      expect(status).toMatchObject({
        tag: 'out_1',
        channelAccountId: '100000000000001',
        channelMessageId: result.kind === 'accepted' && result.channelMessageId,
      });
    }
    expect(continuo.bodies[0]).toContain('"recipient_id":"5511987654321"');
    await eventually(bench.ledger, ([item]) => item.statusesSent.length === 3);
    expect(await bench.ledger()).toEqual([
      {
        id: result.kind === 'accepted' && result.channelMessageId,
        tag: 'out_1',
        phoneNumberId: '100000000000001',
        to: '5511987654321',
        text: 'text of out_1',
        template: null,
        at: '2026-11-21T12:00:00.000Z',
        statusesSent: ['sent', 'delivered', 'read'],
      },
    ]);
  });

  const graph = (body: unknown, token = 'sandbox-token', number = '100000000000001') =>
    bench.call('POST', `/graph/v26.0/${number}/messages`, body, token);
  const good = { messaging_product: 'whatsapp', to: '5511987654321', type: 'text', text: { body: 'x' } };

  test('to a user id, and a read mark', async () => {
    const answer = await graph({ ...good, to: undefined, recipient: 'US.13' });
    expect(answer).toMatchObject({ status: 200, body: { contacts: [{ input: 'US.13', user_id: 'US.13' }] } });
    const mark = { messaging_product: 'whatsapp', status: 'read', message_id: 'wamid.x' };
    expect(await graph(mark)).toEqual({ status: 200, body: { success: true } });
  });

  test('without the right token is refused as Meta does', async () => {
    const answer = await graph(good, 'wrong');
    expect(answer).toMatchObject({
      status: 401,
      body: { error: { code: 190, type: 'OAuthException', fbtrace_id: expect.any(String) } },
    });
    expect(await bench.ledger()).toEqual([]);
  });

  test.each([
    ['another type', { ...good, type: 'image' }],
    ['no product', { ...good, messaging_product: undefined }],
    ['no text', { ...good, text: {} }],
    ['too long a text', { ...good, text: { body: 'x'.repeat(4097) } }],
    ['too long a tag', { ...good, biz_opaque_callback_data: 'é'.repeat(257) }],
    ['nobody to send to', { ...good, to: undefined }],
    ['no phone', { ...good, to: 'Ana' }],
    ['a list', []],
    ['no JSON', '{'],
  ])('with %s: code 100', async (_name, body) => {
    expect(await graph(body)).toMatchObject({
      status: 400,
      body: { error: { code: 100, error_data: { messaging_product: 'whatsapp' } } },
    });
  });

  test("anywhere else under /graph answers in Meta's form", async () => {
    expect(await bench.call('GET', '/graph/v26.0/1/messages')).toMatchObject({
      status: 400,
      body: { error: { code: 100 } },
    });
  });

  test('while the store is away: code 131000', async () => {
    const away = { ...createMemorySandboxStore(), addEntry: () => Promise.reject(new Error('away')) };
    const broken = await startSandbox({ webhookUrl: continuo.url, store: away });
    expect((await broken.send('out_1')).kind).toBe('unknown');
    await broken.stop();
  });
});

describe('the 24-hour window', () => {
  test('is open for a buyer the sandbox never saw', async () => {
    expect((await bench.send('out_1')).kind).toBe('accepted');
  });

  test('closes 24 hours after the last message and opens with the next', async () => {
    await bench.call('POST', '/messages', { from, text: 'oi' });
    nowMs += 24 * hourMs - 1;
    expect((await bench.send('out_1')).kind).toBe('accepted');
    nowMs += 1;
    expect(await bench.send('out_2')).toMatchObject({ kind: 'refused', code: 131047, meaning: 'windowClosed' });
    await bench.sandbox.noteInbound({
      phoneNumberId: '100000000000001',
      phone: '5511987654321',
      userId: null,
      atMs: nowMs,
    });
    expect((await bench.send('out_3')).kind).toBe('accepted');
  });

  test('is not shortened by an older message that comes late', async () => {
    await bench.call('POST', '/messages', { from, text: 'new' });
    await bench.call('POST', '/messages', { from, text: 'old', at: new Date(nowMs - 48 * hourMs).toISOString() });
    expect((await bench.send('out_1')).kind).toBe('accepted');
  });

  test('stays open after a message whose time nobody could read', async () => {
    await bench.sandbox.noteInbound({
      phoneNumberId: '100000000000001',
      phone: '5511987654321',
      userId: null,
      atMs: 0,
    });
    expect((await bench.send('out_1')).kind).toBe('accepted');
  });

  test('belongs to one number and one buyer', async () => {
    await bench.call('POST', '/messages', { from, text: 'oi', at: new Date(nowMs - 25 * hourMs).toISOString() });
    expect((await bench.send('out_1')).kind).toBe('refused');
    expect((await bench.send('out_2', '14155550100')).kind).toBe('accepted');
  });
});

test('the pair rate: 45 at once, then one every six seconds, per buyer', async () => {
  for (let index = 0; index < 45; index += 1) expect((await bench.send(`out_${index}`)).kind).toBe('accepted');
  expect(await bench.send('out_45')).toMatchObject({ kind: 'notAccepted', code: 131056 });
  expect((await bench.send('out_46', '14155550100')).kind).toBe('accepted');
  nowMs += 5_999;
  expect((await bench.send('out_47')).kind).toBe('notAccepted');
  nowMs += 1;
  expect((await bench.send('out_48')).kind).toBe('accepted');
  expect((await bench.send('out_49')).kind).toBe('notAccepted');
});

describe('the ledger', () => {
  test('is read in pages, oldest first', async () => {
    for (let index = 0; index < 5; index += 1) {
      nowMs += index % 2;
      await bench.send(`out_${index}`);
    }
    const tags: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = await bench.call('GET', `/ledger?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      tags.push(...page.body.items.map((item: { tag: string }) => item.tag));
      cursor = page.body.nextCursor;
    }
    expect(tags.toSorted()).toEqual(['out_0', 'out_1', 'out_2', 'out_3', 'out_4']);
  });

  test.each(['limit=0', 'limit=x', 'cursor=x'])('refuses ?%s', async (query) => {
    expect((await bench.call('GET', `/ledger?${query}`)).status).toBe(400);
  });
});

test.each([
  ['POST', '/messages'],
  ['GET', '/ledger'],
  ['GET', '/faults'],
  ['PUT', '/faults'],
  ['DELETE', '/faults'],
])('%s %s needs the admin key', async (method, place) => {
  expect((await bench.call(method, place, method === 'GET' ? undefined : '{', 'wrong')).status).toBe(401);
});
