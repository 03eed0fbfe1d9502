import { dumpOf } from '../support/e2eDump';
import { bodyOfMessages, bodyWith, changeOf, newMessage } from '../support/e2eBodies';
import { startE2eProduct, verifyToken, type E2eProduct } from '../support/e2eProduct';
import { rest, until } from '../support/e2eUntil';
import { createViews, type Views } from '../support/e2eViews';
import { signatureOf } from '../support/whatsappBodies';

let product: E2eProduct;
let views: Views;
beforeAll(async () => {
  product = await startE2eProduct();
  views = createViews(product.http);
}, 300_000);
afterAll(() => product?.stop(), 60_000);

const dayMs = 24 * 3600 * 1000;

describe('a question about the price, from the webhook to the planned look', () => {
  const phone = '5511987654321';
  const question = newMessage(phone, 'Quanto custa?', 'Ana Souza');
  const body = bodyOfMessages([question]);
  let id: string;

  test('is stored once, and its conversation is found by the phone in any writing', async () => {
    expect((await product.http.webhook(body)).status).toBe(200);
    expect(await product.store.intake.countDocuments({})).toBe(1);
    id = (await views.conversationOf(phone)).id;
    for (const writing of ['+5511987654321', '005511987654321', '+55 (11) 98765-4321', '551187654321']) {
      const found = await views.conversations(`phone=${encodeURIComponent(writing)}`);
      expect({ writing, ids: found.map((each) => each.id) }).toEqual({ writing, ids: [id] });
    }
    expect(await views.conversations(`phone=${encodeURIComponent('+5511987654322')}`)).toEqual([]);
  });

  test('is answered once, under its outbox id, and the reply is reported read', async () => {
    const ours = await views.untilOurs(id, 'read');
    expect(ours).toMatchObject({
      author: 'automation',
      type: 'text',
      text: expect.stringContaining('De qual produto'),
    });
    const ledger = await views.ledgerTo(phone);
    expect(ledger).toHaveLength(1);
    const rows = await product.store.outbox.find({ to: { kind: 'phone', phone } }).toArray();
    expect(rows.map((row) => [row._id, row.state])).toEqual([[ledger[0]!.tag, 'sent']]);
    expect(ours.id).toBe(ledger[0]!.id);
    expect((await views.messages(id)).map((message) => [message.direction, message.author])).toEqual(
      expect.arrayContaining([
        ['in', 'buyer'],
        ['out', 'automation'],
      ]),
    );
  });

  test('made a contact with the profile name', async () => {
    const contacts = await product.http.all<{ id: string; name: string }>(
      '/api/contacts?phone=%2B55%2011%2098765-4321',
    );
    expect(contacts).toMatchObject([{ name: 'Ana Souza' }]);
    expect((await views.conversation(id)).contactId).toBe(contacts[0]!.id);
  });

  test('has a decision with reasons for every step', async () => {
    const view = await views.untilConversation(id, 'the silence is planned', ({ followUp }) => followUp !== null);
    const decisions = await views.decisions(id);
    const outcomes = Object.fromEntries(decisions.map((decision) => [decision.step, decision.outcome]));
    expect(outcomes).toEqual({
      resolve: 'contactMade',
      contextualize: 'gathered',
      route: 'automationReplies',
      followUp: 'lookLater',
    });
    expect(decisions).toHaveLength(4);
    for (const { reasons, facts, rulesVersion } of decisions) {
      expect(reasons.length).toBeGreaterThan(0);
      for (const reason of reasons)
        expect(reason).toEqual({ code: expect.stringMatching(/\w/), text: expect.stringMatching(/\w+ \w+/) });
      expect(facts).not.toBeNull();
      expect(rulesVersion).toBe(0);
    }
    expect(view).toMatchObject({ state: 'open', holder: 'automation', needsReply: false, replyDueAt: null });
    const sentAtMs = Date.parse((await views.ledgerTo(phone))[0]!.at);
    expect(Date.parse(view.followUp!.lookAt) - sentAtMs).toBeGreaterThanOrEqual(dayMs);
    expect(view.followUp!.reasons.length).toBeGreaterThan(0);
  });

  test('the same body again changes nothing', async () => {
    await until('all statuses are applied', async () => {
      const open = await product.store.intake.countDocuments({ applied: false });
      return open === 0 && (await views.ledgerTo(phone))[0]!.statusesSent.length === 3;
    });
    await rest(500);
    const before = await dumpOf(product.store);
    for (const answer of await Promise.all([product.http.webhook(body), product.http.webhook(body)])) {
      expect(answer.status).toBe(200);
    }
    await rest(2500);
    expect(await dumpOf(product.store)).toEqual(before);
    expect((await product.store.intake.find({}).sort({ order: 1 }).toArray())[0]!.deliveries).toBe(3);
  });

  test('the same message in another body is no second message', async () => {
    const before = await product.store.messages.countDocuments({});
    const again = bodyOfMessages([question, newMessage('5511955550001', 'obrigado')]);
    expect((await product.http.webhook(again)).status).toBe(200);
    await views.conversationOf('5511955550001');
    await until(
      'both rows are captured',
      async () => (await product.store.intake.countDocuments({ 'pending.0': { $exists: true } })) === 0,
    );
    expect(await product.store.messages.countDocuments({})).toBe(before + 1);
    expect(await views.ledgerTo(phone)).toHaveLength(1);
  });
});

test('a contact a person made before, with the phone written another way, is found', async () => {
  const made = await product.http.expecting<{ id: string }>(201, 'POST', '/api/contacts', {
    name: 'Bruno Lima',
    phones: ['0055 (21) 99876-5432'],
  });
  await product.http.deliver(bodyOfMessages([newMessage('5521998765432', 'Vocês entregam em Niterói?')]));
  const { id } = await views.conversationOf('5521998765432');
  const view = await views.untilConversation(id, 'a person is asked', ({ needsReply }) => needsReply);
  expect(view).toMatchObject({ contactId: made.id, holder: 'human', assignee: null });
  expect(Date.parse(view.replyDueAt!)).toBeGreaterThan(Date.now());
  const resolved = (await views.decisions(id)).find(({ step }) => step === 'resolve');
  expect(resolved).toMatchObject({ outcome: 'contactFound', reasons: [{ code: 'phone' }] });
  expect(await product.http.all('/api/contacts?phone=%2B5521998765432')).toHaveLength(1);
});

test("a person's reply leaves once, takes the conversation and ends the wait", async () => {
  const { id } = await views.conversationOf('5521998765432');
  const headers = { 'idempotency-key': 'reply-1' };
  const reply = { text: 'Sim, entregamos!', agent: 'carla' };
  const first = await product.http.expecting<{ id: string }>(
    201,
    'POST',
    `/api/conversations/${id}/messages`,
    reply,
    headers,
  );
  await product.http.expecting(201, 'POST', `/api/conversations/${id}/messages`, reply, headers);
  const ours = await views.untilOurs(id, 'read');
  expect(ours).toMatchObject({ author: 'agent', agent: 'carla', text: 'Sim, entregamos!' });
  const ledger = await views.ledgerTo('5521998765432');
  expect(ledger.map(({ tag, text }) => ({ tag, text }))).toEqual([
    { tag: expect.any(String), text: 'Sim, entregamos!' },
  ]);
  expect([ledger[0]!.tag, ledger[0]!.id]).toContain(first.id);
  const view = await views.untilConversation(id, 'answered', ({ needsReply }) => !needsReply);
  expect(view).toMatchObject({ holder: 'human', assignee: 'carla', replyDueAt: null });
});

test('a batch is read whole: every entry, change, message and status', async () => {
  const [first, second, third, fourth] = ['um', 'dois', 'três', 'cuatro'].map((text, index) =>
    newMessage(['5531911110001', '5531911110001', '5531911110002', '34600111222'][index]!, text),
  );
  const earlier = (await views.ledgerTo('5511987654321'))[0]!;
  const status = { id: earlier.id, status: 'delivered', timestamp: '1', recipient_id: '5511987654321' };
  const other = { field: 'message_template_status_update', value: { event: 'APPROVED' } };
  const batch = bodyWith([
    [changeOf([first!, second!], [status]), changeOf([third!])],
    [changeOf([{ ...fourth!, phoneNumberId: '206540352242922' }]), other],
  ]);
  const before = await product.store.intake.countDocuments({});
  expect((await product.http.webhook(batch)).status).toBe(200);
  expect(await product.store.intake.countDocuments({})).toBe(before + 1);
  const texts = async (phone: string) =>
    (await views.messages((await views.conversationOf(phone)).id)).map((message) => message.text);
  await until(
    'all four are captured',
    async () => (await product.store.intake.countDocuments({ 'pending.0': { $exists: true } })) === 0,
  );
  expect((await texts('5531911110001')).sort()).toEqual(['dois', 'um']);
  expect(await texts('5531911110002')).toEqual(['três']);
  expect(await texts('34600111222')).toEqual(['cuatro']);
  expect(await product.store.accounts.countDocuments({})).toBe(2);
  // The late status of the batch takes nothing back.
  expect(
    (await views.messages((await views.conversationOf('5511987654321')).id)).map(({ status: now }) => now),
  ).toContain('read');
});

describe('the door', () => {
  test("Meta's verification answers the challenge to the right token only", async () => {
    const ask = (token: string) =>
      fetch(
        `${product.baseUrl}/webhooks/whatsapp?hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=1158201444`,
      );
    const right = await ask(verifyToken);
    expect([right.status, await right.text()]).toEqual([200, '1158201444']);
    expect((await ask('wrong')).status).toBe(403);
  });

  test('a wrong signature is 401 without a detail, and stores nothing', async () => {
    const body = bodyOfMessages([newMessage('5511900000009', 'oi')]);
    const before = await dumpOf(product.store);
    const answers = new Set<string>();
    for (const signature of [
      null,
      '',
      'sha256=',
      signatureOf(body, 'another secret'),
      signatureOf(`${body} `, 'e2e-app-secret'),
    ]) {
      const answer = await product.http.webhook(body, signature);
      expect(answer.status).toBe(401);
      expect(answer.body).not.toHaveProperty('detail');
      answers.add(JSON.stringify({ ...(answer.body as object), requestId: '' }));
    }
    // Missing, malformed and wrong: nothing tells them apart.
    expect([...answers]).toHaveLength(1);
    expect(await dumpOf(product.store)).toEqual(before);
  });

  test('what is no JSON is 400; what nobody knows is 200 and kept raw', async () => {
    expect((await product.http.webhook('{"object":')).status).toBe(400);
    const strange =
      '{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"of_the_future","value":{"a":[1]}}]}]}';
    for (const body of [strange, '{"hello":"world"}', '[]']) {
      expect({ body, status: (await product.http.webhook(body)).status }).toEqual({ body, status: 200 });
      const kept = await product.store.intake.findOne({ raw: Buffer.from(body) });
      expect(Buffer.from(kept!.raw).toString()).toBe(body);
    }
  });
});
