import { compareDue } from '../../src/activities/duplicates/compareDue';
import type { AgentId, CompanyId, ContactId } from '../../src/core/ids';
import { compareContact, compareContacts } from '../../src/store/compareContacts';
import { changeContact, newContactDocument, type GivenContact } from '../../src/store/contacts';
import type { ContactDocument } from '../../src/store/crmDocuments';
import type { Database } from '../../src/store/database';
import { largestBlock } from '../../src/store/duplicateCandidates';
import { duplicateIdOf } from '../../src/store/duplicateId';
import {
  decideDifferent,
  forgetPairs,
  markMerged,
  pairsOf,
  reopenPair,
  unmarkMerged,
} from '../../src/store/duplicates';
import { newId } from '../../src/store/newId';
import { useStore } from '../support/useStore';

let store: Database;
useStore((started) => (store = started));
beforeEach(async () => {
  await Promise.all([store.contacts, store.duplicates].map((collection) => collection.deleteMany({})));
});

const nowMs = Date.parse('2026-11-21T10:00:00Z');
const phone = '+5511987654321';

const document = (given: Partial<GivenContact>): ContactDocument => {
  const nobody = { name: null, phones: [], emails: [], channelIds: [], externalIds: [], companyId: null };
  const rest = { ownerId: null, language: null, optedOut: false, madeFor: [] };
  return newContactDocument(newId<ContactId>('contact'), { ...nobody, ...rest, ...given }, 'BR', nowMs);
};
async function make(given: Partial<GivenContact>): Promise<ContactId> {
  const contact = document(given);
  await store.contacts.insertOne(contact);
  return contact._id;
}
const change = (id: ContactId, set: Partial<GivenContact>) => changeContact(store, id, { set, basedOn: null, nowMs });
const compare = (id: ContactId) => compareContact(store, id, nowMs);
const pair = (one: ContactId, other: ContactId) => store.duplicates.findOne({ _id: duplicateIdOf(one, other) });
const isDue = async (id: ContactId) => (await store.contacts.findOne({ _id: id }))?.duplicatesDue;

describe('comparing a contact', () => {
  test('finds its duplicate in another script and writing, with reasons; done again it changes nothing', async () => {
    const a = await make({ name: 'Юлия Щукина', phones: [phone] });
    const b = await make({ name: 'Julia Schukina', phones: ['(11) 8765-4321'] });
    await make({ name: 'Bruno Lima', phones: ['+5521976543210'] });
    expect(await compare(b)).toMatchObject({ compared: 1, found: 1 });
    const found = await pair(a, b);
    expect(found).toMatchObject({ state: 'open', decidedBy: null, hiddenBy: [], contactIds: [a, b].sort() });
    expect(found?.reasons.map(({ code }) => code)).toEqual(['phoneVariant', 'nameSounds']);
    expect([await isDue(a), await isDue(b)]).toEqual([true, false]);
    expect(await compare(a)).toMatchObject({ found: 0 });
    expect(await store.duplicates.find().toArray()).toEqual([found]);
  });

  test('from either side, and together, comes to the same', async () => {
    const [a, b] = [
      await make({ name: 'Ana Souza', phones: [phone] }),
      await make({ name: 'Souza Ana', phones: [phone] }),
    ];
    const seen: unknown[] = [];
    for (const ids of [[a], [b], [a, b]]) {
      await store.duplicates.deleteMany({});
      await compareContacts(store, ids, nowMs);
      seen.push(await pair(a, b));
    }
    expect(seen[0]).not.toBeNull();
    expect(seen).toEqual([seen[0], seen[0], seen[0]]);
  });

  test('that is not there, or merged away, does nothing', async () => {
    const a = await make({ name: 'Ana Souza', phones: [phone] });
    const b = await make({ name: 'Ana Souza', phones: [phone] });
    await store.contacts.updateOne({ _id: b }, { $set: { mergedInto: a } });
    for (const id of [a, b, 'con_0123456789abcdef01234567' as ContactId])
      expect(await compare(id)).toMatchObject({ found: 0 });
    expect(await isDue(b)).toBe(false);
  });

  test('takes an open pair back that is no longer near', async () => {
    const a = await make({ name: 'Ana Souza', phones: [phone] });
    const b = await make({ name: 'Ana Souza', phones: [phone] });
    await compare(a);
    await change(b, { name: 'Bruno Lima', phones: ['+5521976543210'] });
    await compare(b);
    expect(await pair(a, b)).toBeNull();
  });
});

describe('what people decided', () => {
  test('is never opened again by any change, until they take it back', async () => {
    const [a, b] = [
      await make({ name: 'Ana Souza', phones: [phone] }),
      await make({ name: 'Ana Sousa', phones: [phone] }),
    ];
    await compare(a);
    const id = duplicateIdOf(a, b);
    expect(await decideDifferent(store, id, 'ana' as AgentId, nowMs)).toMatchObject({ state: 'different' });
    expect(await decideDifferent(store, id, 'bia' as AgentId, nowMs + 1)).toMatchObject({
      decidedBy: 'ana',
      decidedAtMs: nowMs,
    });
    await change(b, { name: 'Ana Souza', emails: ['ana@x.example'] });
    await change(a, { emails: ['ana@x.example'] });
    await compare(a);
    await compare(b);
    expect(await pair(a, b)).toMatchObject({ state: 'different', decidedBy: 'ana' });
    await change(b, { name: 'Bruno', phones: [], emails: [] });
    await compare(b);
    expect(await pair(a, b)).toMatchObject({ state: 'different' });

    expect(await reopenPair(store, id)).toMatchObject({ state: 'open', decidedBy: null, decidedAtMs: null });
    expect([await isDue(a), await isDue(b)]).toEqual([true, true]);
    await compare(a);
    expect(await pair(a, b)).toBeNull();
  });

  test('holds for whom a contact was merged into, too, and ends with the merge', async () => {
    const a = await make({ name: 'Ana Souza', phones: [phone] });
    const b = await make({ name: 'Ana Souza', phones: [phone] });
    const into = await make({ name: 'Ana Souza', emails: ['ana.s@x.example'] });
    await compareContacts(store, [a, b, into], nowMs);
    await decideDifferent(store, duplicateIdOf(a, b), null, nowMs);
    const before = await store.duplicates.find().sort({ _id: 1 }).toArray();

    await store.contacts.updateOne({ _id: a }, { $set: { mergedInto: into } });
    await markMerged(store, a);
    await change(into, { phones: [phone] });
    await compareContacts(store, [b, into], nowMs);
    expect(await pair(b, into)).toBeNull();
    expect((await pairsOf(store, a)).every(({ hiddenBy }) => hiddenBy.includes(a))).toBe(true);
    expect(await decideDifferent(store, duplicateIdOf(a, into), null, nowMs)).toBeNull();

    await store.contacts.updateOne({ _id: a }, { $set: { mergedInto: null } });
    await unmarkMerged(store, a);
    expect(await pair(a, b)).toEqual(before.find(({ _id }) => _id === duplicateIdOf(a, b)));
    await compareContacts(store, [a, b, into], nowMs);
    expect(await pair(b, into)).toMatchObject({ state: 'open' });
  });

  test('merging and unmerging gives the same pairs back', async () => {
    const ids = await Promise.all(
      ['Ana Souza', 'Ana Sousa', 'Souza Ana'].map((name) => make({ name, phones: [phone] })),
    );
    await compareContacts(store, ids, nowMs);
    await decideDifferent(store, duplicateIdOf(ids[0]!, ids[1]!), null, nowMs);
    const before = await store.duplicates.find().sort({ _id: 1 }).toArray();
    for (const id of ids) await markMerged(store, id);
    for (const id of [...ids].reverse()) await unmarkMerged(store, id);
    expect(await store.duplicates.find().sort({ _id: 1 }).toArray()).toEqual(before);
    expect(await forgetPairs(store, ids[0]!)).toBe(2);
    expect(await pairsOf(store, ids[0]!)).toEqual([]);
  });
});

describe('at the same time as others', () => {
  test('a slow comparison neither overwrites nor brings back what a newer one found', async () => {
    const a = await make({ name: 'Ana Souza', phones: [phone] });
    const b = await make({ name: 'Ana Souza', phones: [phone] });
    // It has read both, and is held up before it writes.
    const slow = slowly(store, async () => {
      await change(a, { name: 'Bruno Lima', phones: ['+5521976543210'] });
      await compareContact(store, a, nowMs);
    });
    await compareContact(slow, b, nowMs);
    expect(await isDue(a)).toBe(true);
    await compare(a);
    expect(await pair(a, b)).toBeNull();
  });

  test('who changes while being compared stays due', async () => {
    const a = await make({ name: 'Ana Souza', phones: [phone] });
    await make({ name: 'Ana Souza', phones: [phone] });
    await compareContact(
      slowly(store, async () => void (await change(a, { name: 'Ana S.' }))),
      a,
      nowMs,
    );
    expect(await isDue(a)).toBe(true);
  });

  test('many at once give each pair once', async () => {
    const ids = await Promise.all(
      Array.from({ length: 6 }, () => make({ name: 'Ana Souza', phones: [phone], emails: ['ana@x.example'] })),
    );
    await Promise.all([...ids, ...ids].map((id) => compare(id)));
    expect(await store.duplicates.countDocuments()).toBe(15);
  });
});

test('contacts that were never compared are found, and compared', async () => {
  const ids = await Promise.all([1, 2, 3].map(() => make({ name: 'Ana Souza', phones: [phone] })));
  const deps = { store, clock: () => nowMs };
  expect(await compareDue(deps, 2)).toEqual({ compared: 2, more: true });
  expect(await compareDue(deps, 2)).toEqual({ compared: 1, more: false });
  expect(await compareDue(deps, 2)).toEqual({ compared: 0, more: false });
  expect(await pairsOf(store, ids[0]!)).toHaveLength(2);
});

test('a name weighs the less the more contacts have it', async () => {
  const weightOf = async () => {
    const a = await make({ name: 'Юлия Щукина', phones: [phone] });
    const b = await make({ name: 'Юлия Щукина', phones: [phone] });
    await compare(a);
    const reasons = (await pair(a, b))?.reasons ?? [];
    await store.contacts.deleteMany({ _id: { $in: [a, b] } });
    return reasons.find(({ code }) => code === 'nameSame')?.weight ?? Number.NaN;
  };
  const alone = await weightOf();
  for (let i = 0; i < 9; i++) await make({ name: 'Юлия Щукина', phones: [`+7905123450${i}`] });
  expect(await weightOf()).toBeLessThan(alone - 3);
});

describe('very large blocks', () => {
  test('a name that hundreds have suggests nothing by itself, and hides no pair with a phone or e-mail in common', async () => {
    const many = Array.from({ length: largestBlock * 8 }, (_, i) =>
      document({ name: 'Maria da Silva', phones: [`+5511${90000_0000 + i * 1117}`] }),
    );
    await store.contacts.insertMany(many);
    const a = await make({ name: 'Maria da Silva', phones: [phone] });
    const b = await make({ name: 'Maria da Silva', phones: ['11 8765-4321'] });
    const { comparisons } = await compare(a);
    expect(comparisons).toBeLessThan(largestBlock);
    expect(await pairsOf(store, a)).toMatchObject([{ _id: duplicateIdOf(a, b) }]);
  });

  test('a switchboard that hundreds have still finds who has the same name', async () => {
    const companyId = 'cmp_0123456789abcdef01234567' as CompanyId;
    const letters = 'bcdfghklmnprst';
    const word = (i: number) =>
      `${letters[i % 14]}a${letters[Math.floor(i / 14) % 14]}o${letters[Math.floor(i / 196) % 14]}i`;
    const many = Array.from({ length: 700 }, (_, i) =>
      document({ name: `${word(i)} ${word(i * 31 + 7)}`, phones: [phone], companyId }),
    );
    await store.contacts.insertMany(many);
    const a = await make({ name: 'Юлия Щукина', phones: [phone], companyId });
    const b = await make({ name: 'Yuliya Shchukina', phones: [phone], companyId });
    const { comparisons } = await compare(a);
    expect(comparisons).toBeLessThan(300);
    expect((await pairsOf(store, a)).map(({ _id }) => _id)).toEqual([duplicateIdOf(a, b)]);
  });
});

/** The same store, but something happens once between reading contacts and writing pairs. */
function slowly(real: Database, meanwhile: () => Promise<void>): Database {
  let done = false;
  const duplicates = new Proxy(real.duplicates, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      if (name !== 'find' || done) return value.bind(target);
      done = true;
      return (...args: Parameters<typeof target.find>) => ({
        toArray: async () => {
          await meanwhile();
          return target.find(...args).toArray();
        },
      });
    },
  });
  return { ...real, duplicates };
}
