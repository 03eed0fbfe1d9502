import type { AccountId, ContactId } from '../../src/core/ids';
import { changeContact, insertContact, newContactDocument } from '../../src/store/contacts';
import type { Database } from '../../src/store/database';
import { defaultCountry } from '../../src/store/defaultCountry';
import { rekeyContacts } from '../../src/store/rekeyContacts';
import { useStore } from '../support/useStore';

let store: Database;
useStore((started) => (store = started));

const ana = 'con_ana' as ContactId;
const account = (id: string, displayPhone: string, country: string | null) =>
  store.accounts.insertOne({
    ...{ _id: id as AccountId, channel: 'whatsapp', channelAccountId: id, displayPhone, defaultCountry: country },
  } as never);
const lines = async () => (await store.contacts.findOne({ _id: ana }))?.phoneLines;

test('a number that could be read stays readable when a number of another country is added', async () => {
  await account('acc_br', '+55 11 4000-0000', null);
  const given = { name: 'Ana', phones: ['(11) 98765-4321'], emails: [], channelIds: [], externalIds: [] };
  const rest = { companyId: null, ownerId: null, language: null, optedOut: false, madeFor: [] };
  await insertContact(store, newContactDocument(ana, { ...given, ...rest }, await defaultCountry(store), 1));
  const before = await lines();
  expect(before).toHaveLength(1);

  await account('acc_us', '+1 212 555 0100', null);
  expect(await defaultCountry(store)).toBeNull();
  expect(await rekeyContacts(store)).toBe(0);
  expect(await lines()).toEqual(before);
  await changeContact(store, ana, { set: { language: 'pt' }, basedOn: null, nowMs: 2 });
  expect(await lines()).toEqual(before);

  await store.accounts.updateMany({}, { $set: { defaultCountry: 'US' } } as never);
  await rekeyContacts(store);
  expect(await lines()).toEqual(before);
  await store.accounts.updateMany({}, { $set: { defaultCountry: 'DE' } } as never);
  await rekeyContacts(store);
  expect((await store.contacts.findOne({ _id: ana }))?.unreadablePhones).toEqual([]);
});

test('a number that an earlier version read otherwise is read anew', async () => {
  const country = await defaultCountry(store);
  const given = { name: 'Yuki', phones: ['+81 00 118 000 011'], emails: [], channelIds: [], externalIds: [] };
  const rest = { companyId: null, ownerId: null, language: null, optedOut: false, madeFor: [] };
  const yuki = { ...newContactDocument('con_yuki' as ContactId, { ...given, ...rest }, country, 1) };
  const former = { phoneKeys: ['810118000011'], phoneLines: ['810118000011'], keysVersion: `2.${country ?? ''}` };
  await insertContact(store, { ...yuki, ...former });
  await rekeyContacts(store);
  expect((await store.contacts.findOne({ _id: yuki._id }))?.phoneKeys).toEqual(['81118000011']);
});
