import { bodyOfMessages, newMessage } from '../support/e2eBodies';
import { untilDrained } from '../support/e2eDrain';
import { allRuns } from '../support/e2eHistories';
import { lastWords } from '../support/e2eProduct';
import { startScene, type Scene } from '../support/e2eStart';
import { rest, until } from '../support/e2eUntil';

let scene: Scene;
beforeAll(async () => {
  scene = await startScene();
}, 300_000);
afterAll(() => scene?.product.stop(), 60_000);

const price = 'Quanto custa?';
const readyz = async () => (await scene.product.http.request('GET', '/readyz')).status;

/** Waits until everything of these phones is decided. */
async function untilDecided(phones: readonly string[], messages: number): Promise<void> {
  for (const phone of phones) {
    const { id } = await scene.views.conversationOf(phone);
    await scene.views.untilConversation(
      id,
      'everything is captured',
      ({ inboundCount }) => inboundCount === messages,
      60_000,
    );
  }
  await untilDrained(scene.product.store, 60_000);
}

test('with Temporal away webhooks are taken as quickly as ever, and everything is delivered when it is back', async () => {
  const { product } = scene;
  const phones = Array.from({ length: 12 }, (_, index) => `55119333300${String(index).padStart(2, '0')}`);
  await product.engines.temporal.kill();
  const took: number[] = [];
  for (let round = 0; round < 10; round++) {
    const answers = await Promise.all(
      phones.map((phone) => product.http.webhook(bodyOfMessages([newMessage(phone, `${price} ${round}`)]))),
    );
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      took.push(answer.tookMs);
    }
  }
  took.sort((a, b) => a - b);
  expect(took[Math.floor(took.length * 0.99)]).toBeLessThan(1000);
  expect(await readyz()).toBe(503);
  expect(await product.store.messages.countDocuments({})).toBe(0);
  await product.engines.temporal.restart();
  await product.untilReady();
  await untilDecided(phones, 10);
  for (const phone of phones) expect(await scene.views.ledgerTo(phone)).toHaveLength(1);
}, 180_000);

test('with MongoDB away a webhook is refused in time, and taken when it is back', async () => {
  const { product } = scene;
  const { id } = await scene.write('5511933330100', 'Vocês entregam em Campinas?');
  await scene.views.untilConversation(id, 'decided', ({ needsReply }) => needsReply);
  await product.engines.mongod.kill();
  const body = bodyOfMessages([newMessage('5511933330101', price)]);
  for (let attempt = 0; attempt < 2; attempt++) {
    const answer = await product.http.webhook(body);
    if (answer.status !== 503) throw new Error(`answered ${answer.status}\n${lastWords(product, 40)}`);
    expect(answer.tookMs).toBeLessThan(5000);
  }
  const pause = await product.http.request('POST', `/api/conversations/${id}/pause`);
  expect(pause.status).toBe(503);
  // By hand, past the API: it is kept until MongoDB is back.
  await (
    await product.operator()
  ).workflow
    .getHandle(`conversation/${id}`)
    .signal('snooze', { until: '2099-01-31T09:00:00Z' });
  expect(await readyz()).toBe(503);
  await rest(5000);
  await product.engines.mongod.restart();
  await product.http.deliver(body, 30_000);
  await untilDecided(['5511933330101'], 1);
  await scene.views.untilConversation(
    id,
    'the signal is carried out',
    ({ snoozedUntil }) => snoozedUntil !== null,
    30_000,
  );
  await rest(3000);
  const runs = (await allRuns(await product.operator())).filter(
    ({ workflowId }) => workflowId === `conversation/${id}`,
  );
  // A wait that does not wait would show here.
  expect(runs.map(({ status, history }) => [status, (history.events ?? []).length < 120])).toEqual([['RUNNING', true]]);
}, 120_000);

test('an API killed between the write and the ring loses nothing', async () => {
  const { product } = scene;
  const phones = Array.from({ length: 6 }, (_, index) => `551193333020${index}`);
  await product.engines.temporal.kill();
  for (const phone of phones) {
    const answer = await product.http.webhook(bodyOfMessages([newMessage(phone, price)]));
    expect(answer.status).toBe(200);
  }
  await product.api.kill();
  await product.engines.temporal.restart();
  await product.api.restart();
  await product.untilReady();
  await untilDecided(phones, 1);
  for (const phone of phones) expect(await scene.views.ledgerTo(phone)).toHaveLength(1);
}, 120_000);

test('an API killed the moment a body is stored: Meta sends it again, and it is one message', async () => {
  const { product } = scene;
  const message = newMessage('5511933330300', price);
  const body = bodyOfMessages([message]);
  const lost = product.http.webhook(body).catch(() => null);
  await until('the row is there', () => product.store.intake.findOne({ 'messages.channelMessageId': message.id }), {
    everyMs: 1,
  });
  await product.api.kill();
  await lost;
  await product.api.restart();
  await product.http.deliver(body, 30_000);
  await untilDecided(['5511933330300'], 1);
  expect(await product.store.messages.countDocuments({ channelMessageId: message.id })).toBe(1);
  await until('it is answered', async () => (await scene.views.ledgerTo('5511933330300')).length === 1);
}, 60_000);

test('with no worker nothing is lost', async () => {
  const { product } = scene;
  await product.worker.kill();
  const answer = await product.http.webhook(bodyOfMessages([newMessage('5511933330400', price)]));
  expect(answer.status).toBe(200);
  await product.worker.restart();
  await untilDecided(['5511933330400'], 1);
  await until('it is answered', async () => (await scene.views.ledgerTo('5511933330400')).length === 1);
}, 60_000);
