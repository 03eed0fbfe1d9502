import { lookAgain } from '../../src/activities/followUp/look';
import { update } from '../../src/activities/update';
import type { ContactId, OutboxId } from '../../src/core/ids';
import { reason } from '../../src/core/reason';
import { defaultRules } from '../../src/core/rules/defaults';
import type { OwnRules } from '../../src/core/rules/rules';
import { silentLogger } from '../../src/log';
import type { Database } from '../../src/store/database';
import type { ConversationDocument } from '../../src/store/documents';
import { readContactFacts, contactOfSilence } from '../../src/store/followUp/contactFacts';
import { claimFollowUp } from '../../src/store/followUp/ledger';
import { whyNotFollowed } from '../../src/store/followUp/whyNotFollowed';
import { seedConversation, seedMessage } from '../api/seed';
import { seedContact } from '../support/seedContact';
import { useEmptyStore } from '../support/useStore';

let store: Database;
useEmptyStore((started) => (store = started));

const hourMs = 3600 * 1000;
const nowMs = Date.parse('2026-03-10T15:00:00Z');
const sinceMs = nowMs - 30 * hourMs;
const deps = () => ({ store, ring: async () => undefined, log: silentLogger });

async function useRules(followUp: OwnRules['followUp']): Promise<void> {
  const rules = {
    ...defaultRules,
    followUp: { ...defaultRules.followUp, maxPerSilence: 5, holidays: { ofBuyersPlace: false }, ...followUp },
  };
  await store.rules.insertOne({ _id: 1, rules, by: 'test', createdAtMs: 1 });
}

/** A conversation of this contact in which our question has been open for 30 hours. */
async function hesitates(contactId: ContactId | null, phone: string): Promise<ConversationDocument> {
  const conversation = await seedConversation(store, {
    ...{
      phone,
      contactId,
      windowClosesAtMs: nowMs + hourMs,
      lastInboundAtMs: sinceMs - hourMs,
      lastOutboundAtMs: sinceMs,
    },
    control: { holder: { kind: 'automation' } },
    followUp: {
      ...{ lookAtMs: nowMs, reasons: [], silence: 'hesitation', means: 'hesitation', sinceMs, sentInSilence: 0 },
      begins: 'afterOurMessage',
    },
  });
  const line = { direction: 'out', author: 'automation', sentAs: 'answer', status: 'delivered' } as const;
  await seedMessage(store, conversation, { ...line, text: 'Qual cor você quer?', atMs: sinceMs });
  return conversation;
}

/** The same store, in which nobody decides before so many are about to. */
function deciding(count: number): Database {
  let arrived = 0;
  let open: () => void = () => undefined;
  const all = new Promise<void>((resolve) => (open = resolve));
  const decisions = new Proxy(store.decisions, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      if (name !== 'insertOne') return member.bind(target) as unknown;
      return async (...given: unknown[]): Promise<unknown> => {
        arrived += 1;
        if (arrived === count) open();
        await all;
        return member.apply(target, given) as unknown;
      };
    },
  });
  return { ...store, decisions };
}

async function look(
  conversation: ConversationDocument,
  seen: Database = store,
  atMs = nowMs,
): Promise<ConversationDocument> {
  const fresh = (await store.conversations.findOne({ _id: conversation._id }))!;
  const change = await lookAgain({ ...deps(), store: seen }, fresh, fresh.followUp!, atMs);
  return update({ store }, fresh, change, atMs);
}

const ordered = () => store.outbox.countDocuments({ kind: 'followUp' });

test('a look sends one follow-up; done again for the same moment it is the same one', async () => {
  await useRules({});
  const conversation = await hesitates(null, '5511900000001');
  const fresh = (await store.conversations.findOne({ _id: conversation._id }))!;
  const first = await lookAgain(deps(), fresh, fresh.followUp!, nowMs);
  const again = await lookAgain(deps(), fresh, fresh.followUp!, nowMs + 5);
  expect(first.lastDecision).toMatchObject({ outcome: 'send' });
  expect(again.lastDecision).toEqual(first.lastDecision);
  expect(await ordered()).toBe(1);
  expect(await store.messages.findOne({ sentAs: 'followUp' })).toMatchObject({
    author: 'automation',
    status: 'queued',
  });
});

test.each([
  ['the month’s cap', { maxPerMonth: 1, maxWithoutPerson: 9, waitHours: 24 }],
  ['the cap without a person’s word', { maxPerMonth: 9, maxWithoutPerson: 1, waitHours: 24 }],
  ['the distance between two', { maxPerMonth: 9, maxWithoutPerson: 9, waitHours: 24 }],
] as const)('conversations of one contact that look at once keep to %s together', async (_what, rules) => {
  await useRules(rules);
  const contactId = await seedContact(store);
  const conversations = await Promise.all(
    Array.from({ length: 6 }, (_one, place) => hesitates(contactId, `551190000010${place}`)),
  );
  const stranger = await hesitates(await seedContact(store), '5511900000200');
  const seen = deciding(7);
  const after = await Promise.all([...conversations, stranger].map((conversation) => look(conversation, seen)));
  expect(await store.outbox.countDocuments({ kind: 'followUp', conversationId: stranger._id })).toBe(1);
  expect(await ordered()).toBe(2);
  // Those that were too late look again, from fresh facts.
  const late = after.filter(({ followUp }) => followUp?.silence === 'hesitation');
  expect(late.map(({ followUp }) => followUp?.lookAtMs)).toEqual(
    Array.from({ length: late.length }, () => nowMs + 60_000),
  );
  // And why is noted.
  const noted = await store.decisions.find({ step: 'control', outcome: 'followUpHeldBack' }).toArray();
  expect(noted).toHaveLength(late.length);
  for (const { lastDecision } of late)
    expect(lastDecision).toMatchObject({ outcome: 'followUpHeldBack', codes: [noted[0]?.reasons[0]?.code] });
});

test('without a limit that speaks against it, each of them sends: the lock alone holds nothing back', async () => {
  await useRules({ maxPerMonth: 9, maxWithoutPerson: 9, waitHours: 24 });
  const contactId = await seedContact(store);
  const others = await Promise.all([0, 1].map((place) => hesitates(contactId, `551190000030${place}`)));
  await look(others[0]!);
  await store.outbox.updateMany(
    {},
    { $set: { state: 'sent', createdAtMs: nowMs - 25 * hourMs, finishedAtMs: nowMs - 25 * hourMs, settled: true } },
  );
  await look(others[1]!);
  expect(await ordered()).toBe(2);
});

test('forty claims at once under a cap of three are three', async () => {
  const contactId = await seedContact(store);
  const conversation = await seedConversation(store, { contactId });
  const contact = await contactOfSilence(store, conversation);
  const claim = async (place: number) => {
    const outboxId = `out_${place}` as OutboxId;
    const whyNot = async () => {
      const facts = await readContactFacts(store, conversation, contact, { nowMs, except: outboxId });
      return facts.followUpsInMonth >= 3 ? reason('monthIsFull', 'Full.') : null;
    };
    return claimFollowUp(store, contactId, { outboxId, conversationId: conversation._id, atMs: nowMs }, whyNot);
  };
  const answers = await Promise.all(Array.from({ length: 40 }, (_one, place) => claim(place).catch(() => 'gaveUp')));
  const got = answers.filter((answer) => answer === null);
  expect(got).toHaveLength(3);
  expect((await store.followUpLedgers.findOne({ _id: contactId }))?.claims).toHaveLength(3);
  // The same claim again is the same claim.
  const mine = (await store.followUpLedgers.findOne({ _id: contactId }))!.claims[0]!;
  expect(await claimFollowUp(store, contactId, mine, async () => null)).toBeNull();
  expect((await store.followUpLedgers.findOne({ _id: contactId }))?.claims).toHaveLength(3);
});

test('right before it leaves everything is held against it once more', async () => {
  await useRules({ maxPerMonth: 1 });
  const contactId = await seedContact(store);
  const conversation = await hesitates(contactId, '5511900000401');
  const after = await look(conversation);
  const row = (await store.outbox.findOne({ kind: 'followUp' }))!;
  const { rules } = (await store.rules.findOne({}))!;
  const leaving = { nowMs, outboxId: row._id, by: 'automation' } as const;
  const why = async (change: Partial<ConversationDocument> = {}) =>
    (await whyNotFollowed(store, { ...after, ...change }, rules.followUp, leaving))?.code ?? null;
  expect(await why()).toBeNull();
  // One more was sent from another number in the meantime.
  const other = await hesitates(contactId, '5511900000402');
  await store.outbox.insertOne({ ...row, _id: 'out_other' as OutboxId, conversationId: other._id, state: 'sent' });
  expect(await why()).toBe('monthIsFull');
  await store.outbox.deleteOne({ _id: 'out_other' as OutboxId });
  await store.contacts.updateOne({ _id: contactId }, { $set: { optedOut: true } });
  expect(await why()).toBe('optedOut');
});

test('a plan from before kinds, over words that promise something: a person has it, and is told, once', async () => {
  await useRules({});
  const conversation = await hesitates(null, '5511900000401');
  const { means: _means, ...old } = conversation.followUp!;
  await store.conversations.updateOne(
    { _id: conversation._id },
    { $set: { followUp: { ...old, silence: 'nothingOwed' } } },
  );
  await store.messages.updateMany({}, { $set: { text: 'Let me check with my colleague.' } });
  const asked = await look(conversation);
  expect(asked).toMatchObject({
    followUp: { silence: 'nothingOwed', means: 'ours', given: 'task', lookAtMs: nowMs + 7 * 24 * hourMs },
    control: { state: 'open', holder: { kind: 'human' } },
  });
  expect(await store.alerts.countDocuments({ conversationId: conversation._id, kind: 'followUp' })).toBe(1);
  const after = await look(conversation, store, nowMs + 7 * 24 * hourMs);
  expect(after).toMatchObject({ followUp: null, control: { state: 'closed' } });
});
