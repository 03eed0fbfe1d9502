import type { AccountId, AgentId, TurnId } from '../../src/core/ids';
import { takeSlot } from '../../src/store/agents';
import type { Database } from '../../src/store/database';
import type { ConversationDocument } from '../../src/store/documents';
import { joinConversations } from '../../src/store/join';
import { newConversation } from '../../src/store/newConversation';
import { useStore } from '../support/useStore';

const accountId = 'acc_000000000000000000000001' as AccountId;
const now = Date.parse('2026-11-21T10:00:00Z');
let store: Database;
useStore((started) => (store = started));

/** The same buyer, first known by phone, then by user id. */
async function seedPair(younger: Partial<ConversationDocument>): Promise<[ConversationDocument, ConversationDocument]> {
  const key = Math.random().toString(36).slice(2);
  const make = (kind: 'phone' | 'user', createdAtMs: number) =>
    newConversation({
      accountId,
      channelAccountId: '100000000000001',
      addresses: [`${accountId}|${kind}|${key}`],
      identity: {
        phone: kind === 'phone' ? key : null,
        userId: kind === 'user' ? key : null,
        parentUserId: null,
        username: null,
        profileName: null,
      },
      phoneHeldBy: null,
      createdAtMs,
    });
  const pair: [ConversationDocument, ConversationDocument] = [
    make('phone', now - 1000),
    { ...make('user', now), ...younger },
  ];
  await store.conversations.insertMany(pair);
  return pair;
}

const read = (id: ConversationDocument['_id']) => store.conversations.findOne({ _id: id });

test('an open wait moves along and gets a person: nobody is forgotten', async () => {
  const wait = { sinceMs: now, dueAtMs: now + 3600_000, turnId: 'trn_1' as TurnId, overdue: false };
  const [older, younger] = await seedPair({ wait });
  await joinConversations(store, older._id, younger._id, now);
  expect(await read(older._id)).toMatchObject({
    wait,
    control: { state: 'open', holder: { kind: 'human' }, epoch: 1 },
    identity: { phone: older.identity.phone, userId: younger.identity.userId },
    addresses: [...older.addresses, ...younger.addresses],
    forwardedFrom: [younger._id],
  });
});

test("a person's pause of the younger one holds for both, and nothing stays due in what only forwards", async () => {
  const paused = { untilMs: now + 3600_000, by: 'maria', noteId: null, tookFromAutomation: false };
  const [older, younger] = await seedPair({});
  await store.conversations.updateOne(
    { _id: younger._id },
    { $set: { 'control.paused': paused, 'control.snoozedUntilMs': now } },
  );
  await joinConversations(store, older._id, younger._id, now);
  expect((await read(older._id))?.control.paused).toEqual(paused);
  expect(await read(younger._id)).toMatchObject({
    forwardedTo: older._id,
    addresses: [],
    wait: null,
    control: { paused: null, snoozedUntilMs: null, state: 'closed' },
  });
});

test('done twice it is done once', async () => {
  const [older, younger] = await seedPair({});
  await joinConversations(store, older._id, younger._id, now);
  const once = await read(older._id);
  await joinConversations(store, older._id, younger._id, now + 1);
  expect(await read(older._id)).toEqual(once);
});

test('who has the younger one, by whose word, and what whoever takes it must have, move along', async () => {
  const holder = { kind: 'human', assignee: 'ana', team: null } as ConversationDocument['control']['holder'];
  const given = { to: 'ana', atMs: now } as ConversationDocument['control']['given'];
  const needs = { skill: 'tax', language: 'pt', preferred: [], preferredFrom: 'team' } as const;
  const [older, younger] = await seedPair({ needs });
  const control = { ...younger.control, holder, given };
  await store.conversations.updateOne({ _id: younger._id }, { $set: { control } });
  await joinConversations(store, older._id, younger._id, now);
  expect(await read(older._id)).toMatchObject({ needs, control: { holder, given } });
  expect(await read(younger._id)).toMatchObject({ control: { holder: { kind: 'nobody' }, given: null } });
});

test.each([
  ['the younger', null, 'ana', ['ana']],
  ['the older', 'ana', null, ['ana']],
  ['each', 'bo', 'ana', ['bo']],
] as const)(
  'with a person at %s, one slot is taken afterwards, by whoever has it',
  async (_, ofOlder, ofYounger, by) => {
    await store.agents.deleteMany({});
    const pair = await seedPair({});
    for (const [index, assignee] of [ofOlder, ofYounger].entries()) {
      if (assignee === null) continue;
      const { _id, control } = pair[index]!;
      const wait = { sinceMs: now, dueAtMs: now + 3600_000, turnId: null, overdue: false };
      const holder = { kind: 'human', assignee: assignee as AgentId, team: null } as const;
      await store.conversations.updateOne({ _id }, { $set: { wait, control: { ...control, holder } } });
      await takeSlot(store, assignee as AgentId, _id, { capacity: null, nowMs: now });
    }
    await joinConversations(store, pair[0]._id, pair[1]._id, now);
    const agents = await store.agents.find({ 'holding.0': { $exists: true } }).toArray();
    expect(agents.map(({ _id }) => _id)).toEqual(by);
    expect(agents.flatMap(({ holding }) => holding.map(({ conversationId }) => conversationId))).toEqual([pair[0]._id]);
  },
);
