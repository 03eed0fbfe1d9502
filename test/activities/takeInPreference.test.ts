import { takeInPreference } from '../../src/activities/takeInPreference';
import type { ContactId } from '../../src/core/ids';
import type { Database } from '../../src/store/database';
import type { ConversationDocument } from '../../src/store/documents';
import { seedConversation, seedMessage } from '../api/seed';
import { startCaptureBench, type CaptureBench } from '../support/captureBench';

let bench: CaptureBench;
let store: Database;
beforeAll(async () => {
  bench = await startCaptureBench();
  store = bench.store;
}, 120_000);
afterAll(() => bench?.stop());
beforeEach(() => bench.clear());

const now = Date.now();
const system = (value: 'stop' | 'resume') =>
  ({ type: 'system', change: { kind: 'preference', value, category: null } }) as never;

/** A conversation whose buyer said something at `now` that an earlier try has written down so. */
async function said(written: { optedOut: boolean }): Promise<ConversationDocument> {
  const contactId = 'con_000000000000000000000001' as ContactId;
  return seedConversation(store, { contactId, preferenceAtMs: now, control: written });
}

test('a resume that was cut short after its record still reaches the contact', async () => {
  const conversation = await said({ optedOut: false });
  const other = await seedConversation(store, {
    ...{ phone: '5511900000002', contactId: conversation.contactId, control: { optedOut: true } },
  });
  const news = [await seedMessage(store, conversation, { atMs: now, content: system('resume') })];
  const { change, afterwards } = await takeInPreference({ store }, conversation, news, now);
  expect(change).toEqual({});
  await afterwards?.(conversation);
  expect(await store.conversations.findOne({ _id: other._id })).toMatchObject({ control: { optedOut: false } });
});

test('a resume in the same instant as a stop does not undo it', async () => {
  const conversation = await said({ optedOut: true });
  const news = [await seedMessage(store, conversation, { atMs: now, content: system('resume') })];
  expect(await takeInPreference({ store }, conversation, news, now)).toEqual({ change: {} });
});
