import type { MediaId, MessageId } from '../../src/core/ids';
import { conversationsLeftDue } from '../../src/store/conversationsLeftDue';
import { connectDatabase, ensureIndexes, type Database } from '../../src/store/database';
import { joinConversations } from '../../src/store/join';
import { mediaIdOf, mediaOfMessages, queuedMediaOf, queueMedia, retryMedia } from '../../src/store/media';
import { newId } from '../../src/store/newId';
import { seedConversation, seedMessage } from '../api/seed';
import { seedFailedMedia, seedQueuedMedia } from '../api/seedMedia';
import { startTestMongo, type TestMongo } from '../support/engines';

const account = { channel: 'whatsapp', channelAccountId: '100000000000001' };
const minuteMs = 60_000;
let mongo: TestMongo;
let store: Database;
beforeAll(async () => {
  mongo = await startTestMongo();
  store = await connectDatabase(mongo.mongodbUri, { timeoutMs: 2500, appName: 'test' });
  await ensureIndexes(store);
}, 120_000);
afterAll(async () => {
  await store?.client.close();
  await mongo?.stop();
});
beforeEach(async () => {
  for (const collection of await store.db.collections()) await collection.deleteMany({});
});

const image = (id: string | null, url: string | null = null) => ({
  type: 'image' as const,
  media: {
    ...{ id, url, mimeType: 'image/jpeg', sha256: null, filename: 'a.jpg', caption: null },
    ...{ voice: false, animated: false },
  },
});

test('every message that names a file gets one, whatever else it brings; the others none', async () => {
  const conversation = await seedConversation(store);
  const messages = [
    await seedMessage(store, conversation, { content: image('1') }),
    await seedMessage(store, conversation, { content: image(null, 'https://lookaside.fbsbx.com/x') }),
    await seedMessage(store, conversation, {
      content: { type: 'edit', originalMessageId: 'wamid.x', content: image('2') },
    }),
    await seedMessage(store, conversation, { content: image(null) }),
    await seedMessage(store, conversation),
  ];
  const ids = await queueMedia(store, messages, account, 5);
  expect(ids).toEqual(messages.slice(0, 3).map(({ _id }) => mediaIdOf(_id)));
  expect(ids[0]).toMatch(/^med_[0-9a-f]{24}$/);
  expect(await store.media.findOne({ _id: ids[0]! })).toEqual({
    _id: ids[0],
    messageId: messages[0]!._id,
    conversationId: conversation._id,
    accountId: conversation.accountId,
    ...account,
    reference: { id: '1', url: null },
    declared: { mimeType: 'image/jpeg', sha256: null, filename: 'a.jpg' },
    ...{ state: 'queued', failure: null, attempts: 0, fileId: null, leftBehind: [] },
    ...{ sizeBytes: null, sha256: null, mimeType: null, queuedAtMs: 5, finishedAtMs: null },
  });
  expect((await queuedMediaOf(store, conversation._id)).map(({ _id }) => _id).sort()).toEqual([...ids].sort());
});

test('captured again under another id of ours, it is still the same file', async () => {
  const conversation = await seedConversation(store);
  const message = await seedMessage(store, conversation, { content: image('1') });
  const [first] = await queueMedia(store, [message], account, 1);
  await store.media.updateOne({ _id: first! }, { $set: { state: 'stored' } });
  const again = { ...message, _id: newId<MessageId>('message') };
  expect(await queueMedia(store, [again], account, 2)).toEqual([first]);
  expect(await store.media.find({}).toArray()).toMatchObject([{ _id: first, state: 'stored', queuedAtMs: 1 }]);
});

test('two that order the same at once order it once', async () => {
  const conversation = await seedConversation(store);
  const messages = await Promise.all(
    ['1', '2', '3'].map((id) => seedMessage(store, conversation, { content: image(id) })),
  );
  await Promise.all(Array.from({ length: 8 }, () => queueMedia(store, messages, account, 1)));
  expect(await store.media.countDocuments()).toBe(3);
});

test('nobody asks MongoDB when there are no files', async () => {
  expect(await queueMedia(null as never, [], account, 1)).toEqual([]);
  expect((await mediaOfMessages(null as never, [])).size).toBe(0);
});

test('another try is for a failed one; the conversation waits for it again', async () => {
  const conversation = await seedConversation(store);
  const failed = await seedFailedMedia(store, conversation, 'gone');
  expect(await retryMedia(store, failed._id, 7)).toMatchObject({ state: 'queued', failure: null, queuedAtMs: 7 });
  expect(await retryMedia(store, failed._id, 8)).toMatchObject({ queuedAtMs: 7 });
  expect((await store.conversations.findOne({}))?.mediaWaiting).toEqual([failed._id]);
  await store.media.updateOne({ _id: failed._id }, { $set: { state: 'stored' } });
  await store.conversations.updateOne({}, { $set: { mediaWaiting: [] } });
  expect(await retryMedia(store, failed._id, 9)).toMatchObject({ state: 'stored' });
  expect((await store.conversations.findOne({}))?.mediaWaiting).toEqual([]);
  expect(await retryMedia(store, 'med_000000000000000000000000' as MediaId, 9)).toBeNull();
});

test('the relay rings for a file that was lost, and the conversation waits for it again', async () => {
  const nowMs = Date.now();
  const conversation = await seedConversation(store);
  const lost = await seedQueuedMedia(store, conversation);
  await store.conversations.updateOne({}, { $set: { mediaWaiting: [] } });
  const due = () => conversationsLeftDue(store, { nowMs, rulesVersion: 0 }, 10);
  expect(await due()).toEqual([]);
  await store.media.updateOne({}, { $set: { queuedAtMs: nowMs - 46 * minuteMs } });
  expect(await due()).toEqual([conversation._id]);
  expect(await due()).toEqual([conversation._id]);
  expect((await store.conversations.findOne({}))?.mediaWaiting).toEqual([lost._id]);
  await store.media.updateOne({}, { $set: { state: 'failed' } });
  expect(await due()).toEqual([]);
});

test('joined conversations take their files along', async () => {
  const older = await seedConversation(store, { phone: '5511900000001' });
  const younger = await seedConversation(store, { phone: '5511900000002' });
  const media = await seedQueuedMedia(store, younger);
  await joinConversations(store, older._id, younger._id, Date.now());
  expect((await store.conversations.findOne({ _id: older._id }))?.mediaWaiting).toEqual([media._id]);
  expect((await store.conversations.findOne({ _id: younger._id }))?.mediaWaiting).toEqual([]);
  expect(await queuedMediaOf(store, older._id)).toHaveLength(1);
});
