import type { ErasureId } from '../../src/core/ids';
import { finishPlace, runAgain } from '../../src/store/erase/settle';
import { keptDays } from '../../src/store/erase/erasureWork';
import { startCaptureBench, type CaptureBench } from '../support/captureBench';
import { ana, eraseAll, order, twoPeople, wamid, wei } from '../support/erasureBench';
import { messageFrom, webhook } from '../support/whatsappEvents';

let bench: CaptureBench;
beforeAll(async () => {
  bench = await startCaptureBench();
}, 60_000);
afterAll(() => bench?.stop());
beforeEach(() => bench.clear());

/** Wei writes of Ana, so that erasing Ana ends incomplete. */
async function incomplete() {
  const { ana: contactId } = await twoPeople(bench, Date.now());
  await bench.post(webhook(messageFrom(wei, wamid(wei.phone!, 7), Date.now(), '请联系 +55 11 98765-4321')));
  await bench.drain();
  const message = (await bench.store.messages.findOne({ text: /98765/ }))!;
  const erasure = await eraseAll(bench, await order(bench, contactId));
  expect(erasure).toMatchObject({ state: 'incomplete', places: [{ collection: 'messages', id: message._id }] });
  return { erasureId: erasure._id, message };
}

const again = (id: ErasureId, nowMs = Date.now()) => runAgain(bench.store, id, nowMs);

test('an incomplete erasure is run again with its notes, and is finished when nothing is left', async () => {
  const { erasureId, message } = await incomplete();
  const stoppedAtMs = (await bench.store.erasures.findOne({ _id: erasureId }))!.stoppedAtMs;
  expect(await bench.store.erasureWork.countDocuments({ keptUntil: { $type: 'date' } })).toBeGreaterThan(0);
  // It still knows whom to look for.
  expect(await again(erasureId)).toMatchObject({ state: 'running', finishedAtMs: null });
  expect(await bench.store.erasureWork.countDocuments({ keptUntil: { $ne: null } })).toBe(0);
  expect(await again(erasureId)).toMatchObject({ state: 'running' });
  expect(await eraseAll(bench, erasureId)).toMatchObject({ state: 'incomplete', left: [{ collection: 'messages' }] });
  // Ana writes again: that is somebody new, and stays.
  await bench.post(webhook(messageFrom(ana, wamid(ana.phone!, 50), Date.now(), 'Oi de novo')));
  await bench.drain();
  const fresh = (await bench.store.conversations.findOne({ 'identity.phone': ana.phone! }))!;
  await bench.store.messages.deleteOne({ _id: message._id });
  await bench.store.contacts.updateMany({}, { $inc: { createdAtMs: 3600_000 } });
  await again(erasureId);
  expect(await eraseAll(bench, erasureId)).toMatchObject({ state: 'finished', left: [], places: [], stoppedAtMs });
  expect(await bench.store.erasureWork.countDocuments()).toBe(0);
  expect(await bench.store.messages.countDocuments({ conversationId: fresh._id })).toBe(1);
  expect(await bench.store.contacts.countDocuments({ _id: fresh.contactId! })).toBe(1);
  expect(await again(erasureId)).toMatchObject({ state: 'finished' });
});

test('a place a person says may stay is theirs: the erasure is finished, and the record is as it was', async () => {
  const { erasureId, message } = await incomplete();
  const done = { by: 'maria', nowMs: 7 };
  expect(await finishPlace(bench.store, erasureId, 'msg_unknown', done)).toBeNull();
  const one = { collection: 'messages', id: message._id, doneAtMs: 7, by: 'maria' };
  const finished = { state: 'finished', left: [], places: [], forPeople: [one] };
  expect(await finishPlace(bench.store, erasureId, message._id, done)).toMatchObject(finished);
  expect(await bench.store.messages.findOne({ _id: message._id })).toEqual(message);
  // Said again, it changes nothing.
  expect(await finishPlace(bench.store, erasureId, message._id, { by: 'joao', nowMs: 8 })).toMatchObject(finished);
});

test('the notes go by themselves after a time, and without them nothing is called finished', async () => {
  const { erasureId, message } = await incomplete();
  const keptMs = keptDays * 24 * 3600_000;
  const until = (await bench.store.erasureWork.findOne({ _id: erasureId }))!.keptUntil!.getTime();
  expect(Math.abs(until - Date.now() - keptMs)).toBeLessThan(60_000);
  const indexes = await bench.store.erasureWork.indexes();
  expect(indexes).toContainEqual(expect.objectContaining({ key: { keptUntil: 1 }, expireAfterSeconds: 0 }));
  expect(await again(erasureId, until + 1)).toBeNull();
  await bench.store.erasureWork.deleteMany({});
  expect(await again(erasureId)).toBeNull();
  await bench.store.messages.deleteOne({ _id: message._id });
  await bench.store.erasures.updateOne({ _id: erasureId }, { $set: { state: 'running' } });
  expect(await eraseAll(bench, erasureId)).toMatchObject({ state: 'incomplete' });
  expect(await bench.store.erasureWork.countDocuments()).toBe(0);
});
