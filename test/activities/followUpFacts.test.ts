import { BSON } from 'mongodb';
import { judgeSilence } from '../../src/core/followUp/judgeSilence';
import { lookAtSilence } from '../../src/core/followUp/lookAtSilence';
import type { LookFacts } from '../../src/core/followUp/silence';
import type { AccountId, AgentId, DealId, TurnId } from '../../src/core/ids';
import { defaultRules } from '../../src/core/rules/defaults';
import { planFollowUp } from '../../src/activities/followUp/plan';
import type { Database } from '../../src/store/database';
import type { ConversationDocument, MessageDocument } from '../../src/store/documents';
import { gatherLook } from '../../src/store/followUp/gatherLook';
import { newId } from '../../src/store/newId';
import { seedConversation, seedMessage } from '../api/seed';
import type { TestMongo } from '../support/engines';
import { explainReads } from '../support/explainReads';
import { seedContact } from '../support/seedContact';
import { seedSend } from '../support/seedSend';
import { seedTemplate } from '../support/seedTemplates';
import { useEmptyStore } from '../support/useStore';

let mongo: TestMongo;
let store: Database;
useEmptyStore((started, mongod) => {
  store = started;
  mongo = mongod;
});

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** A Tuesday. */
const nowMs = Date.parse('2026-03-10T15:00:00Z');
const sinceMs = nowMs - 30 * hourMs;
const ours = { direction: 'out', author: 'agent', agent: 'ana' as AgentId, sentAs: 'humanReply' } as const;
const inTurn = (id: string) => ({ turnId: id as TurnId });

type Plan = NonNullable<ConversationDocument['followUp']>;
const plan: Plan = {
  lookAtMs: nowMs,
  reasons: [],
  silence: 'hesitation',
  means: 'hesitation',
  sinceMs,
  sentInSilence: 0,
};

async function look(conversation: ConversationDocument, change: Partial<Plan> = {}): Promise<LookFacts> {
  const fresh = await store.conversations.findOne({ _id: conversation._id });
  return (await gatherLook(store, fresh!, { ...plan, ...change }, defaultRules.followUp, nowMs)).facts;
}

const said = (conversation: ConversationDocument, text: string, atMs: number, change: Partial<MessageDocument> = {}) =>
  seedMessage(store, conversation, { text, atMs, status: 'received', ...change });

const accountId = 'acc_000000000000000000000001' as AccountId;

test('whatever is stored, facts stay under 24 KB, and decide the same read back', async () => {
  const contactId = await seedContact(store, { name: '漢'.repeat(5000), language: 'pt' });
  const conversation = await seedConversation(store, { contactId, lastInboundAtMs: 1 });
  for (let place = 0; place < 40; place++)
    await seedTemplate(store, accountId, {
      name: `follow_${place}`,
      purpose: 'followUp',
      body: `${'漢'.repeat(1000)}{{name}}`,
    });
  for (let place = 0; place < 12; place++)
    await seedConversation(store, { contactId, phone: `55119000011${10 + place}` });
  const one = await said(conversation, '漢字? '.repeat(900), 1, inTurn('trn_0'));
  await store.messages.insertMany(
    Array.from({ length: 700 }, (_one, place) => {
      const _id = newId<MessageDocument['_id']>('message');
      const side = place % 2 === 0 ? { ...ours, status: 'read' as const } : {};
      return { ...one, ...side, _id, channelMessageId: `wamid.${_id}`, atMs: sinceMs - place * hourMs };
    }),
  );
  const facts = await look(conversation);
  expect(facts.more?.buyer.spans).toHaveLength(30);
  expect(BSON.calculateObjectSize(facts)).toBeLessThan(24 * 1024);
  expect(BSON.calculateObjectSize(facts)).toBeGreaterThan(8 * 1024);
  const readBack = BSON.deserialize(BSON.serialize(facts)) as LookFacts;
  expect(lookAtSilence(readBack, defaultRules)).toEqual(lookAtSilence(facts, defaultRules));
  const begun = {
    nowMs,
    begins: 'afterOurMessage',
    ourText: '漢'.repeat(4096),
    needsReply: false,
    sentInSilence: 0,
  } as const;
  const { state, optedOut, ownRules } = conversation.control;
  const control = { state, optedOut, ownRules };
  await planFollowUp({ store }, conversation, { key: 'out_1', turnId: null }, { ...begun, control });
  const stored = await store.decisions.findOne({ step: 'followUp' });
  expect(BSON.calculateObjectSize(stored!)).toBeLessThan(24 * 1024);
  expect(judgeSilence(stored?.facts as never, defaultRules)).toEqual(stored?.details);
});

test('every read uses an index, and none reads more than it needs', async () => {
  const contactId = await seedContact(store);
  const dealId = newId<DealId>('deal');
  const ad = { sourceType: 'ad', sourceId: '1', sourceUrl: null, headline: null, body: null, clickId: null };
  const conversation = await seedConversation(store, {
    ...{ contactId, dealId, lastTouch: { referral: ad, atMs: nowMs - hourMs }, lastInboundAtMs: 1 },
  });
  const other = await seedConversation(store, { contactId, phone: '5511900000002', lastInboundAtMs: 1 });
  const one = await said(conversation, 'Oi', 1, inTurn('trn_0'));
  for (const { _id: conversationId } of [conversation, other])
    await store.messages.insertMany(
      Array.from({ length: 600 }, (_one, place) => {
        const _id = newId<MessageDocument['_id']>('message');
        const side = place % 2 === 0 ? { ...ours, status: 'sent' as const } : {};
        return {
          ...one,
          ...side,
          _id,
          conversationId,
          channelMessageId: `wamid.${_id}`,
          atMs: sinceMs - place * hourMs,
        };
      }),
    );
  await seedSend(store, other, { kind: 'followUp', author: 'automation', state: 'sent', createdAtMs: sinceMs - dayMs });
  const reads = await explainReads(mongo.mongodbUri, async (watchedStore, watched) => {
    const fresh = await watchedStore.conversations.findOne({ _id: conversation._id });
    watched();
    await gatherLook(watchedStore, fresh!, plan, defaultRules.followUp, nowMs);
  });
  expect(reads.length).toBeGreaterThanOrEqual(13);
  for (const { name, stages, keys, documents } of reads) {
    const isIndexed = stages.some((stage) => /IXSCAN|IDHACK|EOF/.test(stage)) && !stages.includes('COLLSCAN');
    expect({ name, isIndexed, keys, documents, few: keys <= 330 && documents <= 45 }).toMatchObject({
      isIndexed: true,
      few: true,
    });
  }
  const times = reads.find(({ keys }) => keys >= 300);
  expect(times).toMatchObject({ documents: 0 });
});

test('templates for follow-ups are found among however many for other things, and what a number means is nobody’s guess', async () => {
  const conversation = await seedConversation(store);
  const one = await seedTemplate(store, conversation.accountId, {
    name: 'order_ready',
    language: 'en',
    purpose: 'none',
  });
  await store.templates.insertMany(
    Array.from({ length: 600 }, (_one, place) => ({ ...one, _id: `tpl_${place}` as never, name: `order_${place}` })),
  );
  const numbered = { body: 'Hi {{1}}', variables: [{ name: '1', example: null }], language: 'en' };
  await seedTemplate(store, conversation.accountId, { ...numbered, name: 'zulu', purpose: 'followUp' });
  const found = async () => (await look(conversation)).more;
  const templates = async () => (await found())?.templates.map(({ name, fills }) => [name, fills]);
  expect(await templates()).toEqual([['zulu', [null]]]);
  expect(Object.keys((await found())?.values ?? {})).not.toContain('1');
  // One that can be filled takes the place of those that can't.
  await seedTemplate(store, conversation.accountId, { name: 'continuo_follow_up_9', language: 'en', variables: [] });
  expect(await templates()).toEqual([['continuo_follow_up_9', undefined]]);
});
