import type { AgentId, AlertId, TeamId } from '../../src/core/ids';
import type { AlertDocument } from '../../src/store/alertDocument';
import { beginReplySweep, countFindings, finishReplySweep } from '../../src/store/replySweeps';
import { startApi, type ApiBench } from './apiBench';
import { seedConversation } from './seed';

let api: ApiBench;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api?.stop());
beforeEach(() => api.clear());

const at = Date.parse('2026-11-20T09:00:00Z');
let conversationId: AlertDocument['conversationId'];

async function threeAlerts(): Promise<void> {
  conversationId = (await seedConversation(api.store, { phone: '4915112345671' }))._id;
  const base = { conversationId, waitSinceMs: at - 1000, dueAtMs: at + 1000, atMs: at, endedAtMs: null };
  await api.store.alerts.insertMany([
    { ...base, _id: 'alr_1' as AlertId, kind: 'remindedAssignee', for: { kind: 'agent', agent: 'ana' as AgentId } },
    {
      ...base,
      _id: 'alr_2' as AlertId,
      kind: 'toldTeam',
      for: { kind: 'team', team: 'sales' as TeamId },
      endedAtMs: at + 5000,
    },
    { ...base, _id: 'alr_3' as AlertId, kind: 'toldSupervisor', for: { kind: 'supervisor', agent: 'ana' as AgentId } },
  ]);
}

const idsOf = async (query: string) =>
  (await api.call('GET', `/api/alerts${query}`)).body.items.map(({ id }: { id: string }) => id);

test('alerts are listed the newest first, for somebody, a team, a conversation, open or ended', async () => {
  await threeAlerts();
  expect(await idsOf('')).toEqual(['alr_3', 'alr_2', 'alr_1']);
  expect(await idsOf('?open=true')).toEqual(['alr_3', 'alr_1']);
  expect(await idsOf('?open=false')).toEqual(['alr_2']);
  expect(await idsOf('?agent=ana')).toEqual(['alr_3', 'alr_1']);
  expect(await idsOf('?team=sales&open=true')).toEqual([]);
  expect(await idsOf(`?conversationId=${conversationId}&team=sales`)).toEqual(['alr_2']);
  expect(await idsOf('?conversationId=cnv_0123456789abcdef01234567')).toEqual([]);
});

test('page by page, every alert once', async () => {
  await threeAlerts();
  const seen: string[] = [];
  for (let cursor = ''; ;) {
    const { body } = await api.call('GET', `/api/alerts?limit=1${cursor}`);
    seen.push(...body.items.map(({ id }: { id: string }) => id));
    if (body.nextCursor === null) break;
    cursor = `&cursor=${body.nextCursor}`;
  }
  expect(seen).toEqual(['alr_3', 'alr_2', 'alr_1']);
});

test('an alert says who, of what, since when', async () => {
  await threeAlerts();
  const { body } = await api.call('GET', '/api/alerts?team=sales');
  expect(body.items).toEqual([
    {
      id: 'alr_2',
      conversationId,
      kind: 'toldTeam',
      for: { kind: 'team', team: 'sales' },
      waitingSince: '2026-11-20T08:59:59.000Z',
      replyDueAt: '2026-11-20T09:00:01.000Z',
      at: '2026-11-20T09:00:00.000Z',
      endedAt: '2026-11-20T09:00:05.000Z',
    },
  ]);
});

test.each(['?open=perhaps', '?agent=%2B4915112345671', '?team=', '?conversationId=x', '?other=1'])(
  '%s is refused',
  async (query) => {
    expect((await api.call('GET', `/api/alerts${query}`)).status).toBe(400);
  },
);

test('the reply sweep is shown and measured: what it found by kind, and whether it was clean', async () => {
  expect((await api.call('GET', '/metrics')).text).not.toContain('continuo_reply_sweep_found{');
  const first = await beginReplySweep(api.store, at);
  await finishReplySweep(api.store, first._id, { complete: true, nowMs: at + 10 });
  const second = await beginReplySweep(api.store, at + 1000);
  await countFindings(api.store, second._id, 'waitWithoutHolder', { found: 2, repaired: 1 });
  await finishReplySweep(api.store, second._id, { complete: true, nowMs: at + 2000 });
  await beginReplySweep(api.store, at + 3000);
  const { items } = (await api.call('GET', '/api/reply-sweeps')).body;
  expect(items).toMatchObject([
    { complete: false, clean: false, finishedAt: null },
    {
      complete: true,
      clean: false,
      found: { waitWithoutHolder: 2, messageWithoutTurn: 0 },
      repaired: { waitWithoutHolder: 1 },
    },
    { complete: true, clean: true },
  ]);
  const { text } = await api.call('GET', '/metrics');
  expect(text).toContain('continuo_reply_sweep_found{kind="waitWithoutHolder"} 2');
  expect(text).toContain('continuo_reply_sweep_found{kind="messageWithoutTurn"} 0');
  expect(text).toContain(`continuo_reply_sweep_finished_timestamp_seconds ${(at + 2000) / 1000}`);
});
