import { BSON, type Document } from 'mongodb';
import { newContactDocument } from '../../src/store/contacts';
import { gatherContext } from '../../src/store/context/gatherContext';
import { askedNow } from '../../src/store/context/unanswered';
import { defaultRules } from '../../src/core/rules/defaults';
import { initialControl } from '../../src/core/control/control';
import type { AgentId, ContactId, DealId, LearningRunId, TurnId } from '../../src/core/ids';
import type { Context } from '../../src/core/contextualize/context';
import type { Database } from '../../src/store/database';
import type { ConversationDocument } from '../../src/store/documents';
import { countMessages } from '../../src/store/messages';
import { countsWithoutOpenTurn } from '../../src/store/messageCounts';
import { addVersion } from '../../src/store/learning';
import { newId } from '../../src/store/newId';
import { seedConversation, seedDecision, seedMessage } from '../api/seed';
import { explainContext } from '../support/explainContext';
import type { TestMongo } from '../support/engines';
import { useEmptyStore } from '../support/useStore';

let mongo: TestMongo;
let store: Database;
useEmptyStore((started, mongod) => {
  store = started;
  mongo = mongod;
});

const nowMs = Date.parse('2026-03-10T12:00:00Z');
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

async function gather(conversation: ConversationDocument): Promise<Context> {
  const fresh = await store.conversations.findOne({ _id: conversation._id });
  return gatherContext(store, fresh!, await askedNow(store, fresh!), defaultRules, nowMs);
}

async function seedContact(): Promise<ContactId> {
  const id = newId<ContactId>('contact');
  const given = { name: 'Ana', phones: [], emails: [], channelIds: [], externalIds: [], companyId: null };
  const rest = { ownerId: 'carla' as AgentId, language: 'pt', optedOut: false, madeFor: [] };
  await store.contacts.insertOne(newContactDocument(id, { ...given, ...rest }, null, nowMs));
  return id;
}

const seedDeal = (contactId: ContactId, value: number | null, open: boolean, _id = newId<DealId>('deal')) =>
  store.deals.insertOne({
    ...{ _id, title: 'Chairs', stage: 'new', contactIds: [contactId], companyId: null, open, reference: null },
    ...{ productIds: [], adIds: [], value, madeFor: null, createdAtMs: 1, updatedAtMs: 1, version: 1 },
  });

const ours = { direction: 'out', author: 'agent', agent: 'ana' as AgentId, status: 'read' } as const;
const inTurn = (id: string) => ({ turnId: id as TurnId });

test('that nobody is there answers nothing, and a follow-up is no answer', async () => {
  const conversation = await seedConversation(store);
  const automatic = { direction: 'out', author: 'automation', status: 'read' } as const;
  await seedMessage(store, conversation, { atMs: nowMs - 9, ...automatic, sentAs: 'answer', text: 'Qual cor?' });
  await seedMessage(store, conversation, { atMs: nowMs - 8, ...automatic, sentAs: 'followUp', text: 'Já escolheu?' });
  await seedMessage(store, conversation, { atMs: nowMs - 5, ...inTurn('trn_1'), text: 'Preta' });
  await seedMessage(store, conversation, { atMs: nowMs - 3, ...automatic, sentAs: 'absence', text: 'Voltamos logo.' });
  const { history, more } = await gather(conversation);
  expect(more?.lastAnswer).toMatchObject({ by: 'automation' });
  expect(more?.exchanges.map(({ text }) => text)).not.toContain('Voltamos logo.');
  expect(history).toMatchObject({ automationAnswersInRow: 1, lastOutboundText: 'Já escolheu?', outboundCount: 3 });
});

test('a turn that puts it off is marked so', async () => {
  const puttingOff = async (text: string, phone: string) => {
    const conversation = await seedConversation(store, { phone });
    await seedMessage(store, conversation, { atMs: nowMs - 3, text });
    return (await gather(conversation)).more?.putsOff;
  };
  expect(await puttingOff('Obrigado, vou pensar e te aviso', '5511900000101')).toBe(true);
  expect(await puttingOff('Vou pensar. Entrega no domingo?', '5511900000102')).toBeUndefined();
});

test('however many follow-ups stand between, answers in a row are all counted', async () => {
  const conversation = await seedConversation(store, { inboundCount: 20, outboundCount: 40 });
  const automatic = { direction: 'out', author: 'automation', status: 'read' } as const;
  for (let place = 0; place < 40; place++)
    await seedMessage(store, conversation, {
      ...{ atMs: nowMs - 1000 + place, ...automatic, text: `${place}` },
      sentAs: place % 2 === 0 ? 'answer' : 'followUp',
    });
  expect((await gather(conversation)).history).toMatchObject({ automationAnswersInRow: 10, lastOutboundText: '39' });
});

test('what is known of the buyer, the conversation and its history', async () => {
  const contactId = await seedContact();
  const dealId = newId<DealId>('deal');
  await seedDeal(contactId, 1200, true, dealId);
  await seedDeal(contactId, 300.5, false);
  await seedDeal(contactId, null, true);
  const ad = { sourceType: 'ad', sourceId: '1', sourceUrl: null, headline: null, body: null, clickId: null };
  const conversation = await seedConversation(store, {
    ...{ contactId, dealId, dealStage: 'offer', windowClosesAtMs: nowMs - 1 },
    lastTouch: { referral: ad, atMs: nowMs - 30 * hourMs },
  });
  const other = await seedConversation(store, {
    ...{ phone: '5511900000001', contactId, lastInboundAtMs: nowMs - 5 },
    wait: { sinceMs: 1, dueAtMs: 2, turnId: null, overdue: false },
    control: { ...initialControl, holder: { kind: 'human', assignee: 'joao' as AgentId, team: null } },
  });
  const at = (hoursAgo: number) => ({ atMs: nowMs - hoursAgo * hourMs });
  await seedMessage(store, conversation, { ...at(30), ...inTurn('trn_1'), text: 'Quanto custa?' });
  await seedMessage(store, conversation, { ...at(28), ...ours, text: 'Custa 50. Qual cor?' });
  await seedMessage(store, conversation, { ...at(27), ...ours, status: 'cancelled', text: 'nunca saiu' });
  await seedMessage(store, conversation, { ...at(0), text: 'Preta' });
  const routed = { step: 'route', facts: { turn: { understanding: { intent: 'price' } } } } as const;
  await seedDecision(store, conversation, { ...routed, ...at(28), outcome: 'automationReplies' });
  await seedDecision(store, conversation, { step: 'control', outcome: 'takeOver', ...at(27) });
  const context = await gather(conversation);
  expect(context).toMatchObject({
    contact: { isNew: false, ownerId: 'carla', language: 'pt', name: 'Ana' },
    deal: { stage: 'offer', value: 1200 },
    turn: { messages: [{ text: 'Preta' }] },
    history: {
      inboundCount: 2,
      outboundCount: 1,
      lastOutboundAuthor: 'agent',
      lastOutboundText: 'Custa 50. Qual cor?',
    },
    more: {
      accountId: conversation.accountId,
      customer: { value: 1500.5, openDeals: 2 },
      buyer: { timeZone: 'America/Sao_Paulo', timeZoneFrom: 'phone', country: 'BR', localTime: '2026-03-10T09:00' },
      exchanges: [{ by: 'agent' }, { by: 'buyer', text: 'Quanto custa?' }],
      openQuestions: { ours: { text: 'Custa 50. Qual cor?' }, theirs: null },
      otherConversations: [{ id: other._id, needsReply: true, assignee: 'joao' }],
      lastAnswer: { by: 'agent', agent: 'ana', tookMs: 2 * hourMs },
      adEntry: { closesAtMs: nowMs + 44 * hourMs },
      priceClass: 'adEntry',
      earlierDecisions: [{ outcome: 'automationReplies', intent: 'price', overruled: true }],
    },
  });
});

test('a conversation with nothing in it has a context too', async () => {
  const conversation = await seedConversation(store, { windowClosesAtMs: null });
  expect(await gather(conversation)).toMatchObject({
    contact: null,
    deal: null,
    more: { customer: { value: null, openDeals: 0 }, exchanges: [], lastAnswer: null, priceClass: 'template' },
  });
});

describe('the counts', () => {
  const seedMany = async (conversation: ConversationDocument, count: number) => {
    const template = await seedMessage(store, conversation, inTurn('trn_0'));
    const rows = Array.from({ length: count - 1 }, (_one, place) => {
      const _id = newId<typeof template._id>('message');
      const side = place % 2 === 0 ? ours : {};
      return { ...template, ...side, _id, channelMessageId: `wamid.${_id}`, atMs: nowMs - hourMs - place };
    });
    await store.messages.insertMany(rows);
  };

  test('of a long conversation are its own with the open turn, and nothing is counted', async () => {
    const conversation = await seedConversation(store, { inboundCount: 101, outboundCount: 99 });
    await seedMany(conversation, 200);
    await seedMessage(store, conversation, { atMs: nowMs });
    expect((await gather(conversation)).history).toMatchObject({ inboundCount: 102, outboundCount: 99 });
  });

  test('of a short one are what is there', async () => {
    const conversation = await seedConversation(store, { inboundCount: 7, outboundCount: 7 });
    await seedMany(conversation, 10);
    await seedMessage(store, conversation, { atMs: nowMs });
    expect((await gather(conversation)).history).toMatchObject({ inboundCount: 6, outboundCount: 5 });
  });
});

test('our last word is found behind a turn that fills the page', async () => {
  const conversation = await seedConversation(store);
  await seedMessage(store, conversation, { ...ours, author: 'automation', atMs: nowMs - hourMs, text: 'Olá' });
  for (let place = 0; place < 60; place++)
    await seedMessage(store, conversation, { atMs: nowMs - minuteMs + place, ...inTurn('trn_1') });
  expect((await gather(conversation)).history).toMatchObject({ lastOutboundText: 'Olá', automationAnswersInRow: 1 });
});

test('whatever a buyer sends, a context stays under 120 KB', async () => {
  const contactId = await seedContact();
  const conversation = await seedConversation(store, {
    contactId,
    wait: { sinceMs: nowMs - hourMs, dueAtMs: nowMs, turnId: null, overdue: false },
  });
  const text = '漢'.repeat(60_000);
  const edit = { type: 'edit', originalMessageId: 'wamid.x', content: { type: 'text', body: text } } as never;
  for (let place = 0; place < 60; place++) {
    const atMs = nowMs - place * minuteMs;
    await seedMessage(store, conversation, { atMs, text, ...(place % 3 === 0 ? { content: edit } : {}) });
    if (place % 2 === 0) await seedMessage(store, conversation, { ...ours, atMs, text: `${text}?` });
  }
  for (let place = 0; place < 30; place++) {
    await seedConversation(store, { phone: `55119000${1000 + place}`, contactId });
    const reasons = Array.from({ length: 50 }, () => ({ code: 'x'.repeat(40), text }));
    const facts = { turn: { understanding: { intent: 'price' } } };
    await seedDecision(store, conversation, { outcome: 'noReply', step: 'route', reasons, facts, atMs: nowMs - place });
  }
  const people = Array.from({ length: 300 }, (_one, place) => ({
    ...{ name: `${'x'.repeat(60)}${place}`, load: 99, awayUntilMs: nowMs, lastAssignedAtMs: nowMs },
  }));
  const context = await gather(conversation);
  const full = { ...context, more: { ...context.more, people: people.slice(0, 200) } };
  expect(context.turn.messages).toHaveLength(30);
  expect(BSON.calculateObjectSize(full)).toBeLessThan(120 * 1024);
  expect(BSON.calculateObjectSize(full)).toBeGreaterThan(60 * 1024);
});

test('every read of a context uses an index, and none reads more than it needs', async () => {
  const contactId = await seedContact();
  const dealId = newId<DealId>('deal');
  await seedDeal(contactId, 1, true, dealId);
  const ad = { sourceType: 'ad', sourceId: '1', sourceUrl: null, headline: null, body: null, clickId: null };
  const conversation = await seedConversation(store, {
    ...{ contactId, dealId, lastTouch: { referral: ad, atMs: nowMs - hourMs } },
    wait: { sinceMs: nowMs - hourMs, dueAtMs: nowMs, turnId: null, overdue: false },
  });
  for (let place = 0; place < 80; place++)
    await seedMessage(store, conversation, { atMs: nowMs - place * minuteMs, ...inTurn(`trn_${place}`) });
  await seedMessage(store, conversation, { ...ours, atMs: nowMs - hourMs, author: 'automation' });
  const evidence = { runId: newId<LearningRunId>('learningRun'), seen: 200, figures: [] };
  await addVersion(store, { parameter: 'dueTime', value: 45, evidence }, nowMs);
  const reads = await explainContext(mongo.mongodbUri, conversation._id, nowMs);
  expect(reads.length).toBeGreaterThanOrEqual(11);
  for (const read of reads) {
    expect({ ...read, uses: read.stages.filter((stage) => /IXSCAN|IDHACK/.test(stage)).length > 0 }).toMatchObject({
      uses: true,
    });
    expect([read.name, read.stages]).not.toEqual([read.name, expect.arrayContaining(['COLLSCAN'])]);
    expect([read.name, read.keys <= 100, read.documents <= 61]).toEqual([read.name, true, true]);
  }
});

test('counting reads the index alone, and an imported history is not read for what waits', async () => {
  const conversation = await seedConversation(store);
  const conversationId = conversation._id;
  for (let place = 0; place < 40; place++) {
    await seedMessage(store, conversation, { atMs: nowMs - place, outsideTurns: 'history' });
    await seedMessage(store, conversation, { ...ours, atMs: nowMs - place });
  }
  const waiting = await seedMessage(store, conversation, { atMs: nowMs });
  const read = async (filter: object) => {
    const plan = await store.messages.aggregate([{ $match: filter }, { $count: 'count' }]).explain('executionStats');
    const { executionStats } = ((plan as Document).stages?.[0]?.$cursor ?? plan) as Document;
    return Number(executionStats.totalDocsExamined);
  };
  expect(await read({ conversationId, direction: 'in' })).toBe(0);
  expect(await read({ conversationId, direction: 'out', status: { $in: ['sent', 'read'] } })).toBe(0);
  expect(await read({ conversationId, turnId: null, direction: 'in', outsideTurns: null })).toBe(0);
  expect(await countMessages(store, conversationId)).toEqual({ inbound: 41, outbound: 40 });
  // What waits is counted with its turn; what is in the open turn, with that turn.
  expect(await countsWithoutOpenTurn(store, conversationId, null)).toEqual({ inbound: 40, outbound: 40 });
  const turnId = 'trn_1' as TurnId;
  await store.messages.updateOne({ _id: waiting._id }, { $set: { turnId } });
  const open = { id: turnId, again: null, openedAtMs: 1, lastMessageAtMs: 1, settleAtMs: 1 };
  expect(await countsWithoutOpenTurn(store, conversationId, open)).toEqual({ inbound: 40, outbound: 40 });
  expect(await countsWithoutOpenTurn(store, conversationId, { ...open, again: 'cmd_1' })).toMatchObject({
    inbound: 41,
  });
});

test('an answer of automation that never left is unsaid, whatever hides it from the last messages', async () => {
  const conversation = await seedConversation(store);
  const routed = { step: 'route', outcome: 'automationReplies' } as const;
  const facts = { turn: { understanding: { intent: 'price' } } };
  for (const [hoursAgo, status] of [
    [3, 'read'],
    [2, 'cancelled'],
  ] as const) {
    const atMs = nowMs - hoursAgo * hourMs;
    await seedDecision(store, conversation, { ...routed, facts, atMs });
    const answer = { ...ours, author: 'automation', status, capturedAtMs: atMs, atMs: atMs + 500, text: '50' } as const;
    await seedMessage(store, conversation, answer);
  }
  for (let place = 0; place < 60; place++)
    await seedMessage(store, conversation, { atMs: nowMs - minuteMs + place, ...inTurn('trn_1') });
  const { more } = await gather(conversation);
  expect(more?.earlierDecisions.map(({ unsaid }) => unsaid ?? false)).toEqual([true, false]);
});

test('of more than a context holds, the newest of what waits for its answer is what is asked', async () => {
  const conversation = await seedConversation(store, {
    wait: { sinceMs: nowMs - 2 * hourMs, dueAtMs: nowMs, turnId: null, overdue: false },
  });
  for (let place = 0; place < 40; place++)
    await seedMessage(store, conversation, { atMs: nowMs - hourMs + place, text: `${place}`, ...inTurn('trn_1') });
  await seedMessage(store, conversation, { atMs: nowMs, text: 'now' });
  const { turn } = await gather(conversation);
  expect(turn.messages.map(({ text }) => text)).toEqual([...Array.from({ length: 29 }, (_, i) => `${i + 11}`), 'now']);
});
