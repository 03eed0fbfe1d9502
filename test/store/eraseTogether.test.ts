import { defaultRules } from '../../src/core/rules/defaults';
import type { ContactId, DealId, ImportId } from '../../src/core/ids';
import { newContactDocument } from '../../src/store/contacts';
import { storeImport } from '../../src/store/contactImports';
import type { ContactDocument, DealDocument } from '../../src/store/crmDocuments';
import { exportPerson } from '../../src/store/erase/exportPerson';
import { mergeContacts } from '../../src/store/merge';
import { newId } from '../../src/store/newId';
import { unmergeContact } from '../../src/store/unmerge';
import { startCaptureBench, type CaptureBench } from '../support/captureBench';
import { eraseAll, order } from '../support/erasureBench';
import { messageFrom, webhook, type Buyer } from '../support/whatsappEvents';

// What others have to do with the person: shared phones, merges, deals, files.
let bench: CaptureBench;
let n = 0;
beforeAll(async () => {
  bench = await startCaptureBench();
}, 60_000);
afterAll(() => bench?.stop());
beforeEach(() => bench.clear());

async function knows(given: Partial<ContactDocument>): Promise<ContactId> {
  const _id = newId<ContactId>('contact');
  const fields = {
    ...{ name: null, phones: [], emails: [], channelIds: [], externalIds: [], companyId: null, ownerId: null },
    ...{ language: null, optedOut: false, madeFor: [] },
  };
  await bench.store.contacts.insertOne(newContactDocument(_id, { ...fields, ...given }, 'BR', Date.now()));
  return _id;
}

async function says(buyer: Buyer, text = 'Olá') {
  await bench.post(webhook(messageFrom(buyer, `wamid.together${n++}`, Date.now(), text)));
  await bench.drain();
  return (await bench.store.conversations.findOne({ 'identity.phone': buyer.phone ?? '' }))!;
}

async function deal(given: Partial<DealDocument>): Promise<DealId> {
  const _id = newId<DealId>('deal');
  await bench.store.deals.insertOne({
    ...{ _id, title: 'Mesas', stage: 'new', contactIds: [], companyId: null, open: true, reference: null, value: null },
    ...{ productIds: [], adIds: [], madeFor: null, createdAtMs: 1, updatedAtMs: 1, version: 1, ...given },
  });
  return _id;
}

async function held(contactId: ContactId) {
  const all = [];
  for await (const one of exportPerson(bench.store, contactId)) all.push(one);
  return all;
}

const office = '+55 11 3333-4444';
const merging = (fromId: ContactId, intoId: ContactId) => ({ fromId, intoId, by: 'maria', nowMs: Date.now() });
const undoing = (contactId: ContactId) => ({ contactId, by: 'maria', key: null, nowMs: Date.now() });

test('an unlinked conversation with a phone two have is nobody’s yet: not exported, not erased, named for people', async () => {
  const anaId = await knows({ name: 'Ana Lucia Prado', phones: [office] });
  await knows({ name: 'Бенто Алвес Роша', phones: [office] });
  const chat = await says({ phone: '551133334444', name: 'Бенто Алвес Роша' }, 'segredo do Bento');
  expect(chat.contactId).toBeNull();
  expect(JSON.stringify(await held(anaId))).not.toContain('segredo');
  const erasure = await eraseAll(bench, await order(bench, anaId));
  expect(await bench.store.messages.countDocuments({ text: 'segredo do Bento' })).toBe(1);
  expect(await bench.store.conversations.findOne({ _id: chat._id })).toMatchObject({ erasedAtMs: null });
  expect(erasure).toMatchObject({
    ...{ state: 'incomplete', left: [] },
    forPeople: [{ collection: 'conversations', id: chat._id, doneAtMs: null, by: null }],
  });
});

test('an unlinked conversation with a phone nobody else has is the person’s, but not under another’s user id', async () => {
  const anaId = await knows({
    ...{ name: 'Ana Lucia Prado', phones: ['+55 11 98765-4321', '+55 11 95555-0000'] },
    channelIds: ['whatsapp|user|BR.A'],
  });
  const own = await says({ phone: '5511987654321', userId: 'BR.A', name: 'Ana' }, 'minha');
  const strange = await says({ phone: '5511955550000', userId: 'BR.Z', name: 'Zoé' }, 'outra');
  await bench.store.conversations.updateMany({}, { $set: { contactId: null } });
  const { forPeople } = await eraseAll(bench, await order(bench, anaId));
  expect(forPeople.map(({ id }) => id)).toContain(strange._id);
  expect(await bench.store.messages.countDocuments({ conversationId: own._id })).toBe(0);
  expect(await bench.store.messages.countDocuments({ conversationId: strange._id })).toBe(1);
});

test('nobody is merged into somebody who is being erased, nor taken out; one merged in just before goes too', async () => {
  const { store } = bench;
  const xavier = await knows({ name: 'Xavier Prado Luz', phones: ['+5511987654321'] });
  const yara = await knows({ name: 'Yara Campos Melo', phones: ['+5511911112222'] });
  const inside = await knows({ name: 'X. Prado', phones: ['+5511977776666'] });
  const late = await knows({ name: 'Xavi Luz Prado', phones: ['+5511966665555'] });
  await says({ phone: '5511911112222', name: 'Yara' });
  const lateChat = await says({ phone: '5511966665555', name: 'Xavi' });
  expect(await mergeContacts(store, merging(inside, xavier))).toMatchObject({ kind: 'merged' });
  const kinds: string[] = [];
  const erasure = await eraseAll(bench, await order(bench, xavier), {
    between: async (step) => {
      if (step !== 'gather' || kinds.length > 0) return;
      kinds.push((await mergeContacts(store, merging(yara, xavier))).kind);
      kinds.push((await mergeContacts(store, merging(xavier, yara))).kind);
      kinds.push((await unmergeContact(store, undoing(inside))).kind);
      // As if its merge had been committed in the very moment of the order.
      await store.contacts.updateOne({ _id: late }, { $set: { mergedInto: xavier } });
      await store.conversations.updateOne({ _id: lateChat._id }, { $set: { contactId: xavier } });
    },
  });
  expect(kinds).toEqual(['refused', 'refused', 'refused']);
  expect(erasure).toMatchObject({ state: 'finished', left: [] });
  expect((await store.contacts.find({}).toArray()).map(({ _id }) => _id)).toEqual([yara]);
  expect(await store.messages.countDocuments({ conversationId: lateChat._id })).toBe(0);
  expect(await store.contacts.countDocuments({ mergedInto: { $ne: null } })).toBe(0);
});

test('a merge at the moment of the order: one of the two comes first, and nobody is lost', async () => {
  for (let time = 0; time < 5; time++) {
    const from = await knows({ name: 'Xavier Prado Luz' });
    const into = await knows({ name: 'Yara Campos Melo' });
    const [merge, ordered] = await Promise.all([
      mergeContacts(bench.store, merging(from, into)),
      order(bench, from).catch(() => null),
    ]);
    expect([merge.kind, ordered !== null]).toEqual(merge.kind === 'merged' ? ['merged', false] : ['refused', true]);
  }
});

test('a merge of two others that names the person can still be undone', async () => {
  const { store } = bench;
  const a = await knows({ name: 'Ana Souza Lima', phones: ['+5511987654321'] });
  const b = await knows({ name: 'Ana S Lima', phones: ['+5511911112222'] });
  const x = await knows({ name: 'Ксавье Прадо Луз', phones: ['+5511933334444'] });
  const dealId = await deal({ contactIds: [a, x] });
  const chat = await says({ phone: '5511911112222', name: 'Ana' });
  const asked = { kind: 'whichContact', conversationId: null, atMs: 1 } as const;
  const questions = [{ id: 'whichContact', ...asked, contactIds: [a, b, x], companyIds: [], dealIds: [] }];
  await store.conversations.updateOne({ _id: chat._id }, { $set: { questions } });
  expect(await mergeContacts(store, merging(a, b))).toMatchObject({ kind: 'merged' });
  // What is held about X says nothing of the two.
  expect(JSON.stringify((await held(x)).filter(({ collection }) => collection === 'merges'))).not.toContain('98765');
  const erasure = await eraseAll(bench, await order(bench, x));
  expect(erasure).toMatchObject({ state: 'finished', left: [] });
  expect(JSON.stringify(await store.merges.find({}).toArray())).not.toContain(x);
  expect(await unmergeContact(store, undoing(a))).toMatchObject({ kind: 'unmerged' });
  expect((await store.deals.findOne({ _id: dealId }))?.contactIds).toEqual([a]);
  expect((await store.contacts.findOne({ _id: a }))?.phones).toEqual(['+5511987654321']);
});

test('the export of one says nothing of others who stood near', async () => {
  const { store } = bench;
  await knows({
    ...{ name: 'Bento Rocha', phones: ['+55 11 98765-4321'], emails: ['bento.secret@x.com'] },
    channelIds: ['whatsapp|user|BR.B'],
  });
  const chat = await says({ phone: '5511987654321', userId: 'BR.70001', name: 'Ana Lucia Prado' });
  const importId = 'imp_000000000000000000000001' as ImportId;
  const csv = 'nome;fone\r\nAna Lucia Prado;1\r\n秘密;+5511900001111\r\nAna L;BR.70001\r\n';
  await store.contactImportFiles.insertOne({
    ...{ _id: `${importId}.0`, importId, place: 0, createdAt: new Date() },
    bytes: Buffer.from(csv),
  });
  const all = await held(chat.contactId!);
  const decision = all.find(({ collection }) => collection === 'decisions')!;
  expect(JSON.stringify(decision)).toContain('5511987654321');
  expect(JSON.stringify(all)).not.toMatch(/bento\.secret|BR\.B|秘密|900001111/);
  const file = all.find(({ collection }) => collection === 'contactImportFiles')!;
  expect(file.document).toMatchObject({ lines: ['Ana Lucia Prado;1', 'Ana L;BR.70001'] });
});

test('a lead is not called after its buyer any more; one that people renamed is theirs', async () => {
  const { store } = bench;
  const rules = { ...defaultRules, identity: { createLead: true, leadStage: 'inquiry' } };
  await store.rules.insertOne({ _id: 1, rules, by: 'm', createdAtMs: 1 });
  const ana = await says({ phone: '5511987654321', userId: 'BR.A', name: 'Ana' });
  const zoe = await says({ phone: '5511955550000', userId: 'BR.Z', name: 'Zoé Prado Luz' });
  await store.deals.updateOne({ madeFor: zoe._id }, { $set: { title: 'Cadeiras da Zoé' } });
  const first = await eraseAll(bench, await order(bench, ana.contactId!));
  expect(first).toMatchObject({ state: 'finished', left: [], forPeople: [] });
  expect(await store.deals.findOne({ madeFor: ana._id })).toMatchObject({ title: 'WhatsApp', contactIds: [] });
  const second = await eraseAll(bench, await order(bench, zoe.contactId!));
  const lead = (await store.deals.findOne({ madeFor: zoe._id }))!;
  expect(lead).toMatchObject({ title: 'Cadeiras da Zoé', contactIds: [] });
  expect(second).toMatchObject({ state: 'incomplete', forPeople: [{ collection: 'deals', id: lead._id }] });
});

test('a big file is stored in pieces that end with a line, and a person’s line goes as a whole', async () => {
  const { store } = bench;
  const ana = await says({ phone: '5511987654321', userId: 'BR.A', name: 'Ana Lucia Prado' });
  const _id = 'imp_000000000000000000000002' as ImportId;
  const row = 'ञ'.repeat(30);
  const before = `${row}\r\n`.repeat(11_397);
  const line = 'Ana Lucia Prado de Souza e Silva Junior;+5511987654321';
  expect(Buffer.byteLength(before)).toBeLessThan(1024 * 1024);
  expect(Buffer.byteLength(before + line)).toBeGreaterThan(1024 * 1024);
  const file = Buffer.from(`${before}${line}\r\n${row}\r\n`);
  await storeImport(store, { _id, uploadedAtMs: 1 } as never, file, Date.now());
  const read = async () => {
    const pieces = await store.contactImportFiles.find({}).sort({ place: 1 }).toArray();
    return pieces.map(({ bytes }) => Buffer.from(bytes));
  };
  const pieces = await read();
  expect(pieces).toHaveLength(2);
  expect(Buffer.concat(pieces).equals(file)).toBe(true);
  expect(pieces[0]!.at(-1)).toBe(0x0a);
  expect(await eraseAll(bench, await order(bench, ana.contactId!))).toMatchObject({ state: 'finished', left: [] });
  const after = Buffer.concat(await read()).toString();
  expect(after).toBe(`${before}${' '.repeat(line.length)}\r\n${row}\r\n`);
});
