import type { InquiryId, TurnId } from '../../src/core/ids';
import type { InquiryDocument } from '../../src/store/inquiryDocument';
import { startApi, type ApiBench } from './apiBench';
import { seedConversation, seedMessage } from './seed';

let api: ApiBench;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
beforeEach(() => api.clear());

const at = (minute: number) => Date.parse('2026-03-10T12:00:00Z') + minute * 60_000;

async function seedInquiry(
  conversationId: InquiryDocument['conversationId'],
  minute: number,
  ended: InquiryDocument['ended'],
) {
  const turn = { id: `trn_${minute}` as TurnId, atMs: at(minute), askedAtMs: at(minute) };
  await api.store.inquiries.insertOne({
    _id: `inq_${String(minute).padStart(24, '0')}` as InquiryId,
    ...{ conversationId, topic: { name: 'delivery', atMs: at(minute) }, reference: { value: 'A-7', atMs: at(minute) } },
    ...{ openedAtMs: at(minute), openedByTurnId: turn.id, turnCount: 1, ended, revision: 1 },
    turns: [{ ...turn, answer: ended && { recordedAtMs: at(minute), leftAtMs: at(minute + 1) } }],
  });
}

test('inquiries are listed, the newest first, page by page', async () => {
  const { _id } = await seedConversation(api.store);
  await seedInquiry(_id, 1, { outcome: 'completed', atMs: at(5) });
  await seedInquiry(_id, 10, null);
  await seedInquiry((await seedConversation(api.store, { phone: '5511900000001' }))._id, 20, null);
  const path = `/api/conversations/${_id}/inquiries`;
  const first = await api.call('GET', `${path}?limit=1`);
  expect(first).toMatchObject({ status: 200, body: { items: [{ state: 'open', outcome: null, answeredAt: null }] } });
  const second = await api.call('GET', `${path}?limit=1&cursor=${first.body.nextCursor}`);
  expect(second.body).toEqual({
    nextCursor: null,
    items: [
      {
        ...{
          id: 'inq_000000000000000000000001',
          topic: 'delivery',
          reference: 'A-7',
          state: 'ended',
          outcome: 'completed',
        },
        ...{ openedAt: '2026-03-10T12:01:00.000Z', answeredAt: '2026-03-10T12:02:00.000Z' },
        ...{ endedAt: '2026-03-10T12:05:00.000Z', openedByTurnId: 'trn_1', turnIds: ['trn_1'], turnCount: 1 },
      },
    ],
  });
});

test('those of a conversation that was joined into this one are its own', async () => {
  const gone = await seedConversation(api.store, { phone: '5511900000001' });
  const { _id } = await seedConversation(api.store, { forwardedFrom: [gone._id] });
  await seedInquiry(gone._id, 1, null);
  expect((await api.call('GET', `/api/conversations/${_id}/inquiries`)).body.items).toHaveLength(1);
});

test('the context is shown as it stands, and nothing is written', async () => {
  const conversation = await seedConversation(api.store, { inboundCount: 0 });
  await seedMessage(api.store, conversation, {
    text: 'Quanto custa?',
    content: { type: 'text', body: 'Quanto custa?' },
  });
  const before = await api.store.messages.find({}).toArray();
  const seen = await api.call('GET', `/api/conversations/${conversation._id}/context`);
  expect(seen).toMatchObject({
    status: 200,
    body: {
      conversationId: conversation._id,
      facts: {
        turn: { messages: [{ text: 'Quanto custa?' }], understanding: { intent: 'price', language: 'pt' } },
        history: { inboundCount: 1 },
        more: { buyer: { country: 'BR' }, inquiries: [], priceClass: 'service' },
      },
    },
  });
  expect(await api.store.messages.find({}).toArray()).toEqual(before);
  expect(await api.store.decisions.countDocuments()).toBe(0);
});

test.each(['inquiries', 'context'])('%s of a conversation that is not there are 404', async (what) => {
  expect((await api.call('GET', `/api/conversations/cnv_0123456789abcdef01234567/${what}`)).status).toBe(404);
});

test('the value of a deal is kept, changed, and never less than nothing', async () => {
  const made = await api.call('POST', '/api/deals', { body: { title: 'Chairs', value: 1200.5 } });
  expect(made.body.value).toBe(1200.5);
  const path = `/api/deals/${made.body.id}`;
  expect((await api.call('PATCH', path, { body: { value: null } })).body.value).toBeNull();
  expect((await api.call('POST', '/api/deals', { body: { title: 'Chairs' } })).body.value).toBeNull();
  expect(await api.call('PATCH', path, { body: { value: -1 } })).toMatchObject({
    status: 400,
    body: { errors: [{ path: 'value' }] },
  });
});
