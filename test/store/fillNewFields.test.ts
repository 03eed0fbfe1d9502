import type { Database } from '../../src/store/database';
import { questionAbout } from '../../src/store/questions';
import { fillNewFields } from '../../src/store/fillNewFields';
import { seedConversation, seedMessage } from '../api/seed';
import { useStore } from '../support/useStore';

let store: Database;
useStore((started) => (store = started));

test('documents of an earlier version get what they lack; those of this one stay as they are', async () => {
  const old = await seedConversation(store, { phone: '5511900000001' });
  await store.conversations.updateOne(
    { _id: old._id },
    { $unset: { questions: 1, awaitedOriginals: 1, mediaWaiting: 1, assignDue: 1, needs: 1, thinking: 1 } },
  );
  const asked = [questionAbout('identityTaken', old._id, 1)];
  const fresh = await seedConversation(store, { phone: '5511900000002', questions: asked });
  const message = await seedMessage(store, old);
  await store.messages.updateOne({ _id: message._id }, { $unset: { takenIn: 1, forwarded: 1 } });
  await fillNewFields(store, 1);
  await fillNewFields(store, 2);
  expect(await store.conversations.findOne({ _id: old._id })).toEqual(old);
  expect(await store.conversations.findOne({ _id: fresh._id })).toEqual(fresh);
  expect(await store.messages.findOne({ _id: message._id })).toEqual(message);
});
