import type { AccountId, ConversationId, ErasureId, ThoughtId, TurnId } from '../../src/core/ids';
import { everybodysQueue, initialControl } from '../../src/core/control/control';
import type { Database } from '../../src/store/database';
import { eraseOwned } from '../../src/store/erase/eraseOwned';
import type { PersonScope } from '../../src/store/erasureDocument';
import { joinConversations } from '../../src/store/join';
import { newConversation } from '../../src/store/newConversation';
import { insertThoughtOnce, knownResult, thoughtIdOf, thoughtKeyOf } from '../../src/store/thoughts';
import { understoodAs } from '../support/thinkingStandIn';
import { useEmptyStore } from '../support/useStore';

let store: Database;
useEmptyStore((started) => (store = started));

const request = { before: [], messages: ['كم سعر هذا؟'] };
const key = thoughtKeyOf('m/1', 'understand', request);
const turnId = 'trn_1' as TurnId;

async function thought(conversationId: ConversationId): Promise<ThoughtId> {
  const _id = thoughtIdOf(conversationId, turnId, key);
  await insertThoughtOnce(store, {
    ...{ _id, conversationId, turnId, about: turnId, kind: 'understand', key, request, fromCache: false },
    ...{ result: understoodAs('price'), askedAtMs: 1, expiresAt: new Date(Date.now() + 1e9) },
  });
  return _id;
}

test('another model, other prompts or other words are another question', () => {
  const other = { before: [{ by: 'us' as const, text: 'x' }], messages: request.messages };
  const keys = [key, thoughtKeyOf('m/2', 'understand', request), thoughtKeyOf('m/1', 'understand', other)];
  expect(new Set([...keys, thoughtKeyOf('m/1', 'respond', request)]).size).toBe(4);
});

test('asked twice in a turn it is one question, and what came of it stays', async () => {
  const id = await thought('cnv_a' as ConversationId);
  expect(await thought('cnv_a' as ConversationId)).toBe(id);
  expect(await store.thoughts.countDocuments()).toBe(1);
});

test("a person's questions are erased with them; what the same words were for somebody else stays", async () => {
  const conversationId = 'cnv_a' as ConversationId;
  await thought(conversationId);
  await thought('cnv_b' as ConversationId);
  const scope = {
    ...{ conversationIds: [conversationId], contactIds: [], mediaIds: [], fileIds: [], noteIds: [], addresses: [] },
  } as unknown as PersonScope;
  await eraseOwned(store, 'ers_1' as ErasureId, scope, { nowMs: 1, beat: () => undefined });
  expect((await store.thoughts.find({}).toArray()).map((row) => row.conversationId)).toEqual(['cnv_b']);
  expect(await knownResult(store, key)).toEqual(understoodAs('price'));
});

test('joined conversations: the questions move along, and an answer that is being written is left to people', async () => {
  const make = (name: string, createdAtMs: number) => {
    const identity = { phone: name, userId: null, parentUserId: null, username: null, profileName: null };
    const given = { accountId: 'acc_1' as AccountId, channelAccountId: '1', addresses: [name], phoneHeldBy: null };
    return newConversation({ ...given, identity, createdAtMs });
  };
  const wait = { sinceMs: 1, dueAtMs: 9, turnId, overdue: false };
  const [first, younger] = [make('1', 1), make('2', 2)];
  const thinking = { id: await thought(first._id), kind: 'respond', turnId, untilMs: 9, state: 'asked' } as const;
  const control = { ...initialControl, holder: { kind: 'automation' as const } };
  await store.conversations.insertMany([{ ...first, wait, thinking, control }, younger]);
  await thought(younger._id);
  await joinConversations(store, first._id, younger._id, 5);
  expect(await store.conversations.findOne({ _id: first._id })).toMatchObject({
    ...{ thinking: null, wait, control: { holder: everybodysQueue } },
  });
  expect(await store.thoughts.countDocuments({ conversationId: first._id })).toBe(2);
});
