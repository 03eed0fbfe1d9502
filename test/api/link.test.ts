import type { ContactId, DealId } from '../../src/core/ids';
import { decisionIdOf, insertDecisionOnce } from '../../src/store/decisions';
import { followMerge } from '../../src/store/followMerge';
import { questionAbout, questionAmong } from '../../src/store/questions';
import { startApi, type ApiBench } from './apiBench';
import { seedConversation } from './seed';
import { bodyOf } from './webhookBodies';

let api: ApiBench;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
beforeEach(() => api.clear());

const make = async (path: string, body: object) => (await api.call('POST', `/api/${path}`, { body })).body.id as string;

test('a person says who and what it is about: kept, recorded, and its questions closed', async () => {
  const contactId = await make('contacts', { name: '李娜' });
  const companyId = await make('companies', { name: 'Акме' });
  const dealId = await make('deals', { title: 'عرض', stage: 'offer' });
  const { _id } = await seedConversation(api.store, {
    questions: [
      questionAmong('whichContact', { contactIds: [contactId as ContactId] }, 1),
      questionAmong('whichDeal', { dealIds: [dealId as DealId] }, 1),
    ],
  });
  const linked = await api.call('POST', `/api/conversations/${_id}/link`, {
    body: { contactId, companyId, dealId, by: 'maria' },
  });
  expect(linked.status).toBe(200);
  expect(linked.body).toMatchObject({ contactId, companyId, dealId, dealStage: 'offer', questions: [] });
  expect(linked.body.chosen).toEqual(['contact', 'company', 'deal']);
  const { items } = (await api.call('GET', `/api/conversations/${_id}/decisions`)).body;
  expect(items).toMatchObject([{ step: 'resolve', outcome: 'chosenByPerson', facts: { contactId, by: 'maria' } }]);
  const none = await api.call('POST', `/api/conversations/${_id}/link`, { body: { dealId: null } });
  expect(none.body).toMatchObject({ dealId: null, dealStage: null, chosen: ['contact', 'company', 'deal'] });
});

test('what a person chose is not overruled by a change of the contact', async () => {
  const contactId = await make('contacts', {});
  const [chosen, other] = [await make('companies', { name: 'A' }), await make('companies', { name: 'B' })];
  const { _id } = await seedConversation(api.store, {});
  await api.call('POST', `/api/conversations/${_id}/link`, { body: { contactId, companyId: chosen } });
  await api.call('PATCH', `/api/contacts/${contactId}`, { body: { companyId: other, optedOut: true } });
  expect((await api.call('GET', `/api/conversations/${_id}`)).body).toMatchObject({
    companyId: chosen,
    optedOut: true,
  });
});

describe('what the buyer has stopped here stays stopped', () => {
  const stopped = async (contactId: string | null) => {
    const row = await seedConversation(api.store, {
      contactId: contactId as ContactId | null,
      control: { optedOut: true },
    });
    await insertDecisionOnce(api.store, {
      ...{ _id: decisionIdOf(row._id, 'said', 'control'), conversationId: row._id, turnId: null, step: 'control' },
      ...{ outcome: 'optOut', reasons: [{ code: 'stoppedOnChannel', text: '' }], facts: {}, details: null },
      ...{ rulesVersion: 0, atMs: 1 },
    });
    return row._id;
  };
  const optedOut = async (path: string) => (await api.call('GET', path)).body.optedOut as boolean;

  test.each([
    ['nobody was linked', async () => null],
    ['somebody else was linked', () => make('contacts', { name: 'Bento', optedOut: true })],
  ])('when a person links, and %s', async (_name, before) => {
    const [id, contactId] = [await stopped(await before()), await make('contacts', { name: 'Ana' })];
    const other = await seedConversation(api.store, { phone: '77', contactId: contactId as ContactId });
    await api.call('POST', `/api/conversations/${id}/link`, { body: { contactId } });
    expect(await optedOut(`/api/conversations/${id}`)).toBe(true);
    expect(await optedOut(`/api/contacts/${contactId}`)).toBe(true);
    expect(await optedOut(`/api/conversations/${other._id}`)).toBe(true);
  });

  test('another contact’s own opt-out goes with that contact', async () => {
    const wrong = await make('contacts', { name: 'Bento', optedOut: true });
    const { _id } = await seedConversation(api.store, { contactId: wrong as ContactId, control: { optedOut: true } });
    const contactId = await make('contacts', { name: 'Ana' });
    await api.call('POST', `/api/conversations/${_id}/link`, { body: { contactId } });
    expect(await optedOut(`/api/conversations/${_id}`)).toBe(false);
  });

  test('when the contact is changed in something else', async () => {
    const contactId = await make('contacts', { name: 'Ana' });
    const id = await stopped(contactId);
    await api.call('PATCH', `/api/contacts/${contactId}`, { body: { name: 'Ana Prado' } });
    expect(await optedOut(`/api/conversations/${id}`)).toBe(true);
    await api.call('PATCH', `/api/contacts/${contactId}`, { body: { optedOut: false } });
    expect(await optedOut(`/api/conversations/${id}`)).toBe(false);
  });
});

describe('a contact that was merged away', () => {
  test('is not taken into a deal', async () => {
    const [from, into] = [await make('contacts', { name: 'أمل' }), await make('contacts', { name: 'Amal' })];
    await api.call('POST', `/api/contacts/${from}/merge`, { body: { into } });
    const refused = await api.call('POST', '/api/deals', { body: { title: 'x', contactIds: [from] } });
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused.body)).toContain(into);
  });

  test('while it was being linked: the one that stands for it is linked, and holds the deal', async () => {
    const [from, into] = [await make('contacts', { name: 'أمل' }), await make('contacts', { name: 'Amal' })];
    const dealId = await make('deals', { title: 'x', contactIds: [from] });
    const { _id } = await seedConversation(api.store, { contactId: from as ContactId });
    await api.store.contacts.updateOne({ _id: from as ContactId }, { $set: { mergedInto: into as ContactId } });
    expect(await followMerge(api.store, from as ContactId)).toBe(true);
    expect((await api.call('GET', `/api/conversations/${_id}`)).body.contactId).toBe(into);
    expect((await api.call('GET', `/api/deals/${dealId}`)).body.contactIds).toEqual([into]);
    expect(await followMerge(api.store, from as ContactId)).toBe(false);
  });
});

test.each([
  ['nothing', {}, 400],
  ['a contact that is not there', { contactId: `con_${'0'.repeat(24)}` }, 409],
  ['a deal that is not there', { dealId: `dea_${'0'.repeat(24)}` }, 409],
  ['a phone as id', { contactId: '+5511987654321' }, 400],
])('%s is refused', async (_name, body, status) => {
  const { _id } = await seedConversation(api.store, {});
  expect((await api.call('POST', `/api/conversations/${_id}/link`, { body })).status).toBe(status);
});

test('a question is dismissed once, and shown in words until then', async () => {
  const other = await seedConversation(api.store, { phone: '5511900000001' });
  const { _id } = await seedConversation(api.store, { questions: [questionAbout('identityTaken', other._id, 1)] });
  const before = (await api.call('GET', '/api/conversations?hasQuestions=true')).body.items;
  expect(before).toMatchObject([
    {
      id: _id,
      questions: [{ kind: 'identityTaken', conversationId: other._id, text: expect.stringMatching(/merge/) }],
    },
  ]);
  const path = `/api/conversations/${_id}/dismiss-question`;
  const body = { question: before[0].questions[0].id };
  const dismissed = await api.call('POST', path, { body });
  expect(dismissed).toMatchObject({ status: 200, body: { questions: [] } });
  expect((await api.call('POST', path, { body })).status).toBe(404);
  expect((await api.call('GET', '/api/conversations?hasQuestions=true')).body.items).toEqual([]);
});

test('a person may not write to a phone that was seen with somebody else', async () => {
  const other = await seedConversation(api.store, { phone: '5511900000001' });
  const { _id } = await seedConversation(api.store, {
    questions: [questionAbout('phoneNowWithAnother', other._id, 1)],
  });
  const reply = await api.call('POST', `/api/conversations/${_id}/messages`, { body: { text: 'Seu contrato' } });
  expect(reply).toMatchObject({ status: 409 });
  expect(reply.text).toMatch(/somebody else/);
});

test('national phones are read in the country of the number, or the one that is chosen', async () => {
  await api.deliver(bodyOf([{ phone: '5511987654321' }]));
  const account = (await api.call('GET', '/api/accounts')).body.items[0];
  const changed = await api.call('PATCH', `/api/accounts/${account.id}`, { body: { defaultCountry: 'BR' } });
  expect(changed.body).toMatchObject({ defaultCountry: 'BR' });
  const id = await make('contacts', { phones: ['(11) 98765-0000'] });
  for (const phone of ['5511987650000', '+55 11 8765-0000', '011987650000']) {
    const found = await api.call('GET', `/api/contacts?phone=${encodeURIComponent(phone)}`);
    expect(found.body.items.map((item: { id: string }) => item.id)).toEqual([id]);
  }
  expect((await api.call('PATCH', `/api/accounts/${account.id}`, { body: { defaultCountry: 'XX' } })).status).toBe(400);
  await api.call('PATCH', `/api/accounts/${account.id}`, { body: { defaultCountry: null } });
});
