import type { PlannedFollowUpView } from '../../src/api/schemas/followUp';
import type { OutcomesView } from '../../src/api/schemas/outcome';
import { untilDrained } from '../support/e2eDrain';
import { killInTurn, killOrder } from '../support/e2eKiller';
import { seeded } from '../support/e2eLoad';
import { makeOlder } from '../support/e2eOlder';
import { unrepeatable } from '../support/e2eRepeat';
import { startScene, type Scene } from '../support/e2eStart';
import { rest, until } from '../support/e2eUntil';

const hourMs = 3600_000;
const dayMs = 24 * hourMs;

let scene: Scene;
beforeAll(async () => {
  scene = await startScene();
  // At any hour of any day: quiet hours and holidays have tests of their own, on a clock that is given.
  await scene.views.changeRules(({ followUp }) => {
    Object.assign(followUp, { activeFromHour: 0, activeToHour: 24, holidays: { ofBuyersPlace: false } });
  });
  // The account is known from its first message on.
  await scene.write('5511955550000', 'Oi');
  await scene.product.http.expecting(200, 'POST', '/api/templates/sync');
  await until(
    'the templates were read',
    async () => (await scene.product.http.all('/api/templates?status=approved')).length >= 20,
    { timeoutMs: 60_000 },
  );
}, 300_000);
afterAll(() => scene?.product.stop(), 60_000);

const follow = (id: string) =>
  scene.product.http.expecting<PlannedFollowUpView>(200, 'GET', `/api/conversations/${id}/follow-up`);

/** Waits until the follow-up is counted in its silence. */
async function untilCounted(id: string): Promise<void> {
  await until(
    'the follow-up counts in its silence',
    async () => {
      const view = await follow(id);
      if (view.sentInSilence === 1) return true;
      throw new Error(JSON.stringify([view, (await scene.views.decisions(id)).slice(-3)]));
    },
    { timeoutMs: 30_000 },
  );
}

/** A buyer asks, automation asks back, and the buyer says no more. */
async function fallSilent(phone: string): Promise<string> {
  const { id } = await scene.write(phone, 'Quanto custa?');
  await scene.views.untilConversation(id, 'a look is planned', ({ followUp }) => followUp !== null, 60_000);
  await untilSeen(id);
  return id;
}

/** Waits until nothing more comes for what we sent: it was read, and all of that is stored. */
async function untilSeen(id: string): Promise<void> {
  await until('all of ours was read', async () =>
    (await scene.views.messages(id)).every(({ direction, status }) => direction === 'in' || status === 'read'),
  );
  await untilDrained(scene.product.store, 60_000);
}

/** Time goes by: all that is stored is older now, and a signal by hand lets the conversation look at its clock. */
async function goBy(id: string, byMs: number): Promise<void> {
  await untilSeen(id);
  await makeOlder(scene.product.store.db, id, byMs);
  const { workflow } = await scene.product.operator();
  await workflow.getHandle(`conversation/${id}`).signal('changeRules', null);
}

test('a day of silence ends in one follow-up, a week more in a quiet end, and the answer to it is its outcome', async () => {
  const { views, product } = scene;
  const phone = '5511955550001';
  const id = await fallSilent(phone);
  const planned = await follow(id);
  expect(planned).toMatchObject({ silence: 'hesitation', sentInSilence: 0, curve: [], learntVersion: null });
  expect(Date.parse(planned.lookAt) - Date.parse(planned.since)).toBeGreaterThanOrEqual(dayMs);

  await goBy(id, dayMs - hourMs);
  await rest(2000);
  expect(await views.ledgerTo(phone)).toHaveLength(1);

  await goBy(id, hourMs + 60_000);
  const rows = await until('the follow-up left', async () => {
    const found = await views.ledgerTo(phone);
    return found.length > 1 && found;
  });
  const decision = (await views.decisions(id)).findLast(
    ({ step, outcome }) => step === 'followUp' && outcome === 'sendTemplate',
  );
  expect(decision?.reasons.map(({ code }) => code)).toEqual(['openQuestion', 'template']);
  await untilCounted(id);

  // WhatsApp tells whole seconds: in the same one, what came first is not known.
  await rest(1100);
  await scene.write(phone, 'Oi! São 50 unidades');
  const outcomes = await until('it has its outcome', async () => {
    const { items } = await product.http.expecting<OutcomesView>(200, 'GET', `/api/conversations/${id}/outcomes`);
    return items[1]?.result === 'replied' && items;
  });
  expect(outcomes.map(({ sentAs }) => sentAs).slice(0, 2)).toEqual(['answer', 'followUp']);
  expect(outcomes[1]?.wording).toEqual({
    ...{ name: 'continuo_follow_up', language: 'pt_BR', isTemplate: true },
    textKey: expect.stringMatching(/^[0-9a-f]{8}$/) as string,
  });
  expect(rows).toHaveLength(2);
}, 120_000);

test('nobody answers the follow-up: nothing more is sent, and a week later it is closed', async () => {
  const { views } = scene;
  const phone = '5511955550002';
  const id = await fallSilent(phone);
  await goBy(id, dayMs + 60_000);
  await untilCounted(id);
  await goBy(id, 3 * dayMs);
  await rest(2000);
  expect(await views.ledgerTo(phone)).toHaveLength(2);
  await goBy(id, 5 * dayMs);
  await views.untilConversation(id, 'it is closed', ({ state }) => state === 'closed');
  expect(await views.ledgerTo(phone)).toHaveLength(2);
}, 120_000);

test('a person takes it over before the day is over: the silence is theirs, nothing automatic leaves', async () => {
  const { views, product } = scene;
  const phone = '5511955550003';
  const id = await fallSilent(phone);
  await product.http.expecting(200, 'POST', `/api/conversations/${id}/take-over`, { agent: 'carla' });
  await goBy(id, dayMs + 60_000);
  await rest(3000);
  expect(await views.ledgerTo(phone)).toHaveLength(1);
}, 60_000);

test('twelve silences come due while everything is killed in turn: each is followed up once', async () => {
  const { views, product } = scene;
  const phones = Array.from({ length: 12 }, (_, index) => `55119555510${String(index).padStart(2, '0')}`);
  const ids: string[] = [];
  for (const phone of phones) ids.push(await fallSilent(phone));
  for (const id of ids) await makeOlder(product.store.db, id, dayMs + 60_000);
  const { workflow } = await product.operator();
  await Promise.all(ids.map((id) => workflow.getHandle(`conversation/${id}`).signal('changeRules', null)));
  const chance = seeded(20267);
  await killInTurn(product, killOrder(chance, 1), { chance, everyMs: 2500 });
  await product.untilReady(90_000);
  await until(
    'every silence was looked at',
    async () => {
      const seen = await product.store.conversations.find({ _id: { $in: ids as never[] } }).toArray();
      return seen.every(({ followUp }) => followUp?.sentInSilence === 1);
    },
    { timeoutMs: 120_000, everyMs: 500 },
  );
  await untilDrained(product.store);
  for (const phone of phones) expect(await views.ledgerTo(phone)).toHaveLength(2);
  const decisions = await product.store.decisions
    .find({ conversationId: { $in: ids as never[] }, step: 'followUp' })
    .toArray();
  const looks = decisions.filter(({ outcome }) => outcome === 'sendTemplate');
  expect(new Set(looks.map(({ conversationId }) => conversationId)).size).toBe(12);
  expect((await unrepeatable(product.store, decisions)).faults).toEqual([]);
}, 300_000);
