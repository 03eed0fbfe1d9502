import { bodyOfMessages, newMessage, type BuyerMessage } from '../support/e2eBodies';
import { untilDrained } from '../support/e2eDrain';
import { startScene, type Scene } from '../support/e2eStart';
import { singing, tracesInTemporal, tracesOutside, type Trace } from '../support/e2eTraces';
import { rest } from '../support/e2eUntil';

const name = 'Zebedeu Canário';
const words = 'canarinho-amarelo-7f3';
const phone = '5511976543210';
const otherPhone = '5521976501234';
const canaries = [
  ...[name, 'Zebedeu', words, 'canário às 9h'],
  ...[phone, '11976543210', '976543210', '97654-3210', '97654 3210', otherPhone, '976501234'],
  ...['wamid.CANARY', 'CANARYuser'],
];

let scene: Scene;
let traces: Trace[];
beforeAll(async () => {
  scene = await startScene({ sendTimeoutSeconds: 2, sendUnknownSeconds: 3 });
  await mixedRun();
  const operator = await scene.product.operator();
  // A send that waits to be tried again, so that there is a pending activity with a failure to look at.
  await scene.views.faults([{ kind: 'fail', code: 131056 }]);
  const { id } = await write(phone, `quanto custa o ${words}?`);
  await scene.views.untilOurs(id, 'queued');
  await rest(500);
  traces = await tracesInTemporal(operator);
  await scene.views.faults([]);
  await untilDrained(scene.product.store, 60_000);
  traces.push(...(await tracesInTemporal(operator)), ...(await tracesOutside(scene.product)));
}, 400_000);
afterAll(() => scene?.product.stop(), 60_000);

let count = 0;
const messageOf = (from: string, text: string): BuyerMessage => ({
  ...newMessage(from, text, name),
  id: `wamid.CANARY${count++}`,
});

async function write(from: string, text: string) {
  await scene.product.http.deliver(bodyOfMessages([messageOf(from, text)]));
  return scene.views.conversationOf(from);
}

/** Everything people, buyers, faults and outages do, full of canaries. */
async function mixedRun(): Promise<void> {
  const { product, views } = scene;
  const { http } = product;
  const { id } = await write(phone, `Bom dia, quanto custa o ${words}?`);
  await views.untilOurs(id, 'read');
  for (const writing of ['+55 11 97654-3210', '(11) 97654 3210', '976543210']) {
    await http.request('GET', `/api/conversations?phone=${encodeURIComponent(writing)}`);
    await http.request('GET', `/api/contacts?phone=${encodeURIComponent(writing)}`);
  }
  await http.expecting(201, 'POST', '/api/contacts', {
    name,
    phones: ['+55 21 97650-1234', words],
    emails: [`${words}@example.org`],
  });
  await http.request('POST', '/api/contacts', { name: 5, phones: [phone], [words]: words });
  await http.webhook(`{"text":"${words} ${phone}`);
  await http.webhook(bodyOfMessages([messageOf(phone, words)]), 'sha256=00');
  await http.deliver(
    JSON.stringify({
      object: 'x',
      entry: [{ changes: [{ field: 'messages', value: { messages: [{ text: words, from: phone }] } }] }],
    }),
  );

  await command(id, 'pause', { reason: `${words}: ${name} volta canário às 9h, ${phone}` });
  await http.request('POST', `/api/conversations/${id}/take-over`, { agent: phone });
  await command(id, 'resume');
  await http.expecting(
    201,
    'POST',
    `/api/conversations/${id}/messages`,
    { text: `${name}, o ${words} custa 5`, agent: 'carla' },
    { 'idempotency-key': words },
  );
  await http.request('PUT', `/api/conversations/${id}/follow-up`, { texts: { en: `${name}, ${words}?` } });
  await http.request('PUT', `/api/conversations/${id}/follow-up`, { texts: { [words]: phone } });
  await command(id, 'close', { reason: words });
  await http.request('POST', `/api/conversations/${id}/close`, { reason: words });

  await views.faults([{ kind: 'fail', code: 131047, match: { times: 1 } }]);
  const other = await write(otherPhone, `quanto custa o ${words}?`);
  await views.untilOurs(other.id, 'failed');
  await views.faults([{ kind: 'failLater', code: 131026, match: { times: 1 } }]);
  await http.expecting(201, 'POST', `/api/conversations/${other.id}/messages`, { text: `${words} ${otherPhone}` });
  await write(otherPhone, `${words}, urgente`);
  await product.engines.mongod.kill();
  await http.request('POST', `/api/conversations/${id}/pause`, { reason: words }).catch(() => null);
  await http.request('GET', `/api/conversations?phone=${phone}`).catch(() => null);
  const again = http.deliver(bodyOfMessages([messageOf(otherPhone, `${words} ainda aí?`)]), 60_000);
  await rest(3000);
  await product.engines.mongod.restart();
  await again;
  await product.worker.kill();
  await product.worker.restart();
  await product.untilReady();
  await untilDrained(product.store, 120_000);
}

async function command(id: string, what: string, body?: object): Promise<void> {
  await scene.product.http.expecting(200, 'POST', `/api/conversations/${id}/${what}`, body);
}

test('the run left canaries in MongoDB, and traces to look through', async () => {
  expect(await scene.product.store.messages.countDocuments({ text: new RegExp(words) })).toBeGreaterThan(4);
  expect(await scene.product.store.notes.countDocuments({ words: new RegExp(words) })).toBeGreaterThan(1);
  for (const kind of [
    ...['history of conversation/', 'description of conversation/', 'history of relay', '__temporal_workflow_metadata'],
    ...['state of', 'schedule relay', 'metrics', 'worker.log', 'api.log', 'mongod.log'],
  ]) {
    const found = traces.some(({ where, bytes }) => where.includes(kind) && bytes.length > 0);
    expect({ kind, found }).toEqual({ kind, found: true });
  }
});

test('a canary would be heard', () => {
  const hidden = traces.map(({ where }) => ({
    where,
    bytes: Buffer.from(`x${Buffer.from(`ab${words}cd`).toString('base64')}`),
  }));
  expect(singing(hidden.slice(0, 1), [words])).toHaveLength(1);
  // An id of ours is in all that Temporal knows of a conversation: the search reaches into payloads.
  const ids = traces.filter(({ where }) => where.startsWith('history of conversation/'));
  for (const { where, bytes } of ids) expect(singing([{ where, bytes }], [where.split(/[/ ]/)[3]!])).toHaveLength(1);
});

test('nothing of a buyer is in Temporal', () => {
  expect(
    singing(
      traces.filter(({ where }) => !/\.log|metrics/.test(where)),
      canaries,
    ),
  ).toEqual([]);
});

test("nothing of a buyer is in metrics and in the product's own logs", () => {
  expect(
    singing(
      traces.filter(({ where }) => /metrics|api\.log|worker\.log|temporal\.log/.test(where)),
      canaries,
    ),
  ).toEqual([]);
});

test("nothing of a buyer is in MongoDB's own log", () => {
  expect(
    singing(
      traces.filter(({ where }) => where.startsWith('mongod')),
      canaries,
    ),
  ).toEqual([]);
});
