import { createApi } from '../../src/api/app';
import { channelNamed, registerChannels } from '../../src/channels/registry';
import { raiseBell } from '../../src/store/conversations';
import { caller, serveApp, signatureOf, startApi, verifyToken, type ApiBench } from './apiBench';
import { bodyOf, messageOf, phoneNumberId } from './webhookBodies';

let api: ApiBench;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
beforeEach(() => api.clear());

const post = (raw: string | Uint8Array, headers: Record<string, string> = {}) =>
  api.call('POST', '/webhooks/whatsapp', {
    key: null,
    raw,
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': signatureOf(raw), ...headers },
  });

describe('the verification', () => {
  const verify = (query: string) => api.call('GET', `/webhooks/whatsapp?${query}`, { key: null });

  test('answers the challenge as plain text', async () => {
    const seen = await verify(`hub.mode=subscribe&hub.verify_token=${verifyToken}&hub.challenge=%3Cb%3E12`);
    expect(seen).toMatchObject({ status: 200, text: '<b>12' });
    expect(seen.headers.get('content-type')).toMatch(/^text\/plain/);
  });

  test.each([
    ['a wrong token', 'hub.mode=subscribe&hub.verify_token=wrong&hub.challenge=1', 403],
    ['no token', 'hub.mode=subscribe&hub.challenge=1', 403],
    ['another mode', `hub.mode=unsubscribe&hub.verify_token=${verifyToken}&hub.challenge=1`, 403],
    ['no challenge', `hub.mode=subscribe&hub.verify_token=${verifyToken}`, 403],
    ['a repeated token', `hub.mode=subscribe&hub.verify_token=${verifyToken}&hub.verify_token=x&hub.challenge=1`, 400],
  ])('refuses %s', async (_what, query, status) => {
    expect(await verify(query)).toMatchObject({ status, body: { status } });
  });
});

describe('the signature', () => {
  const raw = JSON.stringify(bodyOf([{ phone: '5511987654321' }]));

  test.each([
    ['missing', undefined],
    ['of another secret', signatureOf(raw, 'other')],
    ['truncated', signatureOf(raw).slice(0, -2)],
    ['sha1', signatureOf(raw).replace('sha256', 'sha1')],
    ['no hex', 'sha256=zz'],
  ])('that is %s is 401, without detail and without a row', async (_what, signature) => {
    const headers = { 'content-type': 'application/json', ...(signature ? { 'x-hub-signature-256': signature } : {}) };
    const seen = await api.call('POST', '/webhooks/whatsapp', { key: null, raw, headers });
    expect(seen.status).toBe(401);
    expect(seen.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(Object.keys(seen.body).sort()).toEqual(['code', 'requestId', 'status', 'title', 'type']);
    expect(seen.text).not.toContain(signatureOf(raw).slice(7, 20));
    expect(await api.store.intake.countDocuments()).toBe(0);
    expect(await api.store.accounts.countDocuments()).toBe(0);
  });

  test('is over the bytes: the same JSON written otherwise does not fit', async () => {
    const spaced = JSON.stringify(JSON.parse(raw), null, 1);
    expect(await post(spaced, { 'x-hub-signature-256': signatureOf(raw) })).toMatchObject({ status: 401 });
  });
});

describe('a signed body', () => {
  test('is one row with its bytes, an account, a conversation and one ring', async () => {
    const body = bodyOf([{ phone: '5511987654321', userId: 'BR.1', name: 'Ana' }]);
    expect((await api.deliver(body)).status).toBe(200);
    const rows = await api.store.intake.find().toArray();
    const conversations = await api.store.conversations.find().toArray();
    expect(rows).toHaveLength(1);
    expect(Buffer.from(rows[0]!.raw).toString()).toBe(JSON.stringify(body));
    expect(conversations).toMatchObject([
      {
        bell: true,
        identity: { phone: '5511987654321', userId: 'BR.1' },
        control: { epoch: 0, state: 'open' },
        forwardedTo: null,
      },
    ]);
    expect(rows[0]).toMatchObject({
      pending: [conversations[0]!._id],
      applied: true,
      setAside: [],
      deliveries: 1,
    });
    expect(api.temporal.rung).toEqual([conversations[0]!._id]);
    expect(await api.store.accounts.find().toArray()).toMatchObject([
      { channel: 'whatsapp', channelAccountId: phoneNumberId },
    ]);
  });

  test('that comes again changes nothing and rings again while it is pending', async () => {
    const body = bodyOf([{ phone: '5511987654321' }]);
    for (let i = 0; i < 3; i++) expect((await api.deliver(body)).status).toBe(200);
    expect(await api.store.intake.find().toArray()).toMatchObject([{ deliveries: 3 }]);
    expect(await api.store.conversations.countDocuments()).toBe(1);
    expect(api.temporal.rung).toHaveLength(3);
    await api.store.intake.updateMany({}, { $set: { pending: [] } });
    await api.deliver(body);
    expect(api.temporal.rung).toHaveLength(3);
  });

  test('rings once while the bell is up', async () => {
    await api.deliver(bodyOf([{ phone: '5511987654321' }]));
    await api.deliver(bodyOf([{ phone: '5511987654321' }]));
    expect(await api.store.intake.countDocuments()).toBe(2);
    expect(api.temporal.rung).toHaveLength(1);
  });

  test('with many senders makes one row and a conversation each', async () => {
    const senders = Array.from({ length: 60 }, (_, i) => ({ phone: `55119870000${String(i).padStart(2, '0')}` }));
    await api.deliver(bodyOf([...senders, ...senders]));
    const [row, ...others] = await api.store.intake.find().toArray();
    expect(others).toEqual([]);
    expect(row!.messages).toHaveLength(120);
    expect(new Set(row!.pending).size).toBe(60);
    expect(row!.pending).toHaveLength(60);
    expect(await api.store.conversations.countDocuments()).toBe(60);
    expect(new Set(api.temporal.rung).size).toBe(60);
  });

  test('from one new buyer, many times at once, makes one conversation and one account', async () => {
    await Promise.all(
      Array.from({ length: 25 }, () => api.deliver(bodyOf([{ phone: '4915112345678' }], { numberId: '777' }))),
    );
    expect(await api.store.conversations.countDocuments()).toBe(1);
    expect(await api.store.accounts.countDocuments({ channelAccountId: '777' })).toBe(1);
    expect(await api.store.intake.countDocuments()).toBe(25);
  });

  test('knows a buyer by phone or user id, and joins two that turn out to be one', async () => {
    await api.deliver(bodyOf([{ phone: '5511987654321' }]));
    await api.deliver(bodyOf([{ userId: 'BR.9' }]));
    expect(await api.store.conversations.countDocuments()).toBe(2);
    await api.deliver(bodyOf([{ phone: '5511987654321', userId: 'BR.9' }]));
    const rows = await api.store.conversations.find().sort({ createdAtMs: 1, _id: 1 }).toArray();
    const [survivor] = rows.filter((row) => row.forwardedTo === null);
    expect(rows.filter((row) => row.forwardedTo !== null)).toMatchObject([
      { forwardedTo: survivor!._id, addresses: [] },
    ]);
    expect(survivor!.addresses).toHaveLength(2);
    await api.deliver(bodyOf([{ userId: 'BR.9' }]));
    expect(await api.store.conversations.countDocuments()).toBe(2);
  });

  test('of an unknown shape is 200 and kept', async () => {
    for (const body of [
      { object: 'page', entry: [] },
      { object: 'whatsapp_business_account', entry: [{ changes: [{ field: 'x' }] }] },
      [],
      5,
    ]) {
      expect((await api.deliver(body)).status).toBe(200);
    }
    expect(await api.store.intake.countDocuments()).toBe(4);
    expect(api.temporal.rung).toEqual([]);
  });

  test('with an item that can not be read keeps the rest, and shows what was set aside', async () => {
    const body = bodyOf([{ phone: '5511987654321' }]);
    body.entry[0]!.changes[0]!.value.messages!.push({
      ...messageOf({ phone: '5511911111111' }),
      id: undefined,
    } as never);
    expect((await api.deliver(body)).status).toBe(200);
    expect(api.temporal.rung).toHaveLength(1);
    const seen = await api.call('GET', '/api/intake?setAside=true');
    expect(seen.body.items).toMatchObject([{ faults: [{ place: expect.stringContaining('messages[1]') }] }]);
    expect(seen.text).not.toContain('5511911111111');
  });

  test('that is no JSON is 400 and not kept', async () => {
    expect(await post('{"object":')).toMatchObject({ status: 400, body: { code: 'invalidJson' } });
    expect(await api.store.intake.countDocuments()).toBe(0);
  });

  test('our parser trips over is kept for people', async () => {
    const broken = {
      ...api.deps,
      channels: registerChannels([
        {
          ...channelNamed(api.deps.channels, 'whatsapp'),
          parse: () => {
            throw new TypeError('text of a buyer');
          },
        },
      ]),
    };
    const served = await serveApp(createApi(broken));
    const raw = JSON.stringify(bodyOf([{ phone: '5511987654321' }]));
    const seen = await caller(served.url)('POST', '/webhooks/whatsapp', {
      key: null,
      raw,
      headers: { 'x-hub-signature-256': signatureOf(raw) },
    });
    await served.stop();
    expect(seen.status).toBe(200);
    expect(await api.store.intake.find().toArray()).toMatchObject([
      { setAside: [{ place: 'body', fault: 'parser: TypeError' }], pending: [] },
    ]);
  });

  test('is 200 while Temporal is away; the bell comes down for the next message', async () => {
    api.temporal.state.ringsFail = true;
    expect((await api.deliver(bodyOf([{ phone: '5511987654321' }]))).status).toBe(200);
    expect(await api.store.conversations.find().toArray()).toMatchObject([{ bell: false }]);
    expect(await api.store.intake.find().toArray()).toMatchObject([{ pending: [expect.any(String)] }]);
    const conversation = (await api.store.conversations.findOne())!;
    expect(await raiseBell(api.store, conversation._id)).toBe(true);
  });

  test('does not wait for a slow Temporal', async () => {
    let letGo: () => void = () => undefined;
    const temporal = { ...api.temporal, ring: () => new Promise<void>((resolve) => (letGo = resolve)) };
    const served = await serveApp(createApi({ ...api.deps, temporal }));
    const raw = JSON.stringify(bodyOf([{ phone: '5511987654321' }]));
    const seen = await caller(served.url)('POST', '/webhooks/whatsapp', {
      key: null,
      raw,
      headers: { 'x-hub-signature-256': signatureOf(raw) },
    });
    expect(seen.status).toBe(200);
    letGo();
    await served.stop();
  });

  test('with statuses only parks what is not known yet', async () => {
    const statuses = [{ id: 'wamid.X', status: 'delivered', timestamp: '1764000000', recipient_id: '5511987654321' }];
    expect((await api.deliver(bodyOf([], { statuses }))).status).toBe(200);
    expect(await api.store.intake.find().toArray()).toMatchObject([{ pending: [], applied: true }]);
    expect(await api.store.parkedStatuses.countDocuments()).toBe(1);
  });
});
