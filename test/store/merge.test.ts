import fc from 'fast-check';
import type { ConversationId } from '../../src/core/ids';
import { changeContact } from '../../src/store/contacts';
import type { Database } from '../../src/store/database';
import { compareContact } from '../../src/store/duplicates';
import { questionAbout, questionAmong } from '../../src/store/questions';
import { seedConversation, seedMessage } from '../api/seed';
import { contactId, nowMs, startMergeBench, type MergeBench } from './mergeBench';

let bench: MergeBench;
let store: Database;
beforeAll(async () => {
  bench = await startMergeBench();
  store = bench.store;
}, 60_000);
afterAll(() => bench?.stop());
beforeEach(() => bench.clear());

const merge: MergeBench['merge'] = (...order) => bench.merge(...order);
const unmerge: MergeBench['unmerge'] = (index) => bench.unmerge(index);
const contact: MergeBench['contact'] = (...given) => bench.contact(...given);
const picture = () => bench.picture();

const anyBase = fc.record({
  contacts: fc.array(
    fc.record({
      name: fc.constantFrom(null, 'Ana', 'Ана', 'أنا'),
      phones: fc.subarray(['+5511987654321', '551187654321', '+4915112345678']),
      emails: fc.subarray(['ana@x.example', 'b@x.example']),
      optedOut: fc.boolean(),
    }),
    { minLength: 3, maxLength: 4 },
  ),
  owners: fc.array(fc.option(fc.nat(3), { freq: 4 }), { minLength: 1, maxLength: 4 }),
  chosen: fc.boolean(),
  deals: fc.array(fc.subarray([0, 1, 2]), { maxLength: 3 }),
  asks: fc.boolean(),
});

async function seed(base: typeof anyBase extends fc.Arbitrary<infer Base> ? Base : never): Promise<void> {
  for (const [index, given] of base.contacts.entries()) await contact(index, given);
  const conversations: ConversationId[] = [];
  for (const [index, owner] of base.owners.entries()) {
    const of = owner === null ? null : owner % base.contacts.length;
    const chosen = base.chosen && of !== null;
    const candidates = [0, 1, 2].filter((candidate) => candidate !== of).map(contactId);
    const which = base.asks && !chosen ? [questionAmong('whichContact', { contactIds: candidates }, 1)] : [];
    const doubts = base.asks ? conversations.map((id, place) => questionAbout('identityTaken', id, 2 + place)) : [];
    const conversation = await seedConversation(store, {
      phone: `551190000000${index}`,
      phoneAtContact: chosen ? `551190000000${index}` : null,
      contactId: of === null ? null : contactId(of),
      chosen: { contact: chosen, company: false, deal: false },
      control: { optedOut: of !== null && (base.contacts[of]?.optedOut ?? false) },
      questions: [...which, ...doubts],
    });
    conversations.push(conversation._id);
    await seedMessage(store, conversation);
  }
  for (const [index, contacts] of base.deals.entries()) await bench.deal(index, contacts.map(contactId));
  for (const index of base.contacts.keys()) await compareContact(store, contactId(index), nowMs);
}

test('merge, then unmerge: the same database', async () => {
  await fc.assert(
    fc.asyncProperty(anyBase, async (base) => {
      await bench.clear();
      await seed(base);
      const before = await picture();
      expect(await merge(0, 1)).toMatchObject({ kind: 'merged' });
      expect(await unmerge(0)).toMatchObject({ kind: 'unmerged' });
      expect(await picture()).toEqual(before);
    }),
    { numRuns: 40 },
  );
}, 120_000);

test('two merges into one, undone in any order: the same database', async () => {
  await fc.assert(
    fc.asyncProperty(anyBase, fc.boolean(), fc.constantFrom(0, 1, 2), async (base, isOther, first) => {
      await bench.clear();
      await seed(base);
      const before = await picture();
      for (const from of isOther ? [2, 0] : [0, 2]) expect(await merge(from, 1)).toMatchObject({ kind: 'merged' });
      // By the survivor, its newest is meant.
      expect(await unmerge(first)).toMatchObject({ kind: 'unmerged' });
      expect(await unmerge(1)).toMatchObject({ kind: 'unmerged', survivorId: contactId(1) });
      expect(await unmerge(1)).toMatchObject({ kind: 'refused' });
      expect(await picture()).toEqual(before);
    }),
    { numRuns: 40 },
  );
}, 120_000);

test('a chain, undone from its end: the same database', async () => {
  await fc.assert(
    fc.asyncProperty(anyBase, async (base) => {
      await bench.clear();
      await seed(base);
      const before = await picture();
      expect(await merge(0, 1)).toMatchObject({ kind: 'merged' });
      expect(await merge(1, 2)).toMatchObject({ kind: 'merged' });
      expect(await unmerge(2)).toMatchObject({ kind: 'unmerged', contact: { _id: contactId(1) } });
      expect(await unmerge(0)).toMatchObject({ kind: 'unmerged', contact: { _id: contactId(0) } });
      expect(await picture()).toEqual(before);
    }),
    { numRuns: 30 },
  );
}, 120_000);

test('a merge moves everything, answers what it settles, and writes down who did it', async () => {
  await contact(0, { name: 'Ana', emails: ['ana@x.example'], optedOut: true });
  await contact(1, { phones: ['+5511987654321'] });
  const mine = await seedConversation(store, { phone: '1', contactId: contactId(0), control: { optedOut: true } });
  const theirs = await seedConversation(store, {
    phone: '2',
    contactId: contactId(1),
    questions: [questionAbout('identityTaken', mine._id, 1)],
  });
  await bench.deal(1, [contactId(0)]);
  expect(await merge(0, 1)).toMatchObject({ kind: 'merged', survivor: { name: 'Ana', optedOut: true } });
  expect(await store.conversations.find({}).sort({ 'identity.phone': 1 }).toArray()).toMatchObject([
    { _id: mine._id, contactId: contactId(1), untold: true },
    { _id: theirs._id, contactId: contactId(1), questions: [], control: { optedOut: true } },
  ]);
  expect(await store.deals.findOne({})).toMatchObject({ contactIds: [contactId(1)] });
  expect(await store.merges.findOne({})).toMatchObject({ by: 'maria', conversationIds: [mine._id], undoneAtMs: null });
  expect(await store.decisions.find({ outcome: 'contactMerged' }).toArray()).toMatchObject([
    { conversationId: mine._id, step: 'resolve', facts: { by: 'maria' } },
  ]);
  expect(await merge(0, 1)).toMatchObject({ kind: 'merged', told: [] });
  expect(await store.merges.countDocuments({})).toBe(1);
});

test('what came since stays with the survivor; an opt-out said since is kept by both', async () => {
  await contact(0, { phones: ['+1'] });
  await contact(1, { phones: ['+2'] });
  const old = await seedConversation(store, { phone: '1', contactId: contactId(0) });
  await merge(0, 1);
  const fresh = await seedConversation(store, { phone: '3', contactId: contactId(1) });
  await changeContact(store, contactId(1), {
    set: { phones: ['+2', '+1', '+3'], optedOut: true },
    basedOn: null,
    nowMs,
  });
  await unmerge(0);
  expect(await store.contacts.find({}).sort({ _id: 1 }).toArray()).toMatchObject([
    { phones: ['+1'], optedOut: true, mergedInto: null },
    { phones: ['+2', '+3'], optedOut: true },
  ]);
  const owners = await store.conversations.find({}, { projection: { contactId: 1 } }).toArray();
  expect(new Map(owners.map((row) => [row._id, row.contactId]))).toEqual(
    new Map([
      [old._id, contactId(0)],
      [fresh._id, contactId(1)],
    ]),
  );
});

test('a conversation people have linked elsewhere since is left there', async () => {
  for (const index of [0, 1, 2]) await contact(index);
  const { _id } = await seedConversation(store, { contactId: contactId(0) });
  await merge(0, 1);
  await store.conversations.updateOne({ _id }, { $set: { contactId: contactId(2) } });
  await unmerge(0);
  expect(await store.conversations.findOne({ _id })).toMatchObject({ contactId: contactId(2) });
});

test('a chain is undone from its end', async () => {
  for (const index of [0, 1, 2]) await contact(index, { phones: [`+${index}`] });
  await merge(0, 1);
  await merge(1, 2);
  expect(await merge(0, 2)).toMatchObject({ kind: 'refused' });
  expect(await unmerge(0)).toMatchObject({ kind: 'refused', detail: expect.stringContaining(contactId(1)) });
  expect(await unmerge(2)).toMatchObject({ kind: 'unmerged', contact: { _id: contactId(1) } });
  expect(await unmerge(1)).toMatchObject({ kind: 'unmerged', contact: { _id: contactId(0) } });
  expect(await unmerge(1)).toMatchObject({ kind: 'refused' });
  expect(await store.contacts.find({}).sort({ _id: 1 }).toArray()).toMatchObject([
    { phones: ['+0'], mergedInto: null },
    { phones: ['+1'], mergedInto: null },
    { phones: ['+2'], mergedInto: null },
  ]);
});

test('merges at once never make a circle, and a change at the same moment is not lost', async () => {
  for (let round = 0; round < 15; round++) {
    await bench.clear();
    for (const index of [0, 1, 2]) await contact(index, { phones: [`+${index}`] });
    await Promise.all([
      merge(0, 1),
      merge(1, 0),
      merge(0, 2),
      changeContact(store, contactId(1), { set: { language: 'pt' }, basedOn: null, nowMs }),
    ]);
    const contacts = await store.contacts.find({}).toArray();
    const standing = contacts.filter(({ mergedInto }) => mergedInto === null);
    expect(standing.length).toBeGreaterThan(0);
    for (let { mergedInto } of contacts) {
      for (let steps = 0; mergedInto !== null; steps++) {
        expect(steps).toBeLessThan(3);
        mergedInto = contacts.find(({ _id }) => _id === mergedInto)?.mergedInto ?? null;
      }
    }
    const phones = standing.flatMap((one) => one.phones).sort();
    expect(phones).toEqual(['+0', '+1', '+2']);
  }
}, 60_000);
