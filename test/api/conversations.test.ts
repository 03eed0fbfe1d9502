import type { AgentId, ContactId, NoteId } from '../../src/core/ids';
import { startApi, type ApiBench } from './apiBench';
import { seedConversation, seedDecision, seedMessage } from './seed';

let api: ApiBench;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  await api.clear();
  await api.store.accounts.insertOne({
    _id: 'acc_000000000000000000000001' as never,
    channel: 'whatsapp',
    channelAccountId: '1',
    channelOwnerId: null,
    displayPhone: null,
    defaultCountry: null,
    createdAtMs: 1,
    sending: { state: 'open', sinceMs: 1 },
  });
});

const ids = (seen: { body: { items: { id: string }[] } }) => seen.body.items.map((item) => item.id);

test('a fresh conversation has every field of the contract', async () => {
  const { _id } = await seedConversation(api.store);
  const { body } = await api.call('GET', `/api/conversations/${_id}`);
  expect(body).toMatchObject({
    id: _id,
    account: 'acc_000000000000000000000001',
    contactId: null,
    companyId: null,
    dealId: null,
    state: 'open',
    holder: 'nobody',
    assignee: null,
    needsReply: false,
    replyDueAt: null,
    paused: null,
    followUp: null,
    window: { closesAt: expect.stringMatching(/Z$/) },
    optedOut: false,
    lastInboundAt: expect.any(String),
    lastOutboundAt: null,
    rulesVersion: 0,
  });
});

test('pause with its words, follow-up, wait and a closed window are shown', async () => {
  const noteId = 'not_1' as NoteId;
  await api.store.notes.insertOne({ _id: noteId, kind: 'reason', words: 'on holiday', document: null, createdAtMs: 1 });
  const { _id } = await seedConversation(api.store, {
    control: {
      paused: { untilMs: 2e12, by: 'ana', noteId },
      holder: { kind: 'human', assignee: 'ana' as AgentId, team: null },
    },
    wait: { sinceMs: 1, dueAtMs: 1.9e12, turnId: 'trn_1' as never, overdue: false },
    followUp: {
      lookAtMs: 1.9e12,
      reasons: [{ code: 'silence', text: 'Quiet.' }],
      silence: 'hesitation',
      sinceMs: 1,
      sentInSilence: 0,
    },
    windowClosesAtMs: Date.now() - 1,
  } as never);
  expect((await api.call('GET', `/api/conversations/${_id}`)).body).toMatchObject({
    holder: 'human',
    assignee: 'ana',
    needsReply: true,
    replyDueAt: new Date(1.9e12).toISOString(),
    window: null,
    paused: { until: new Date(2e12).toISOString(), by: 'ana', reason: 'on holiday' },
    // The pause holds the look back.
    followUp: { lookAt: new Date(2e12).toISOString(), reasons: [{ code: 'silence', text: 'Quiet.' }] },
  });
});

test('the list filters, and leaves out what was joined away', async () => {
  const human = await seedConversation(api.store, {
    phone: '4915112345678',
    control: { holder: { kind: 'human', assignee: 'ana' as AgentId, team: null } },
    wait: { sinceMs: 1, dueAtMs: 2, turnId: 'trn_1' as never, overdue: true },
  });
  const closed = await seedConversation(api.store, { phone: '4915112345679', control: { state: 'closed' } });
  const automatic = await seedConversation(api.store, {
    phone: '551187654321',
    contactId: 'con_000000000000000000000001' as ContactId,
    control: { holder: { kind: 'automation' } },
  });
  await seedConversation(api.store, { phone: '5', addresses: [], forwardedTo: human._id });
  const list = async (query: string) => ids(await api.call('GET', `/api/conversations?${query}`)).sort();
  expect(await list('')).toEqual([human._id, closed._id, automatic._id].sort());
  expect(await list('state=closed')).toEqual([closed._id]);
  expect(await list('holder=human')).toEqual([human._id]);
  expect(await list('assignee=ana&needsReply=true')).toEqual([human._id]);
  expect(await list('needsReply=false')).toEqual([closed._id, automatic._id].sort());
  expect(await list('contactId=con_000000000000000000000001')).toEqual([automatic._id]);
  for (const phone of [
    '4915112345678',
    '+49 1511 2345678',
    '%2B49-1511-234-5678',
    '00491511%202345678',
    '+4915112345678',
  ]) {
    expect(await list(`phone=${phone}`)).toEqual([human._id]);
  }
  // Brazil: what people write with the ninth digit, the channel may know without it.
  expect(await list('phone=%2B55 11 9 8765-4321')).toEqual([automatic._id]);
  expect(await list('phone=nonsense')).toEqual([]);
});

test('pages hold every conversation once, the newest activity first', async () => {
  for (let i = 0; i < 25; i++)
    await seedConversation(api.store, { phone: `4915110000${10 + i}`, lastActivityAtMs: 1000 + Math.floor(i / 3) });
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await api.call('GET', `/api/conversations?limit=7${cursor ? `&cursor=${cursor}` : ''}`);
    expect(page.body.items.length).toBeLessThanOrEqual(7);
    seen.push(...ids(page));
    cursor = page.body.nextCursor;
  } while (cursor !== null);
  expect(new Set(seen).size).toBe(25);
  expect(seen).toHaveLength(25);
  const sorted = await api.store.conversations.find().sort({ lastActivityAtMs: -1, _id: -1 }).toArray();
  expect(seen).toEqual(sorted.map((row) => row._id));
});

test('messages come oldest first, with the fields of the contract', async () => {
  const conversation = await seedConversation(api.store);
  await seedMessage(api.store, conversation, {
    atMs: 3000,
    order: 3,
    channelMessageId: null,
    outboxId: 'out_1' as never,
    direction: 'out',
    author: 'automation',
    status: 'queued',
    text: 'Hi',
  });
  await seedMessage(api.store, conversation, { atMs: 1000, order: 2, channelMessageId: 'wamid.A', editedAtMs: 5000 });
  await seedMessage(api.store, conversation, {
    atMs: 2000,
    order: 1,
    channelMessageId: 'wamid.B',
    text: null,
    content: {
      type: 'image',
      media: {
        id: '9',
        mimeType: 'image/png',
        sha256: 'x',
        filename: null,
        caption: null,
        url: 'https://secret',
        voice: false,
        animated: false,
      },
    },
  });
  const first = await api.call('GET', `/api/conversations/${conversation._id}/messages?limit=2`);
  expect(first.body.items).toMatchObject([
    {
      id: 'wamid.A',
      direction: 'in',
      author: 'buyer',
      type: 'text',
      text: 'Hello',
      media: null,
      status: 'received',
      replyTo: null,
      editedAt: new Date(5000).toISOString(),
      revokedAt: null,
      at: new Date(1000).toISOString(),
    },
    { id: 'wamid.B', type: 'image', text: null, media: { mimeType: 'image/png' } },
  ]);
  expect(first.text).not.toContain('https://secret');
  const second = await api.call(
    'GET',
    `/api/conversations/${conversation._id}/messages?limit=2&cursor=${first.body.nextCursor}`,
  );
  expect(second.body).toMatchObject({
    items: [{ id: 'out_1', direction: 'out', author: 'automation' }],
    nextCursor: null,
  });
});

test('decisions come with reasons and facts, the oldest first', async () => {
  const conversation = await seedConversation(api.store);
  await seedDecision(api.store, conversation, { atMs: 2, outcome: 'second' });
  await seedDecision(api.store, conversation, { atMs: 1, outcome: 'first' });
  const { body } = await api.call('GET', `/api/conversations/${conversation._id}/decisions`);
  expect(body.items).toMatchObject([
    {
      step: 'route',
      outcome: 'first',
      reasons: [{ code: 'complaint', text: expect.any(String) }],
      facts: { nowMs: 1 },
      rulesVersion: 0,
      at: new Date(1).toISOString(),
    },
    { outcome: 'second' },
  ]);
});

test('what is not there is 404', async () => {
  for (const rest of ['', '/messages', '/decisions']) {
    expect((await api.call('GET', `/api/conversations/cnv_0123456789abcdef01234567${rest}`)).status).toBe(404);
  }
  expect((await api.call('POST', '/api/conversations/cnv_0123456789abcdef01234567/pause')).status).toBe(404);
  expect(api.temporal.commands).toEqual([]);
});
