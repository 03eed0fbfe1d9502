import type { ContactId } from '../../src/core/ids';
import { changeContact, insertContact, newContactDocument } from '../../src/store/contacts';
import { startCaptureBench, type CaptureBench } from '../support/captureBench';
import { messageFrom, preferenceOf, webhook, type Buyer } from '../support/whatsappEvents';

let bench: CaptureBench;
beforeAll(async () => {
  bench = await startCaptureBench();
});
afterAll(() => bench?.stop());

const nowMs = Date.parse('2026-11-20T09:00:00Z');
const buyer: Buyer = { phone: '551133334444', name: '王伟' };

test('what the buyer stopped before anybody knew who it was is stopped for the contact', async () => {
  const rest = { emails: [], channelIds: [], externalIds: [], companyId: null, ownerId: null, language: null };
  const ids = ['con_one', 'con_two'] as ContactId[];
  for (const id of ids) {
    const given = { name: null, phones: ['+55 11 3333-4444'], optedOut: false, madeFor: [], ...rest };
    await insertContact(bench.store, newContactDocument(id, given, null, nowMs));
  }
  await bench.post(webhook(messageFrom(buyer, 'wamid.1', nowMs, '你好')));
  await bench.post(webhook(preferenceOf(buyer, 'stop', nowMs + 1000)));
  await bench.drain();
  expect((await bench.conversations())[0]).toMatchObject({ contactId: null, control: { optedOut: true } });

  await changeContact(bench.store, ids[1]!, { set: { phones: [] }, basedOn: null, nowMs: nowMs + 2000 });
  await bench.post(webhook(messageFrom(buyer, 'wamid.2', nowMs + 3000, '在吗')));
  await bench.drain();
  expect((await bench.conversations())[0]).toMatchObject({ contactId: ids[0], control: { optedOut: true } });
  expect((await bench.store.contacts.findOne({ _id: ids[0]! }))?.optedOut).toBe(true);
});
