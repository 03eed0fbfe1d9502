import { defaultRules } from '../../src/core/rules/defaults';
import type { AgentId } from '../../src/core/ids';
import { takeSlot } from '../../src/store/agents';
import { startApi, type ApiBench } from './apiBench';
import { seedConversation } from './seed';

let api: ApiBench;
const nowMs = Date.now();
const inAnHour = new Date(nowMs + 3600_000).toISOString();
const longAgo = new Date(nowMs - 3600_000).toISOString();

beforeAll(async () => {
  api = await startApi();
  const people = {
    members: [{ name: 'maria', capacity: 4 }, { name: 'joao', hours: 'never' }, { name: 'li' }],
    teams: [{ name: 'sales', members: ['maria', 'li'] }],
  };
  const hours = [{ name: 'never', timeZone: 'UTC', days: {} }];
  await api.store.rules.insertOne({
    ...{ _id: 1, rules: { ...defaultRules, people, hours }, by: 'test', createdAtMs: 1 },
  });
});
afterAll(() => api.stop());
beforeEach(async () => {
  await api.store.agents.deleteMany({});
  await api.store.conversations.deleteMany({});
});

const put = (name: string, body: object) => api.call('PUT', `/api/agents/${name}/presence`, { body });
const waiting = (phone: string, dueAtMs: number, assignee: string | null = null) =>
  seedConversation(api.store, {
    phone,
    control: { holder: { kind: 'human', assignee: assignee as AgentId | null, team: null } },
    wait: { sinceMs: nowMs, dueAtMs, turnId: null, overdue: false },
  });

test('everybody in the rules is listed, with what they have and whether they are there', async () => {
  const conversation = await waiting('5511900000001', nowMs + 1000, 'maria');
  await takeSlot(api.store, 'maria' as AgentId, conversation._id, { capacity: 4, nowMs });
  await put('li', { away: true, until: inAnHour });
  const { items } = (await api.call('GET', '/api/agents')).body;
  expect(items).toMatchObject([
    { name: 'maria', teams: ['sales'], present: true, workingNow: true, away: false, load: 1, capacity: 4 },
    { name: 'joao', teams: [], present: false, workingNow: false, away: false, load: 0, capacity: 25 },
    { name: 'li', present: false, workingNow: true, away: true, awayUntil: inAnHour },
  ]);
});

test('away without an end lasts until somebody says otherwise; an end that is past is none', async () => {
  expect((await put('maria', { away: true })).body).toMatchObject({ away: true, awayUntil: null, present: false });
  expect((await put('maria', { away: true, until: longAgo })).body).toMatchObject({ away: false, present: true });
  await put('maria', { away: true });
  expect((await put('maria', { away: false })).body).toMatchObject({ away: false, present: true });
});

test('who comes back gets what waits in the queue, as much as they may have, the earliest due first', async () => {
  for (const name of ['maria', 'li']) await put(name, { away: true });
  const late = await waiting('5511900000001', nowMs + 90_000);
  const others = await Promise.all([2, 3, 4, 5].map((index) => waiting(`551190000000${index}`, nowMs + index)));
  api.temporal.rung.length = 0;
  expect((await put('maria', { away: false })).status).toBe(200);
  const marked = await api.store.conversations.find({ assignDue: true }).toArray();
  expect(marked.map(({ _id }) => _id).sort()).toEqual(others.map(({ _id }) => _id).sort());
  expect(marked.map(({ _id }) => _id)).not.toContain(late._id);
  await api.deps.background.drain(5000);
  expect([...api.temporal.rung].sort()).toEqual(others.map(({ _id }) => _id).sort());
});

test.each([
  ['somebody the rules do not name', 'nobody', { away: true }, 404],
  ['a name that is none', '+5511900000001', { away: true }, 404],
  ['nothing said', 'maria', {}, 400],
  ['an end for somebody who is there', 'maria', { away: false, until: inAnHour }, 400],
  ['an end that is no instant', 'maria', { away: true, until: 'tomorrow' }, 400],
])('%s is refused', async (_, name, body, status) => {
  expect((await put(name, body)).status).toBe(status);
  expect(await api.store.agents.countDocuments({})).toBe(0);
});
