import fc from 'fast-check';
import type { ContactId, ConversationId, DecisionId } from '../../src/core/ids';
import { changeContactWith, newContactDocument } from '../../src/store/contacts';
import { decisionIdOf } from '../../src/store/decisions';
import { duplicateIdOf, inOrder } from '../../src/store/duplicateId';
import { dismissQuestion, linkByPerson } from '../../src/store/linkByPerson';
import { recordOptOut } from '../../src/store/mirrorRecords';
import { questionAbout, questionAmong } from '../../src/store/questions';
import { unmergeContact } from '../../src/store/unmerge';
import { seedConversation } from '../api/seed';
import { contactId, nowMs, startMergeBench, type MergeBench } from './mergeBench';

let bench: MergeBench;
beforeAll(async () => {
  bench = await startMergeBench();
}, 60_000);
afterAll(() => bench?.stop());
beforeEach(() => bench.clear());

const laterMs = nowMs + 500;
const [a, b, c, d] = [contactId(0), contactId(1), contactId(2), contactId(3)];
const contactOf = async (_id: ConversationId) => (await bench.store.conversations.findOne({ _id }))?.contactId;
const questionsOf = async (_id: ConversationId) =>
  (await bench.store.conversations.findOne({ _id }))?.questions.map(({ id }) => id);
const conversation = (phone: string, of: ContactId | null, more: Parameters<typeof seedConversation>[1] = {}) =>
  seedConversation(bench.store, { phone, contactId: of, ...more });

/** What people and messages do to a survivor, as it would be done to it alone. */
const edits = {
  async rename() {
    await changeContactWith(bench.store, b, { with: () => ({ name: '王小明' }), basedOn: null, nowMs: laterMs });
  },
  async addPhone() {
    const withMore = (before: { phones: string[]; emails: string[] }) => ({
      phones: [...before.phones, '+4915199999999'],
      emails: [...before.emails, 'new@x.example'],
    });
    await changeContactWith(bench.store, b, { with: withMore, basedOn: null, nowMs: laterMs });
  },
  async newDeal() {
    await bench.deal(8, [b]);
  },
  async addToDeals() {
    await bench.store.deals.updateMany({ title: 'Chairs' }, { $push: { contactIds: d } });
  },
  async newContactInBetween() {
    const given = { name: 'Zoë', phones: [], emails: [], channelIds: [], externalIds: [], companyId: null };
    const rest = { ownerId: null, language: null, optedOut: false, madeFor: [] };
    await bench.store.contacts.insertOne(newContactDocument(contactId(7), { ...given, ...rest }, null, laterMs));
  },
  async answerDeal() {
    await bench.store.conversations.updateMany({}, { $pull: { questions: { kind: 'whichDeal' } } });
  },
} as const;

const anyBase = fc.record({
  names: fc.array(fc.constantFrom(null, 'Ana', 'Ана'), { minLength: 4, maxLength: 4 }),
  phones: fc.array(fc.subarray(['+5511987654321', '+4915112345678']), { minLength: 4, maxLength: 4 }),
  owners: fc.array(fc.nat(2), { minLength: 1, maxLength: 3 }),
  deals: fc.array(fc.subarray([0, 1, 2], { minLength: 1 }), { maxLength: 2 }),
});

async function seed(base: typeof anyBase extends fc.Arbitrary<infer Base> ? Base : never, ids: ConversationId[]) {
  for (const index of [0, 1, 2, 3])
    await bench.contact(index, { name: base.names[index]!, phones: base.phones[index]! });
  for (const [index, owner] of base.owners.entries()) {
    const among = [0, 1, 2].filter((other) => other !== owner).map(contactId);
    await conversation(`55119000000${index}`, contactId(owner), {
      ...{ _id: ids[index]!, createdAtMs: 1, lastActivityAtMs: 1, windowClosesAtMs: 1, lastInboundAtMs: 1 },
      questions: [
        questionAmong('whichContact', { contactIds: among }, 1),
        ...ids.slice(0, index).map((id, place) => questionAbout('identityTaken', id, 2 + place)),
        questionAmong('whichDeal', {}, 9),
      ],
    });
  }
  for (const [index, contacts] of base.deals.entries()) await bench.deal(index, contacts.map(contactId));
}

test('what was done between merges and undoing stays, as if they had never been merged', async () => {
  const anyEdits = fc.shuffledSubarray(Object.keys(edits) as (keyof typeof edits)[]);
  const ids = [1, 2, 3].map((index) => `cnv_${index}` as ConversationId);
  await fc.assert(
    fc.asyncProperty(anyBase, anyEdits, fc.nat(6), fc.shuffledSubarray([0, 2], { minLength: 2 }), async (...given) => {
      const [base, done, cut, order] = given;
      await bench.clear();
      await seed(base, ids);
      for (const edit of done) await edits[edit]();
      const expected = await bench.picture();

      await bench.clear();
      await seed(base, ids);
      await bench.merge(0, 1);
      for (const edit of done.slice(0, cut)) await edits[edit]();
      await bench.merge(2, 1);
      for (const edit of done.slice(cut)) await edits[edit]();
      for (const index of order) expect(await bench.unmerge(index)).toMatchObject({ kind: 'unmerged' });
      expect(await bench.picture()).toEqual(expected);
    }),
    { numRuns: 50 },
  );
}, 200_000);

test('a conversation a person linked to the survivor since stays; one linked to it before goes back', async () => {
  for (const index of [0, 1]) await bench.contact(index);
  const since = await conversation('1', a);
  const again = await conversation('2', a, { chosen: { contact: true, company: false, deal: false } });
  const before = await conversation('3', a, { chosen: { contact: true, company: false, deal: false } });
  await bench.merge(0, 1);
  for (const { _id } of [since, again])
    await linkByPerson(bench.store, {
      conversationId: _id,
      choice: { contactId: b },
      by: 'maria',
      nowMs: laterMs,
    });
  await bench.unmerge(0);
  expect(await Promise.all([since, again, before].map(({ _id }) => contactOf(_id)))).toEqual([b, b, a]);
  const recorded = await bench.store.decisions.find({ outcome: 'contactUnmerged' }).toArray();
  expect(recorded).toMatchObject([{ conversationId: before._id, reasons: [{ code: 'person' }] }]);
});

test('what the buyer showed while they were one is carried into the one it comes back to', async () => {
  for (const index of [0, 1]) await bench.contact(index);
  const { _id } = await conversation('1', a, { phoneAtContact: '1', userIdAtContact: null });
  await bench.merge(0, 1);
  await bench.store.conversations.updateOne({ _id }, { $set: { phoneAtContact: '2', userIdAtContact: 'u' } });
  await bench.unmerge(0);
  expect(await bench.store.conversations.findOne({ _id })).toMatchObject({
    ...{ contactId: a, phoneAtContact: '1', userIdAtContact: null, untold: true },
  });
});

test('a question dismissed or answered since is not asked again, one nobody touched is', async () => {
  for (const index of [0, 1, 2]) await bench.contact(index);
  const mine = await conversation('1', a);
  const theirs = await conversation('2', b, { questions: [questionAbout('recycledNumber', mine._id, 1)] });
  const which = questionAmong('whichContact', { contactIds: [a, b, c] }, 1);
  const dismissed = await conversation('3', null, { questions: [which] });
  const open = await conversation('4', null, { questions: [which] });
  await bench.merge(0, 1);
  expect(await questionsOf(theirs._id)).toEqual([]);
  const dismissal = { questionId: 'whichContact', by: 'maria', nowMs: laterMs };
  expect(await dismissQuestion(bench.store, { conversationId: dismissed._id, ...dismissal })).toBe(true);
  await bench.unmerge(0);
  expect(await questionsOf(theirs._id)).toEqual([`recycledNumber.${mine._id}`]);
  expect(await questionsOf(dismissed._id)).toEqual([]);
  expect((await bench.store.conversations.findOne({ _id: open._id }))?.questions).toEqual([which]);
});

test('a conversation that asked which of the two it is looks again by itself, and asks again once they are two', async () => {
  for (const index of [0, 1]) await bench.contact(index);
  const which = questionAmong('whichContact', { contactIds: [a, b] }, 1);
  const { _id } = await conversation('1', null, { questions: [which] });
  expect(await bench.merge(0, 1)).toMatchObject({ told: [_id] });
  expect(await bench.store.conversations.findOne({ _id })).toMatchObject({ questions: [], untold: true });
  expect(await bench.unmerge(0)).toMatchObject({ told: [_id] });
  expect(await questionsOf(_id)).toEqual(['whichContact']);
});

test('what people said of two contacts goes before a signature', async () => {
  for (const index of [0, 1, 2, 3]) await bench.contact(index);
  expect(await bench.merge(0, 1, 'continuo')).toMatchObject({ kind: 'merged' });
  await bench.unmerge(0);
  expect(await bench.merge(0, 1, 'continuo')).toMatchObject({ kind: 'refused' });
  expect(await bench.merge(1, 0, 'continuo')).toMatchObject({ kind: 'refused' });
  await bench.store.duplicates.insertOne({
    ...{
      _id: duplicateIdOf(c, d),
      contactIds: inOrder(c, d),
      versions: [1, 1],
      probability: 1,
      weight: 1,
      reasons: [],
    },
    ...{ state: 'different', hiddenBy: [], decidedBy: null, decidedAtMs: nowMs, foundAtMs: 1, updatedAtMs: 1 },
  });
  expect(await bench.merge(2, 3, 'continuo')).toMatchObject({ kind: 'refused' });
  for (const from of [0, 2]) expect(await bench.merge(from, from + 1)).toMatchObject({ kind: 'merged' });
});

describe('automatic messages', () => {
  const says = async (conversationId: ConversationId, code: 'optOut' | 'optIn') => {
    await bench.store.decisions.insertOne({
      ...{ _id: decisionIdOf(conversationId, code, 'route') satisfies DecisionId, conversationId, turnId: null },
      ...{ step: 'route', outcome: 'noReply', reasons: [{ code, text: 'Said so.' }], facts: {}, details: null },
      ...{ rulesVersion: 0, atMs: laterMs },
    });
    const said = { _id: conversationId, contactId: (await contactOf(conversationId)) ?? null };
    await recordOptOut(bench.store, said, code === 'optOut', laterMs);
  };
  const optedOut = async () =>
    (await bench.store.contacts.find({}).sort({ _id: 1 }).toArray()).map((one) => one.optedOut);

  test('a stop said while they were one counts for both', async () => {
    await bench.contact(0, { optedOut: true });
    await bench.contact(1);
    const { _id } = await conversation('1', b);
    await bench.merge(0, 1);
    await says(_id, 'optOut');
    await bench.unmerge(0);
    expect(await optedOut()).toEqual([true, true]);
  });

  test('one who opted out before hears from us again only by a word in a conversation of their own', async () => {
    for (const own of [true, false]) {
      await bench.clear();
      await bench.contact(0, { optedOut: true });
      await bench.contact(1);
      const mine = await conversation('1', a, { control: { optedOut: true } });
      const theirs = await conversation('2', b);
      await bench.merge(0, 1);
      await says(own ? mine._id : theirs._id, 'optIn');
      await bench.unmerge(0);
      expect(await optedOut()).toEqual([!own, false]);
      expect(await bench.store.conversations.findOne({ _id: mine._id })).toMatchObject({ control: { optedOut: !own } });
    }
  });
});

test('undone twice at once, it is undone once', async () => {
  for (const index of [0, 1]) await bench.contact(index, { phones: [`+${index}`] });
  await bench.merge(0, 1);
  const answers = await Promise.all([bench.unmerge(0), bench.unmerge(1), bench.unmerge(0)]);
  expect(answers.map(({ kind }) => kind).sort()).toEqual(['refused', 'refused', 'unmerged']);
});

test('a request sent again undoes nothing more', async () => {
  for (const index of [0, 1, 2]) await bench.contact(index);
  await bench.merge(0, 1);
  await bench.merge(1, 2);
  const order = { contactId: b, by: 'maria', key: 'k', nowMs: laterMs };
  for (let time = 0; time < 2; time++)
    expect(await unmergeContact(bench.store, order)).toMatchObject({ kind: 'unmerged', contact: { _id: b } });
  expect(await bench.store.merges.countDocuments({ undoneAtMs: null })).toBe(1);
});

test('merged and undone at once: everything is whole, and in one place', async () => {
  for (let round = 0; round < 10; round++) {
    await bench.clear();
    for (const index of [0, 1, 2]) await bench.contact(index, { phones: [`+${index}`] });
    const { _id } = await conversation('1', a);
    await bench.merge(0, 1);
    const answers = await Promise.all([
      bench.unmerge(0),
      unmergeContact(bench.store, { contactId: b, by: 'jo', key: null, nowMs: laterMs }),
      bench.merge(1, 2),
      bench.merge(2, 1),
    ]);
    expect(answers.some(({ kind }) => kind === 'unmerged' || kind === 'merged')).toBe(true);
    const contacts = await bench.store.contacts.find({}).toArray();
    const away = new Map(contacts.map((one) => [one._id, one.mergedInto]));
    expect(await contactOf(_id)).toBe(away.get(a) === null ? a : away.get(b) === null ? b : c);
    const standing = contacts.filter(({ mergedInto }) => mergedInto === null);
    expect(standing.flatMap(({ phones }) => phones).sort()).toEqual(['+0', '+1', '+2']);
    const open = await bench.store.merges.find({ undoneAtMs: null }).toArray();
    expect(open.map(({ fromId, intoId }) => [fromId, intoId]).sort()).toEqual(
      [...away].filter(([, into]) => into !== null).sort(),
    );
  }
}, 60_000);
