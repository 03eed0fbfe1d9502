import { control } from '../../src/activities/control';
import { attend } from '../../src/activities/attend';
import { receive } from '../../src/activities/receive';
import { eraseStep } from '../../src/activities/erase/eraseStep';
import { erasureSteps } from '../../src/core/erase/erasureSteps';
import type { CommandId, DealId, NoteId } from '../../src/core/ids';
import { changeContact } from '../../src/store/contacts';
import { exportPerson } from '../../src/store/erase/exportPerson';
import { finishPlace, finishTask } from '../../src/store/erase/settle';
import { erasureRuleOf, whatIsErased } from '../../src/store/erase/whatIsErased';
import { keepFirstAnswer } from '../../src/store/idempotency';
import { insertNote } from '../../src/store/notes';
import { orderAutomaticSend } from '../../src/activities/order';
import { startCaptureBench, type CaptureBench } from '../support/captureBench';
import { ana, eraseAll, everything, order, twoPeople, wamid, wei } from '../support/erasureBench';
import { messageFrom, statusOf, webhook } from '../support/whatsappEvents';

let bench: CaptureBench;
beforeAll(async () => {
  bench = await startCaptureBench();
}, 60_000);
afterAll(() => bench?.stop());
beforeEach(() => bench.clear());

const ofAna = [
  '5511987654321',
  '551187654321',
  'BR.70001',
  'Prado',
  'ana.prado@exemplo.com.br',
  wamid('5511987654321', 1),
];
const weisIds = async () => {
  const conversation = (await bench.store.conversations.findOne({ 'identity.phone': wei.phone! }))!;
  return ['8613912345678', 'CN.80002', conversation._id, conversation.contactId!];
};

/** Raw bytes too. */
async function leftOf(words: readonly string[]): Promise<string[]> {
  const rows = await bench.store.intake.find({}).toArray();
  const raw = rows.filter((row) => words.some((word) => Buffer.from(row.raw).toString().includes(word)));
  return [...(await everything(bench, words)), ...raw.map(({ _id }) => `intake ${_id}`)];
}

test('one of two people in shared batches is erased everywhere; the other is as before, byte by byte', async () => {
  const { ana: contactId } = await twoPeople(bench, Date.now());
  const other = await weisIds();
  const before = await everything(bench, other);
  expect(before.length).toBeGreaterThan(8);
  expect((await leftOf(ofAna)).length).toBeGreaterThan(8);
  const erasure = await eraseAll(bench, await order(bench, contactId));
  expect([erasure.left, erasure.places, erasure.state]).toEqual([[], [], 'finished']);
  expect(await leftOf(ofAna)).toEqual([]);
  expect(await everything(bench, other)).toEqual(before);
  expect(await bench.store.erasureWork.countDocuments()).toBe(0);
  expect(JSON.stringify(erasure)).not.toMatch(/5511987654321|Prado|wamid|exemplo/);
  const counts = new Map(erasure.erased.map(({ collection, count }) => [collection, count]));
  expect(counts.get('conversations')).toBe(1);
  expect(counts.get('contacts')).toBe(1);
  // Two texts, a picture, and our answer.
  expect(counts.get('messages')).toBe(4);
  expect(counts.get('media.files')).toBe(1);
  expect(counts.get('parkedStatuses')).toBe(1);
  expect(counts.get('intake')).toBe(3);
  expect(await bench.store.db.collection('media.chunks').countDocuments()).toBe(1);
});

test('every collection of a real database has been decided on', async () => {
  await twoPeople(bench, Date.now());
  const names = (await bench.store.db.collections()).map(({ collectionName }) => collectionName);
  expect(names.length).toBeGreaterThan(15);
  expect(names.filter((name) => !(name in whatIsErased))).toEqual([]);
  expect(erasureRuleOf('somethingNew').kind).toBe('kept');
});

test('something left in a collection nobody has decided on is shown, and nothing is called finished', async () => {
  const { ana: contactId } = await twoPeople(bench, Date.now());
  await bench.store.db
    .collection<{ _id: string; text: string }>('forgotten')
    .insertOne({ _id: 'f1', text: 'Ligar: +55 11 98765-4321' });
  const erasure = await eraseAll(bench, await order(bench, contactId));
  await bench.store.db.collection('forgotten').drop();
  expect(erasure).toMatchObject({
    state: 'incomplete',
    left: [{ collection: 'forgotten', count: 1 }],
    places: [{ collection: 'forgotten', id: 'f1' }],
  });
});

test('each step done twice, and begun anew after every crash, comes to the same', async () => {
  const { ana: contactId } = await twoPeople(bench, Date.now());
  const other = await weisIds();
  const before = await everything(bench, other);
  const erasureId = await order(bench, contactId);
  for (const last of erasureSteps)
    for (const step of erasureSteps.slice(0, erasureSteps.indexOf(last)))
      await eraseStep(bench.deps, { erasureId, step }, () => undefined);
  const erasure = await eraseAll(bench, erasureId, { times: 2 });
  expect(erasure).toMatchObject({ state: 'finished', left: [] });
  expect(await leftOf(ofAna)).toEqual([]);
  expect(await everything(bench, other)).toEqual(before);
});

test('a step cut short anywhere is done to its end the next time', async () => {
  const { ana: contactId } = await twoPeople(bench, Date.now());
  const erasureId = await order(bench, contactId);
  for (const step of erasureSteps.filter((name) => name !== 'finish'))
    for (let beats = 0; beats < 30; beats++) {
      let left = beats;
      const cut = eraseStep(bench.deps, { erasureId, step }, () => {
        if (left-- <= 0) throw new Error('The worker died.');
      });
      if (
        await cut.then(
          () => true,
          () => false,
        )
      )
        break;
    }
  expect(await eraseAll(bench, erasureId)).toMatchObject({ state: 'finished', left: [] });
  expect(await leftOf(ofAna)).toEqual([]);
});

test('who writes while being erased, or after, is somebody new, and nothing of that is taken away', async () => {
  const { ana: contactId } = await twoPeople(bench, Date.now());
  const old = (await bench.store.conversations.findOne({ contactId }))!;
  let n = 20;
  const erasure = await eraseAll(bench, await order(bench, contactId), {
    between: async (step) => {
      if (step === 'gather' || step === 'finish') return;
      await bench.post(webhook(messageFrom(ana, wamid(ana.phone!, n++), Date.now(), 'Oi de novo')));
      await bench.post(webhook(statusOf(wamid(ana.phone!, 1), 'read', Date.now(), { recipient_id: ana.phone })));
      await bench.drain();
    },
  });
  expect(erasure).toMatchObject({ state: 'finished', left: [] });
  const fresh = (await bench.store.conversations.findOne({ 'identity.phone': ana.phone! }))!;
  expect(fresh._id).not.toBe(old._id);
  expect(fresh.contactId).not.toBe(contactId);
  expect(await bench.store.contacts.countDocuments({ _id: fresh.contactId! })).toBe(1);
  expect(await bench.store.messages.countDocuments({ conversationId: fresh._id })).toBe(n - 20);
  expect(await bench.store.messages.countDocuments({ conversationId: old._id })).toBe(0);
});

test('a message that crosses with the erasure is not captured into the tombstone', async () => {
  const { ana: contactId } = await twoPeople(bench, Date.now());
  const old = (await bench.store.conversations.findOne({ contactId }))!;
  const other = (await bench.store.conversations.findOne({ 'identity.phone': wei.phone! }))!;
  await bench.post(
    webhook(
      messageFrom(ana, wamid(ana.phone!, 30), Date.now(), 'Cruzou no caminho'),
      messageFrom(wei, wamid(wei.phone!, 30), Date.now(), '还在吗?'),
    ),
  );
  const erasureId = await order(bench, contactId);
  const erasure = await eraseAll(bench, erasureId, {
    between: async (step) => {
      if (step === 'verify') await bench.drain();
    },
  });
  expect(erasure).toMatchObject({ state: 'finished', left: [] });
  expect(await leftOf(['Cruzou'])).toEqual([]);
  expect(await bench.store.messages.countDocuments({ conversationId: old._id })).toBe(0);
  expect(await bench.store.messages.countDocuments({ conversationId: other._id, text: '还在吗?' })).toBe(1);
});

test('a tombstone comes to rest, takes no command, and sends nothing', async () => {
  const { ana: contactId } = await twoPeople(bench, Date.now());
  const before = (await bench.store.conversations.findOne({ contactId }))!;
  const send = {
    about: 'x',
    kind: 'answer',
    text: 'R$ 300',
    turnId: null,
    epoch: before.control.epoch,
    nowMs: 1,
  } as const;
  await orderAutomaticSend(bench.deps, before, send);
  const erasureId = await order(bench, contactId);
  for (const step of ['gather', 'stop'] as const) await eraseStep(bench.deps, { erasureId, step }, () => undefined);
  const sends = await bench.store.outbox.find({ conversationId: before._id }).toArray();
  expect(sends.map(({ state }) => state)).not.toContain('queued');
  const { standing } = await receive(bench.deps, { conversationId: before._id, nowMs: Date.now() });
  expect(standing).toMatchObject({
    erased: true,
    turn: null,
    wait: null,
    followUp: null,
    control: { state: 'closed' },
  });
  for (const kind of ['turn', 'unknownSend'] as const)
    expect(await attend(bench.deps, { conversationId: before._id, kind, nowMs: Date.now() })).toMatchObject({
      erased: true,
    });
  const issued = { id: 'cmd_1' as CommandId, by: 'ana', command: { name: 'reopen' } } as const;
  expect(await control(bench.deps, { conversationId: before._id, issued, nowMs: Date.now() })).toMatchObject({
    accepted: false,
    reason: { code: 'erased' },
  });
  expect(await bench.store.conversations.findOne({ _id: before._id })).toMatchObject({
    ...{ addresses: [], contactId: null, erasedAtMs: expect.any(Number) },
    identity: { phone: null, userId: null, parentUserId: null, username: null, profileName: null },
    control: { state: 'closed', holder: { kind: 'nobody' }, epoch: before.control.epoch + 1 },
  });
});

test('merged contacts, deals, notes, first answers, account news and others’ facts: everything goes or is named', async () => {
  const { ana: contactId, wei: weiId } = await twoPeople(bench, Date.now());
  const { store } = bench;
  const change = { externalIds: ['hubspot|77001'], emails: ['ana.prado@exemplo.com.br'] };
  await changeContact(store, contactId, { set: change, basedOn: null, nowMs: 1 });
  const main = (await store.contacts.findOne({ _id: contactId }))!;
  await store.contacts.insertOne({
    ...main,
    ...{ _id: 'con_00000000000000000000000a' as typeof contactId, mergedInto: contactId, madeFor: [] },
    ...{
      name: 'Ana L. Prado',
      phones: ['021 99999-0000'],
      phoneKeys: ['5521999990000'],
      phoneLines: ['5521999990000'],
    },
  });
  const deal = {
    stage: 'new',
    companyId: null,
    open: true,
    reference: null,
    productIds: [],
    adIds: [],
    value: null,
    madeFor: null,
  };
  const times = { createdAtMs: 1, updatedAtMs: 1, version: 1 };
  await store.deals.insertMany([
    { _id: 'dea_1' as DealId, title: 'Cadeira', contactIds: [contactId], ...deal, ...times },
    { _id: 'dea_2' as DealId, title: 'Mesa', contactIds: [contactId, weiId], ...deal, ...times },
    { _id: 'dea_3' as DealId, title: 'Para Ana Lúcia Prado', contactIds: [], ...deal, ...times },
  ]);
  const conversation = (await store.conversations.findOne({ contactId }))!;
  const noteId: NoteId = await insertNote(store, {
    kind: 'reason',
    words: 'Está de férias',
    document: null,
    createdAtMs: 1,
  });
  await store.commands.insertOne({
    ...{ _id: 'cmd_2' as CommandId, conversationId: conversation._id, name: 'pause', by: 'maria', atMs: 1 },
    answer: { noteId },
  });
  await keepFirstAnswer(store, {
    ...{ _id: 'k', requestHash: 'h', status: 201, headers: {}, createdAt: new Date() },
    body: { id: contactId, name: 'Ana' },
  });
  await store.accountEvents.insertOne({
    ...{ _id: 'whatsapp:e', channel: 'whatsapp', channelOwnerId: null, channelAccountId: null, field: 'x', what: null },
    ...{ effect: 'none', atMs: 1, receivedAtMs: 1, details: '{"wa_id":"5511987654321"}' },
  });
  const theirs = (await store.conversations.findOne({ contactId: weiId }))!;
  await store.decisions.insertOne({
    ...{ _id: 'other' as never, conversationId: theirs._id, turnId: null, step: 'resolve', outcome: 'contactFound' },
    ...{ reasons: [], details: null, rulesVersion: 0, atMs: 1 },
    facts: { known: [{ id: contactId, lastSeen: { profileName: 'Ana' } }], sender: { phones: ['8613912345678'] } },
  });
  const exported = [];
  for await (const held of exportPerson(store, contactId)) exported.push(held);
  const erasure = await eraseAll(bench, await order(bench, contactId));
  // Nothing is left, but people have their part to do.
  expect([erasure.left, erasure.state]).toEqual([[], 'incomplete']);
  expect(erasure.tasks).toEqual([{ system: 'hubspot', state: 'open', doneAtMs: null, by: null }]);
  expect(erasure.forPeople.map(({ id }) => id).sort()).toEqual(['dea_1', 'dea_3']);
  expect(await store.deals.findOne({ _id: 'dea_2' as DealId })).toMatchObject({ contactIds: [weiId] });
  expect(await store.notes.findOne({ _id: noteId })).toBeNull();
  expect(await leftOf(['021 99999', '5521999990000', '77001', 'férias'])).toEqual([]);
  expect(await store.db.collection('idempotency').findOne({})).toMatchObject({ status: 409, requestHash: 'h' });
  expect(await store.accountEvents.findOne({})).toMatchObject({ details: '{"erased":true}' });
  expect((await store.decisions.findOne({ _id: 'other' as never }))?.facts).toEqual({
    known: [{ id: contactId, lastSeen: { profileName: '[erased]' } }],
    sender: { phones: ['8613912345678'] },
  });
  const done = { by: 'maria', nowMs: 5 };
  await finishTask(store, erasure._id, 'hubspot', done);
  expect(await finishPlace(store, erasure._id, 'dea_2', done)).toBeNull();
  expect(await finishPlace(store, erasure._id, 'dea_1', done)).toMatchObject({ state: 'incomplete' });
  expect(await store.erasureWork.countDocuments()).toBeGreaterThan(0);
  expect(await finishPlace(store, erasure._id, 'dea_3', done)).toMatchObject({ state: 'finished', finishedAtMs: 5 });
  expect(await store.erasureWork.countDocuments()).toBe(0);
  const shown = new Set(exported.map(({ collection }) => collection));
  const most = ['contacts', 'conversations', 'messages', 'media', 'decisions', 'intake', 'notes', 'commands', 'deals'];
  for (const name of [...most, 'idempotency']) expect([name, shown.has(name)]).toEqual([name, true]);
  for (const { collection, document } of exported) {
    const after = await store.db.collection(collection).findOne({ _id: document._id as never });
    const isNamed = erasure.forPeople.some(({ id }) => id === document._id) || collection === 'deals';
    if (after === null || isNamed) continue;
    expect([collection, JSON.stringify(after)]).not.toEqual([
      collection,
      expect.stringMatching(/5511987654321|Prado|BR\.70001|exemplo\.com/),
    ]);
  }
});
