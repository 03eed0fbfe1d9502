import type { DraftId, TurnId } from '../../src/core/ids';
import { endWithWait } from '../../src/store/afterWait';
import { draftIdOf, insertDraftOnce } from '../../src/store/drafts';
import type { ConversationDocument } from '../../src/store/documents';
import { startApi, type ApiBench } from './apiBench';
import { refused } from './fakeConversations';
import { seedConversation } from './seed';

let api: ApiBench;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
beforeEach(() => api.clear());

const turnId = 'trn_1' as TurnId;
const sinceMs = Date.now() - 60_000;
const wait = { sinceMs, dueAtMs: sinceMs + 3_600_000, turnId, overdue: false };

async function drafted(about = 'trn_1', text = 'مرحبًا! هو متوفر.'): Promise<[ConversationDocument, DraftId]> {
  const row =
    (await api.store.conversations.findOne({})) ??
    (await seedConversation(api.store, { wait, lastInboundAtMs: sinceMs }));
  const _id = draftIdOf(row._id, about);
  const { _id: conversationId } = row;
  const by = { by: 'rules', sources: [] as string[], basedOnInboundAtMs: sinceMs } as const;
  await insertDraftOnce(api.store, { _id, conversationId, turnId, text, ...by, createdAtMs: sinceMs + 1000 });
  return [row, _id];
}
const act = (id: DraftId, what: string, body: object = {}) => api.call('POST', `/api/drafts/${id}/${what}`, { body });
const listed = async (query = '') => (await api.call('GET', `/api/drafts${query}`)).body.items;

test('a person approves: the words leave as their reply, once', async () => {
  const [row, id] = await drafted();
  expect(await listed('?state=open')).toMatchObject([
    { id, conversationId: row._id, text: 'مرحبًا! هو متوفر.', state: 'open' },
  ]);
  const first = await act(id, 'approve', { agent: 'maria' });
  expect(first).toMatchObject({ status: 201, body: { text: 'مرحبًا! هو متوفر.', author: 'agent' } });
  const second = await act(id, 'approve', { agent: 'maria' });
  expect(second).toMatchObject({ status: 201, body: { id: first.body.id } });
  expect(await api.store.outbox.countDocuments({})).toBe(1);
  expect(await listed()).toMatchObject([{ state: 'approved', decidedBy: 'maria', changed: false }]);
});

test('with other words, which are noted', async () => {
  const [, id] = await drafted();
  expect((await act(id, 'approve', { text: 'Sim, temos em azul.' })).body.text).toBe('Sim, temos em azul.');
  expect(await listed()).toMatchObject([{ state: 'approved', changed: true, text: 'مرحبًا! هو متوفر.' }]);
});

test('a refusal of the conversation leaves it open', async () => {
  const [, id] = await drafted();
  api.temporal.next.push(() => refused('closed', 'It is closed.'));
  expect((await act(id, 'approve')).status).toBe(409);
  expect(await listed()).toMatchObject([{ state: 'open' }]);
  expect(await api.store.outbox.countDocuments({ state: 'queued' })).toBe(0);
});

test('discarded, it can not leave any more', async () => {
  const [, id] = await drafted();
  for (let time = 0; time < 2; time++)
    expect(await act(id, 'discard', { by: 'li' })).toMatchObject({
      status: 200,
      body: { state: 'discarded', decidedBy: 'li' },
    });
  expect(await act(id, 'approve')).toMatchObject({ status: 409, body: { code: 'discarded' } });
  expect(await api.store.outbox.countDocuments({})).toBe(0);
});

test('the buyer wrote since: it does not leave', async () => {
  const [row, id] = await drafted();
  await api.store.conversations.updateOne({ _id: row._id }, { $set: { lastInboundAtMs: sinceMs + 5000 } });
  const refusal = async () => (await act(id, 'approve')).body as { code: string; detail: string };
  expect(await refusal()).toMatchObject({ code: 'buyerWrote', detail: expect.stringContaining('no other draft came') });
  const turn = { id: turnId, openedAtMs: sinceMs, lastMessageAtMs: sinceMs, settleAtMs: sinceMs + 9000, again: null };
  await api.store.conversations.updateOne({ _id: row._id }, { $set: { turn } });
  expect(await refusal()).toMatchObject({ code: 'buyerWrote', detail: expect.stringContaining('not decided yet') });
});

test('a newer draft, or an answer, outdates it', async () => {
  const [, first] = await drafted('trn_1');
  const [row, second] = await drafted('trn_1.again', '有货');
  expect(await act(first, 'approve')).toMatchObject({
    ...{ status: 409, body: { code: 'outdated', detail: expect.stringContaining(second) } },
  });
  await endWithWait(api.store, row, { wait: { ...wait, dueAtMs: 1 }, followUp: null }, sinceMs);
  expect(await listed('?state=open')).toMatchObject([{ id: second }]);
  await endWithWait(api.store, row, { wait: null, followUp: null }, sinceMs);
  expect(await listed('?state=open')).toEqual([]);
  expect(await act(second, 'discard')).toMatchObject({ status: 409 });
  expect((await act(second, 'approve')).body.detail).toContain('not open any more');
});

test('what is not there is not found', async () => {
  for (const what of ['approve', 'discard'])
    expect((await act(`dra_${'0'.repeat(24)}` as DraftId, what)).status).toBe(404);
});
