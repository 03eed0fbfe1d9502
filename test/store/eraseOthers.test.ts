import type { ImportId } from '../../src/core/ids';
import { changeContact } from '../../src/store/contacts';
import { exportPerson } from '../../src/store/erase/exportPerson';
import { whatIsErased } from '../../src/store/erase/whatIsErased';
import { startCaptureBench, type CaptureBench } from '../support/captureBench';
import { ana, contactOf, eraseAll, order, twoPeople, wamid, wei } from '../support/erasureBench';
import { messageFrom, webhook } from '../support/whatsappEvents';

let bench: CaptureBench;
beforeAll(async () => {
  bench = await startCaptureBench();
}, 60_000);
afterAll(() => bench?.stop());
beforeEach(() => bench.clear());

test('a phone that somebody else has too is no mark: the other keeps everything', async () => {
  const { ana: contactId, wei: weiId } = await twoPeople(bench, Date.now());
  await changeContact(bench.store, weiId, {
    set: { phones: [`+${wei.phone}`, '+55 11 3333-4444'] },
    basedOn: null,
    nowMs: 1,
  });
  await changeContact(bench.store, contactId, {
    set: { phones: [`+${ana.phone}`, '+55 11 3333-4444'] },
    basedOn: null,
    nowMs: 1,
  });
  const before = await bench.store.contacts.findOne({ _id: weiId });
  const erasure = await eraseAll(bench, await order(bench, contactId));
  expect(erasure).toMatchObject({ state: 'finished', left: [] });
  expect(await bench.store.contacts.findOne({ _id: weiId })).toEqual(before);
  expect(await contactOf(bench, wei)).toBe(weiId);
});

test('what somebody else wrote about the person stays theirs, and is shown as a place', async () => {
  const { ana: contactId } = await twoPeople(bench, Date.now());
  await bench.post(webhook(messageFrom(wei, wamid(wei.phone!, 7), Date.now(), '请联系 +55 11 98765-4321')));
  await bench.drain();
  const message = (await bench.store.messages.findOne({ text: /98765/ }))!;
  const erasure = await eraseAll(bench, await order(bench, contactId));
  expect(erasure).toMatchObject({ state: 'incomplete', places: [{ collection: 'messages', id: message._id }] });
  expect(await bench.store.messages.findOne({ _id: message._id })).toEqual(message);
});

test('imports: the person’s lines and report rows go, the rest of the file and of the report stays', async () => {
  const { ana: contactId, wei: weiId } = await twoPeople(bench, Date.now());
  const { store } = bench;
  await store.accounts.updateMany({}, { $set: { defaultCountry: 'BR' } });
  const importId = 'imp_000000000000000000000001' as ImportId;
  const createdAt = new Date();
  const csv = 'nome;fone\r\nAna;11 98765-4321\r\n王小明;+86 139 1234 5678\r\nAna L;+5511987654321\r\n';
  await store.contactImportFiles.insertOne({
    ...{ _id: `${importId}.0`, importId, place: 0, createdAt },
    bytes: Buffer.from(csv),
  });
  const line = (n: number, name: string) => ({
    ...{ _id: `${importId}.${n}`, importId, line: n, faults: [], claims: [], createdAt },
    given: { name } as never,
  });
  await store.contactImportLines.insertMany([line(2, 'Ana'), line(3, '王小明')]);
  const row = (n: number, id: typeof contactId) => ({
    ...{ _id: `${importId}.1.${n}`, importId, run: 1, line: n, outcome: 'new', contactId: id, createdAt },
    ...{ candidates: [contactId], reasons: [] },
  });
  await store.contactImportRows.insertMany([row(2, contactId), row(3, weiId)] as never);
  const erasure = await eraseAll(bench, await order(bench, contactId));
  expect(erasure).toMatchObject({ state: 'finished', left: [] });
  expect((await store.contactImportLines.find({}).toArray()).map(({ line: n }) => n)).toEqual([3]);
  expect((await store.contactImportRows.find({}).toArray()).map(({ line: n }) => n)).toEqual([3]);
  const file = (await store.contactImportFiles.findOne({}))!;
  const lines = Buffer.from(file.bytes).toString().split('\n');
  expect(lines.map((text) => text.trim())).toEqual(['nome;fone', '', '王小明;+86 139 1234 5678', '', '']);
  await store.accounts.updateMany({}, { $set: { defaultCountry: null } });
});

test('merge records that hold a snapshot of the person are deleted, others stay', async () => {
  const { ana: contactId, wei: weiId } = await twoPeople(bench, Date.now());
  const merges = bench.store.db.collection<{ _id: string; fromId: string; snapshot: object }>('merges');
  await merges.insertMany([
    { _id: 'mrg_1', fromId: contactId, snapshot: { name: 'Ana' } },
    { _id: 'mrg_2', fromId: weiId, snapshot: { name: '王小明' } },
  ]);
  const shown = [];
  for await (const { collection } of exportPerson(bench.store, contactId)) shown.push(collection);
  expect(shown).toContain('merges');
  expect(await eraseAll(bench, await order(bench, contactId))).toMatchObject({ state: 'finished', left: [] });
  expect((await merges.find({}).toArray()).map(({ _id }) => _id)).toEqual(['mrg_2']);
});

test('of a batch others are in, the export shows only whose message is whose', async () => {
  const { ana: contactId } = await twoPeople(bench, Date.now());
  const rows = [];
  for await (const { collection, document } of exportPerson(bench.store, contactId))
    if (collection === 'intake') rows.push(document);
  expect(rows).toHaveLength(3);
  expect(rows.every(({ shared }) => shared === true)).toBe(true);
  expect(JSON.stringify(rows)).not.toContain(wei.phone);
  expect(JSON.stringify(rows)).not.toContain('谢谢');
});

const ownedByConversation = Object.entries(whatIsErased).flatMap(([name, { kind }]) =>
  kind === 'owned' && !name.includes('.') && name !== 'contacts' ? [name] : [],
);

test.each(ownedByConversation)(
  'of the %s of others that mention the person, the export shows only the place',
  async (name) => {
    const { ana: contactId, wei: weiId } = await twoPeople(bench, Date.now());
    const theirs = await bench.store.conversations.findOne({ contactId: weiId });
    const _id = 'xyz_theirs' as never;
    const text = `我的秘密; 请联系 +${ana.phone}`;
    await bench.store.db
      .collection(name)
      .insertOne({ _id, conversationId: theirs?._id, channelMessageId: 'wamid.x', text });
    const rows = [];
    for await (const { collection, document } of exportPerson(bench.store, contactId))
      if (collection === name && document._id === _id) rows.push(document);
    expect(rows).toEqual([{ _id, conversationId: theirs?._id, mentions: true }]);
  },
);
