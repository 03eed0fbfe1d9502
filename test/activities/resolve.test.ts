import fc from 'fast-check';
import { receive } from '../../src/activities/receive';
import type { CompanyId, ContactId, DealId } from '../../src/core/ids';
import { defaultRules } from '../../src/core/rules/defaults';
import type { DealDocument } from '../../src/store/crmDocuments';
import { newContactDocument, type GivenContact } from '../../src/store/contacts';
import { newId } from '../../src/store/newId';
import { dismissQuestion, linkByPerson } from '../../src/store/linkByPerson';
import { markUntold } from '../../src/store/tell';
import { startCaptureBench, type CaptureBench } from '../support/captureBench';
import { messageFrom, onNumber, webhook, type Buyer } from '../support/whatsappEvents';

let bench: CaptureBench;
beforeAll(async () => {
  bench = await startCaptureBench({ clock: () => nowMs });
});
afterAll(() => bench?.stop());
beforeEach(async () => {
  nowMs = start;
  await bench.clear();
});

const start = Date.parse('2026-11-20T09:00:00Z');
let nowMs = start;
const days = (count: number) => count * 24 * 3600 * 1000;
const phone = '5511987654321';
const userId = 'BR.13491208655302741918';
const otherNumber = '100000000000002';
let ids = 0;

async function says(buyer: Buyer, part: Parameters<typeof messageFrom>[3] = 'Olá', number?: string): Promise<void> {
  const message = messageFrom(buyer, `wamid.${ids++}`, nowMs, part);
  await bench.post(webhook(number === undefined ? message : onNumber(message, number)));
  await bench.drain();
}

async function knows(given: Partial<GivenContact>): Promise<ContactId> {
  const _id = newId<ContactId>('contact');
  const whole: GivenContact = {
    ...{ name: null, phones: [], emails: [], channelIds: [], externalIds: [], companyId: null },
    ...{ ownerId: null, language: null, optedOut: false, madeFor: [] },
    ...given,
  };
  await bench.store.contacts.insertOne(newContactDocument(_id, whole, 'BR', nowMs));
  return _id;
}

async function deals(given: Partial<DealDocument>): Promise<DealId> {
  const _id = newId<DealId>('deal');
  await bench.store.deals.insertOne({
    ...{ _id, title: 'A deal', stage: 'new', contactIds: [], companyId: null, open: true, reference: null },
    ...{ productIds: [], adIds: [], value: null, madeFor: null, createdAtMs: nowMs, updatedAtMs: nowMs, version: 1 },
    ...given,
  });
  return _id;
}

const only = async () => {
  const all = await bench.conversations();
  expect(all).toHaveLength(1);
  return all[0]!;
};
const standing = () => bench.store.contacts.find({ mergedInto: null }).toArray();
const decisions = () => bench.store.decisions.find({ step: 'resolve' }).sort({ atMs: 1, _id: 1 }).toArray();

test("a contact's line in another writing is the contact; the decision says by which key and how certain", async () => {
  const ana = await knows({ name: 'Ana', phones: ['(11) 98765-4321'] });
  await says({ phone: '551187654321' });
  expect((await only()).contactId).toBe(ana);
  const [decision] = await decisions();
  expect(decision).toMatchObject({
    outcome: 'contactFound',
    reasons: [{ code: 'phoneVariant' }],
    facts: { matchedBy: 'phoneVariant', certainty: 'certain', near: [] },
  });
  expect(await standing()).toMatchObject([{ phones: ['(11) 98765-4321'] }]);
});

test('one user id on two of our numbers is one contact, and it learns the phone', async () => {
  await says({ userId });
  await says({ phone, userId }, 'Oi', otherNumber);
  const [contact, ...others] = await standing();
  expect(others).toEqual([]);
  expect(contact).toMatchObject({ phones: [`+${phone}`], channelIds: [`whatsapp|user|${userId}`] });
  expect((await bench.conversations()).map(({ contactId }) => contactId)).toEqual([contact?._id, contact?._id]);
});

const ways: readonly (readonly [Buyer, string | undefined])[] = [
  [{ phone }, undefined],
  [{ userId }, undefined],
  [{ phone, userId }, undefined],
  [{ userId }, otherNumber],
  [{ phone }, otherNumber],
];

test('who a buyer is does not depend on the order things arrive in', async () => {
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), async (order) => {
      await bench.clear();
      for (const index of order) {
        const [buyer, number] = ways[index] ?? [{}, undefined];
        await says(buyer, `message ${index}`, number);
      }
      const contacts = await standing();
      expect(contacts.map(({ phones, channelIds }) => ({ phones, channelIds }))).toEqual([
        { phones: [`+${phone}`], channelIds: [`whatsapp|user|${userId}`] },
      ]);
      const conversations = await bench.conversations();
      for (const { contactId, questions } of conversations) {
        expect(contactId).toBe(contacts[0]?._id);
        expect(questions).toEqual([]);
      }
    }),
    { numRuns: 40 },
  );
}, 120_000);

test('first messages on two numbers at once make one contact', async () => {
  for (let round = 0; round < 15; round++) {
    await bench.clear();
    const buyer = { phone: `55119876${String(50000 + round)}`, userId: `BR.${round}` };
    await Promise.all(
      [undefined, otherNumber].map((number) => {
        const message = messageFrom(buyer, `wamid.${ids++}`, nowMs, 'Olá');
        return bench.post(webhook(number === undefined ? message : onNumber(message, number)));
      }),
    );
    const conversations = await bench.conversations();
    await Promise.all(conversations.map(({ _id }) => receive(bench.deps, { conversationId: _id, nowMs })));
    await bench.drain();
    expect(await standing()).toHaveLength(1);
    expect(new Set((await bench.conversations()).map(({ contactId }) => contactId)).size).toBe(1);
  }
});

test('a phone two contacts share links nobody until a person says who it is; that stays', async () => {
  const [ana, bo] = [await knows({ name: 'Ana', phones: [`+${phone}`] }), await knows({ phones: [`+${phone}`] })];
  await says({ phone });
  await says({ phone }, 'Alguém aí?');
  const asked = await only();
  expect(asked).toMatchObject({ contactId: null, questions: [{ kind: 'whichContact', contactIds: [ana, bo].sort() }] });
  expect(await decisions()).toHaveLength(1);
  await linkByPerson(bench.store, { conversationId: asked._id, choice: { contactId: bo }, by: 'maria', nowMs });
  await says({ phone }, 'Oi?');
  expect(await only()).toMatchObject({ contactId: bo, questions: [], chosen: { contact: true } });
});

test('a phone that comes with another user id on another number is a question, not the old contact', async () => {
  await says({ phone, userId });
  const before = await only();
  await says({ phone, userId: 'BR.999' }, 'Oi', otherNumber);
  const stranger = (await bench.conversations()).find(({ _id }) => _id !== before._id);
  expect(stranger?.contactId).not.toBe(before.contactId);
  expect(stranger?.questions).toMatchObject([{ kind: 'whichContact', contactIds: [before.contactId] }]);
  await says({ phone, userId: 'BR.999' }, 'Oi de novo', otherNumber);
  expect(await standing()).toHaveLength(2);
});

describe('a number that was given to somebody else', () => {
  async function comesBack(later: Buyer): Promise<void> {
    await says({ phone, name: 'Ana Lima' }, 'Meu contrato é o 77');
    nowMs += days(120);
    await says(later, 'Здравствуйте');
  }

  test.each<[string, Buyer]>([
    ['with a user id', { phone, userId: 'RU.5', name: 'Борис' }],
    ['by phone alone', { phone, name: 'Борис' }],
  ])('%s: a new conversation and contact, and both conversations ask', async (_name, later) => {
    await comesBack(later);
    const [old, stranger] = (await bench.conversations()).sort((a, b) => a.createdAtMs - b.createdAtMs);
    expect(stranger).toMatchObject({ questions: [{ kind: 'recycledNumber', conversationId: old?._id }, {}] });
    expect(old?.questions).toMatchObject([{ kind: 'phoneNowWithAnother', conversationId: stranger?._id }]);
    expect(stranger?.contactId).not.toBe(old?.contactId);
    const messages = await bench.messages();
    expect(messages.filter(({ conversationId }) => conversationId === stranger?._id)).toHaveLength(1);
    await says(later, 'Вы здесь?');
    expect(await bench.conversations()).toHaveLength(2);
    expect(await standing()).toHaveLength(2);
  });

  test('who says it is the same buyer is not asked again', async () => {
    await comesBack({ phone, name: 'Борис' });
    const stranger = (await bench.conversations()).find(({ createdAtMs }) => createdAtMs > start);
    for (const { id } of stranger?.questions ?? [])
      await dismissQuestion(bench.store, { conversationId: stranger!._id, questionId: id, by: 'maria', nowMs });
    await says({ phone, name: 'Борис' }, 'Ещё вопрос');
    expect((await bench.store.conversations.findOne({ _id: stranger!._id }))?.questions).toEqual([]);
  });
});

describe('company and deal', () => {
  test('the company at the domain of the address; not for a mail provider', async () => {
    const acme = 'cmp_1' as CompanyId;
    await bench.store.companies.insertOne({
      ...{ _id: acme, name: 'Acme', domains: ['acme.com', 'gmail.com'], nameKeys: [] },
      ...{ createdAtMs: 1, updatedAtMs: 1, version: 1 },
    });
    await knows({ phones: [`+${phone}`], emails: ['ana@acme.com'] });
    await says({ phone });
    expect(await only()).toMatchObject({ companyId: acme });
    await bench.store.conversations.deleteMany({});
    await bench.store.contacts.deleteMany({});
    await knows({ phones: [`+${phone}`], emails: ['ana@gmail.com'] });
    await says({ phone });
    expect(await only()).toMatchObject({ companyId: null });
  });

  test('several deals: asked; the one the buyer names: linked; what a person chose stays', async () => {
    const ana = await knows({ phones: [`+${phone}`] });
    const first = await deals({ contactIds: [ana] });
    const second = await deals({ contactIds: [ana], reference: 'AB-1042', stage: 'offer' });
    await says({ phone });
    expect(await only()).toMatchObject({ dealId: null, questions: [{ kind: 'whichDeal' }] });
    await says({ phone }, 'E o pedido ab 1042?');
    expect(await only()).toMatchObject({ dealId: second, dealStage: 'offer', questions: [] });
    expect(await decisions()).toContainEqual(
      expect.objectContaining({
        outcome: 'associated',
        reasons: [expect.objectContaining({ code: 'referenceMentioned' })],
      }),
    );
    const { _id } = await only();
    await linkByPerson(bench.store, { conversationId: _id, choice: { dealId: first }, by: 'maria', nowMs });
    await says({ phone }, 'ab1042?');
    expect(await only()).toMatchObject({ dealId: first, dealStage: 'new', chosen: { deal: true } });
  });

  test('a deal that is made later is taken up; one that is closed is let go', async () => {
    const ana = await knows({ phones: [`+${phone}`] });
    await says({ phone });
    const made = await deals({ contactIds: [ana] });
    await markUntold(bench.store, { contactId: ana });
    await bench.drain();
    expect(await only()).toMatchObject({ dealId: made, untold: false });
    await bench.store.deals.updateOne({ _id: made }, { $set: { open: false } });
    await markUntold(bench.store, { contactId: ana });
    await bench.drain();
    expect(await only()).toMatchObject({ dealId: null, dealStage: null });
  });

  test('a lead is made only when the rules say so, and once', async () => {
    await says({ phone, name: 'Ana' });
    expect(await bench.store.deals.countDocuments({})).toBe(0);
    await bench.clear();
    const rules = { ...defaultRules, identity: { createLead: true, leadStage: 'inquiry' } };
    await bench.store.rules.insertOne({ _id: 1, rules, by: 'maria', createdAtMs: nowMs });
    await says({ phone, name: 'Ana' });
    await says({ phone, name: 'Ana' }, 'Oi?');
    const conversation = await only();
    expect(await bench.store.deals.find({}).toArray()).toMatchObject([
      { title: 'Ana', stage: 'inquiry', contactIds: [conversation.contactId], madeFor: conversation._id },
    ]);
    expect(conversation).toMatchObject({ dealStage: 'inquiry' });
  });
});

describe('what a buyer gives as their own', () => {
  const card = (origin?: string) => ({
    type: 'contacts',
    contacts: [
      {
        name: { formatted_name: 'Ana Lima' },
        phones: [{ phone: '(11) 98765-4321', wa_id: phone }],
        emails: [{ email: 'ana@acme.com' }],
        ...(origin === undefined ? {} : { origin }),
      },
    ],
  });

  const ordering = (text: string) => ({
    type: 'order',
    order: {
      ...{ catalog_id: '1', text },
      product_items: [{ product_retailer_id: 'p1', quantity: '1', item_price: '10', currency: 'BRL' }],
    },
  });

  test('a card we asked for is written into the contact, any other is not', async () => {
    await says({ userId }, card());
    expect(await standing()).toMatchObject([{ phones: [], emails: [] }]);
    await says({ userId }, card('contact_request'));
    expect(await standing()).toMatchObject([{ phones: [`+${phone}`], emails: ['ana@acme.com'] }]);
  });

  test('an e-mail address finds the contact that has nothing else; one with another phone is asked about', async () => {
    const ana = await knows({ name: 'Ana', emails: ['ana@acme.com'] });
    await says({ userId }, ordering('ana@acme.com'));
    expect(await only()).toMatchObject({ contactId: ana });
    expect(await standing()).toMatchObject([{ channelIds: [`whatsapp|user|${userId}`] }]);
    await says({ phone: '5511911112222', userId: 'BR.2' }, ordering('para ana@acme.com'), otherNumber);
    const asks = (await bench.conversations()).find(({ contactId }) => contactId !== ana);
    expect(asks?.questions).toMatchObject([{ kind: 'whichContact', contactIds: [ana] }]);
  });
});
