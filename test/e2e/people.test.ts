import type { Database } from '../../src/store/database';
import { unrepeatable } from '../support/e2eRepeat';
import { startScene, type Scene } from '../support/e2eStart';
import { until } from '../support/e2eUntil';

let scene: Scene;
let store: Database;
beforeAll(async () => {
  scene = await startScene();
  store = scene.product.store;
  const answer = await scene.product.http.request('GET', '/api/rules');
  const { rules } = answer.body as { rules: { automation: object; reply: object } };
  const changed = {
    ...rules,
    automation: {
      ...rules.automation,
      answers: [{ intent: 'availability', texts: { en: 'Yes, {name}, we have it in stock.' } }],
      modes: { availability: 'draft' },
    },
    people: {
      members: [
        { name: 'ana', capacity: 1 },
        { name: 'li', capacity: 1, languages: ['zh'] },
      ],
      teams: [{ name: 'sales', members: ['ana', 'li'], supervisor: 'ana' }],
    },
    routing: [
      { name: 'Complaints', when: 'turn.intent == "complaint"', then: { team: 'sales', replyWithinMinutes: 10 } },
    ],
    reply: { ...rules.reply, team: 'sales', targetMinutes: 60 },
  };
  const ifMatch = { 'if-match': answer.headers.get('etag') ?? '' };
  await scene.product.http.expecting(200, 'POST', '/api/rules/dry-run', { rules: changed, last: 10 });
  await scene.product.http.expecting(200, 'PUT', '/api/rules', changed, ifMatch);
}, 300_000);
afterAll(() => scene?.product.stop(), 60_000);

interface Draft {
  readonly id: string;
  readonly text: string;
  readonly state: string;
}
interface Inquiry {
  readonly topic: string;
  readonly state: string;
  readonly outcome: string | null;
}
const { expecting, all } = {
  expecting: <Body>(status: number, method: string, path: string, body?: object) =>
    scene.product.http.expecting<Body>(status, method, path, body),
  all: <Item>(path: string) => scene.product.http.all<Item>(path),
};
const assigned = (id: string, to: string | null) =>
  scene.views.untilConversation(id, `with ${to}`, (view) => view.needsReply && view.assignee === to, 30_000);

test('one is assigned, the next waits in the queue, and goes to whoever frees up; each with a due time', async () => {
  const [first, second] = ['5511930000001', '5511930000002'];
  const one = await scene.write(first, 'Can somebody call me back this afternoon?');
  const held = await assigned(one.id, 'ana');
  expect(held.holder).toBe('human');
  const two = await scene.write(second, 'Please call me back too');
  const waiting = await assigned(two.id, null);
  expect(waiting.replyDueAt).not.toBeNull();
  expect((await all<{ name: string; load: number }>('/api/agents')).find(({ name }) => name === 'ana')?.load).toBe(1);
  await expecting(201, 'POST', `/api/conversations/${one.id}/messages`, { text: 'We call at four.', agent: 'ana' });
  await assigned(two.id, 'ana');
  const decisions = await scene.views.decisions(two.id);
  expect(decisions.map(({ outcome }) => outcome)).toContain('assigned');
  await expecting(200, 'POST', `/api/conversations/${two.id}/close`, {});
}, 90_000);

test('who speaks the language gets it; a complaint is due sooner', async () => {
  const chinese = await scene.write('8613800000001', '可以约个时间上门测量吗?');
  await assigned(chinese.id, 'li');
  const angry = await scene.write(
    '5511930000003',
    'It arrived broken again, this is the third time. I am very disappointed',
  );
  const view = await scene.views.untilConversation(angry.id, 'it waits', ({ needsReply }) => needsReply);
  const minutes = (Date.parse(view.replyDueAt ?? '') - Date.parse(view.lastInboundAt ?? '')) / 60_000;
  expect(Math.round(minutes)).toBe(10);
  for (const { id } of [chinese, angry]) await expecting(200, 'POST', `/api/conversations/${id}/close`, {});
}, 60_000);

test('automation drafts, a person approves, the buyer gets it once; the inquiry is answered', async () => {
  const phone = '5511930000004';
  const { id } = await scene.write(phone, 'Do you have it in blue?');
  const draft = await until(
    'a draft',
    async () => (await all<Draft>(`/api/drafts?state=open&conversationId=${id}`))[0],
  );
  expect(await scene.views.ledgerTo(phone)).toEqual([]);
  await expecting(201, 'POST', `/api/drafts/${draft.id}/approve`, { agent: 'ana' });
  await scene.views.untilOurs(id, 'delivered');
  expect((await scene.views.ledgerTo(phone)).map(({ text }) => text)).toEqual([draft.text]);
  const [inquiry] = await all<Inquiry & { answeredAt: string | null }>(`/api/conversations/${id}/inquiries`);
  expect(inquiry).toMatchObject({ topic: 'availability', state: 'open', answeredAt: expect.any(String) });
  await scene.write(phone, 'Great, thank you very much!');
  await until('the inquiry is completed', async () => {
    const [now] = await all<Inquiry>(`/api/conversations/${id}/inquiries`);
    return now?.outcome === 'completed';
  });
  const context = await expecting<{ exchanges?: unknown }>(200, 'GET', `/api/conversations/${id}/context`);
  expect(JSON.stringify(context)).toContain('Do you have it in blue?');
}, 90_000);

test('every decision of this run comes out the same from its stored facts', async () => {
  const decisions = await store.decisions.find({}).toArray();
  const { checked, faults } = await unrepeatable(store, decisions);
  expect(faults).toEqual([]);
  expect(checked).toBeGreaterThan(8);
});
