import { startScene, type Scene } from '../support/e2eStart';
import { until } from '../support/e2eUntil';
import { messageFrom, onNumber, webhook, type Change } from '../support/whatsappEvents';

interface Contact {
  readonly id: string;
  readonly name: string | null;
  readonly phones: readonly string[];
  readonly mergedInto: string | null;
}

interface Duplicate {
  readonly id: string;
  readonly contacts: readonly Contact[];
  readonly reasons: readonly { readonly code: string; readonly text: string }[];
  readonly state: string;
}

let scene: Scene;
beforeAll(async () => {
  scene = await startScene();
}, 300_000);
afterAll(() => scene?.product.stop(), 60_000);

const deliver = (...changes: Change[]) => scene.product.http.deliver(JSON.stringify(webhook(...changes)), 30_000);
const make = <Body = Contact>(path: string, body: object) =>
  scene.product.http.expecting<Body>(201, 'POST', `/api/${path}`, body);
const post = <Body = Contact>(path: string, body: object = {}) =>
  scene.product.http.expecting<Body>(200, 'POST', `/api/${path}`, body);
const duplicatesOf = (id: string) => scene.product.http.all<Duplicate>(`/api/duplicates?contactId=${id}`);
const linked = (id: string, contactId: string) =>
  scene.views.untilConversation(id, 'it is linked', (view) => view.contactId === contactId);

test('the number a buyer writes from is the one in the CRM, however it was typed', async () => {
  const contact = await make('contacts', { name: 'Антон', phones: ['+52 1 33 1234 5670'] });
  const deal = await make<{ id: string }>('deals', { title: 'Chairs', contactIds: [contact.id] });
  const { id } = await scene.write('523312345670', '¿Está listo?');
  await linked(id, contact.id);
  expect(await scene.views.conversation(id)).toMatchObject({ dealId: deal.id });
  const resolved = (await scene.views.decisions(id)).find(({ step }) => step === 'resolve');
  expect(resolved).toMatchObject({ outcome: 'contactFound', facts: { matchedBy: expect.any(String), near: [] } });
}, 60_000);

test('two entries of one person: suggested with reasons, merged by a person, unmerged, said to be different', async () => {
  const phone = '5521987650001';
  const typed = await make('contacts', {
    name: 'Luísa Andrade',
    emails: ['luisa@acme.example'],
    phones: [`+${phone}`],
  });
  const { id } = await scene.write(phone, 'Olá, tem entrega?');
  await linked(id, typed.id);
  const again = await make('contacts', { name: 'Luisa Andrade', phones: ['+55 21 8765-0001'] });
  const found = await until('they are suggested', async () => {
    const pairs = await duplicatesOf(again.id);
    return pairs.length > 0 && pairs;
  });
  expect(found[0]?.contacts.map((contact) => contact.id).sort()).toEqual([typed.id, again.id].sort());
  expect(found[0]?.reasons.length).toBeGreaterThan(0);
  await post(`contacts/${typed.id}/merge`, { into: again.id, by: 'maria' });
  await linked(id, again.id);
  const merged = await scene.product.http.expecting<Contact>(200, 'GET', `/api/contacts/${again.id}`);
  expect(merged).toMatchObject({ phones: ['+55 21 8765-0001', `+${phone}`], emails: ['luisa@acme.example'] });
  expect(await scene.product.http.all<Contact>('/api/contacts?phone=5521987650001')).toHaveLength(1);
  await deliver(messageFrom({ phone }, 'wamid.identity.1', Date.now(), 'E o prazo?'));
  await until('it is captured', async () => (await scene.views.messages(id)).some(({ text }) => text === 'E o prazo?'));
  await post(`contacts/${typed.id}/unmerge`);
  await linked(id, typed.id);
  expect(await scene.product.http.expecting<Contact>(200, 'GET', `/api/contacts/${again.id}`)).toMatchObject({
    phones: again.phones,
    emails: [],
  });
  const [pair] = await until('they are suggested again', async () => {
    const pairs = await duplicatesOf(again.id);
    return pairs.length > 0 && pairs;
  });
  await post(`duplicates/${pair?.id}/different`, { by: 'maria' });
  await scene.product.http.expecting(200, 'PATCH', `/api/contacts/${again.id}`, { name: 'Luísa Andrade' });
  expect((await duplicatesOf(again.id)).map(({ state }) => state)).not.toContain('open');
}, 60_000);

test('a user id on another of our numbers is the same contact; a stranger with the same phone is a question', async () => {
  const phone = '5521987650002';
  const other = '100000000000077';
  await deliver(messageFrom({ phone, userId: 'BR.555' }, 'wamid.identity.2', Date.now(), 'Oi'));
  const { id } = await scene.views.conversationOf(phone);
  const first = await scene.views.untilConversation(id, 'it has a contact', ({ contactId }) => contactId !== null);
  await deliver(onNumber(messageFrom({ userId: 'BR.555' }, 'wamid.identity.3', Date.now(), 'Oi de novo'), other));
  await until('both are one contact', async () => {
    const both = await scene.views.conversations(`contactId=${first.contactId}`);
    return both.length === 2;
  });
  await deliver(onNumber(messageFrom({ phone, userId: 'BR.777' }, 'wamid.identity.4', Date.now(), 'Quem é?'), other));
  const asking = await until('people are asked', async () => {
    const items = await scene.views.conversations('hasQuestions=true');
    return items.length > 0 && items;
  });
  expect(asking[0]?.contactId).not.toBe(first.contactId);
  const [question] = asking[0]?.questions ?? [];
  expect(question).toMatchObject({ kind: 'whichContact', contactIds: [first.contactId] });
  await post(`conversations/${asking[0]?.id}/dismiss-question`, { question: question?.id, by: 'maria' });
  expect(await scene.views.conversations('hasQuestions=true')).toEqual([]);
}, 60_000);

test('the whole base is swept by a workflow that says how far it is', async () => {
  await post('duplicates/sweep/start');
  const done = await until('the sweep is done', async () => {
    const sweep = await scene.product.http.expecting<{ state: string; compared: number; total: number }>(
      200,
      'GET',
      '/api/duplicates/sweep',
    );
    return sweep.state === 'finished' && sweep;
  });
  expect(done.compared).toBe(done.total);
  expect(done.total).toBeGreaterThan(3);
}, 60_000);
