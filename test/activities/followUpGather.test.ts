import type { LookFacts } from '../../src/core/followUp/silence';
import type { AccountId, AgentId, DealId, DraftId, OutboxId, TurnId } from '../../src/core/ids';
import { defaultRules } from '../../src/core/rules/defaults';
import type { Database } from '../../src/store/database';
import type { ConversationDocument, MessageDocument } from '../../src/store/documents';
import type { DraftDocument } from '../../src/store/draftDocument';
import { gatherLook } from '../../src/store/followUp/gatherLook';
import { newId } from '../../src/store/newId';
import type { TemplateDocument } from '../../src/store/templateDocument';
import { seedConversation, seedDecision, seedMessage } from '../api/seed';
import { seedContact } from '../support/seedContact';
import { seedSend } from '../support/seedSend';
import { seedTemplate } from '../support/seedTemplates';
import { useEmptyStore } from '../support/useStore';

let store: Database;
useEmptyStore((started) => (store = started));

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
const weSaid = (
  conversation: ConversationDocument,
  text: string,
  atMs: number,
  change: Partial<MessageDocument> = {},
) => seedMessage(store, conversation, { ...ours, text, atMs, status: 'delivered', ...change });

test('what a look is decided from: words, delivery, place, window, rhythm, contact, deal', async () => {
  const contactId = await seedContact(store, { name: 'Ana Souza', language: 'pt' });
  const dealId = newId<DealId>('deal');
  const deal = {
    title: 'Cadeiras',
    stage: 'offer',
    contactIds: [contactId],
    companyId: null,
    open: true,
    reference: 'A-17',
  };
  const rest = { productIds: [], adIds: [], value: null, madeFor: null, createdAtMs: 1, updatedAtMs: 9, version: 1 };
  await store.deals.insertOne({ _id: dealId, ...deal, ...rest, stageAtMs: sinceMs - dayMs });
  const conversation = await seedConversation(store, {
    ...{ contactId, dealId, windowClosesAtMs: nowMs + hourMs, lastInboundAtMs: sinceMs - 4 * minuteMs },
    lastOutboundAtMs: sinceMs,
  });
  await weSaid(conversation, 'Bom dia!', sinceMs - 3 * dayMs, { status: 'read' });
  await said(conversation, 'Oi, quanto custa a cadeira?', sinceMs - 20 * minuteMs, inTurn('trn_1'));
  await weSaid(conversation, 'Qual cor você quer?', sinceMs - 10 * minuteMs);
  await said(conversation, 'Azul', sinceMs - 4 * minuteMs, inTurn('trn_2'));
  await weSaid(conversation, 'Fica R$ 350.', sinceMs - minuteMs);
  await weSaid(conversation, 'Posso reservar para você?', sinceMs);
  const { more, ...facts } = await look(conversation);
  expect(facts).toMatchObject({ needsReply: false, language: 'pt', window: { closesAtMs: nowMs + hourMs } });
  expect(more).toMatchObject({
    ours: { asks: true, price: true },
    theirs: { closing: false, asks: false },
    appointment: null,
    silence: {
      ...{ beganAtMs: sinceMs, state: 'within15Minutes', sinceTheirsMs: 4 * minuteMs },
      ...{ sinceOursMs: 10 * minuteMs, zone: 'America/Sao_Paulo' },
    },
    liveTurns: 2,
    delivery: { status: 'delivered', showsReads: true, unreachable: null },
    place: { zone: 'America/Sao_Paulo', country: 'BR' },
    contact: { optedOut: false, followUpsInMonth: 0, followUpsWithoutPerson: 0, lastFollowUpAtMs: null },
    deal: { open: true, movedAtMs: sinceMs - dayMs },
    windowClosesAtMs: nowMs + hourMs,
    freeUntilMs: nowMs + hourMs,
    writing: null,
    values: { name: 'Ana Souza', first_name: 'Ana', deal: 'Cadeiras', reference: 'A-17' },
    plannedFor: 'hesitation',
    learnt: null,
  });
  expect(more?.buyer.spans.map(({ end }) => end)).toEqual(['replied', 'replied']);
});

test('what never left, what nobody said and what was taken back says nothing', async () => {
  const conversation = await seedConversation(store, { lastInboundAtMs: sinceMs - hourMs });
  await said(conversation, 'Quanto custa?', sinceMs - hourMs, inTurn('trn_1'));
  await weSaid(conversation, 'Posso reservar?', sinceMs - minuteMs, { revokedAtMs: sinceMs });
  await weSaid(conversation, 'Fica R$ 350.', sinceMs);
  await weSaid(conversation, 'Você quer?', sinceMs + 1, { status: 'cancelled' });
  await weSaid(conversation, 'Voltamos amanhã?', sinceMs + 2, { sentAs: 'absence', author: 'automation' });
  await said(conversation, '👍', sinceMs + 3, { content: { type: 'reaction' } as never });
  const { more } = await look(conversation);
  expect(more).toMatchObject({ ours: { asks: false, price: true }, delivery: { status: 'delivered' } });
});

test.each([
  ['sent', 'sent'],
  ['read', 'read'],
  ['played', 'read'],
  ['failed', 'failed'],
  ['unknown', 'unknown'],
] as const)('our last message that is %s counts as %s', async (status, expected) => {
  const conversation = await seedConversation(store);
  await weSaid(conversation, 'Posso reservar?', sinceMs, { status });
  expect((await look(conversation)).more?.delivery.status).toBe(expected);
});

test('a silence after the buyer’s closing has no message of ours to be delivered', async () => {
  const conversation = await seedConversation(store);
  await weSaid(conversation, 'Chegou bem?', sinceMs - hourMs);
  await said(conversation, 'Sim, obrigada!', sinceMs, inTurn('trn_1'));
  const { more } = await look(conversation, { begins: 'afterBuyersClosing' });
  expect(more).toMatchObject({ delivery: { status: 'none' }, theirs: { saysYes: true } });
  expect((await look(conversation)).more?.delivery.status).toBe('none');
});

describe('follow-ups are counted over all conversations of the contact', () => {
  const sent = (conversation: ConversationDocument, atMs: number, change: object = {}) =>
    seedSend(store, conversation, {
      ...{
        kind: 'followUp',
        author: 'automation',
        state: 'sent',
        createdAtMs: atMs,
        finishedAtMs: atMs,
        settled: true,
      },
      ...change,
    });

  test('those that left or may, within 30 days; and those since a person wrote', async () => {
    const contactId = await seedContact(store);
    const before = { contactId, lastInboundAtMs: nowMs - 40 * dayMs };
    const conversation = await seedConversation(store, before);
    const other = await seedConversation(store, {
      ...before,
      phone: '5511900000002',
      lastOutboundAtMs: nowMs - 5 * dayMs,
    });
    const strangers = await seedConversation(store, { phone: '5511900000003' });
    await sent(conversation, nowMs - 35 * dayMs);
    await sent(other, nowMs - 20 * dayMs);
    await sent(conversation, nowMs - 10 * dayMs, { state: 'unknown', finishedAtMs: null });
    await sent(other, nowMs - 5 * dayMs, { state: 'queued', finishedAtMs: null });
    await sent(conversation, nowMs - 4 * dayMs, { state: 'failed' });
    await sent(conversation, nowMs - 3 * dayMs, { state: 'cancelled' });
    await sent(strangers, nowMs - 2 * dayMs);
    expect((await look(conversation)).more?.contact).toMatchObject({
      ...{ followUpsInMonth: 3, followUpsWithoutPerson: 4, lastFollowUpAtMs: nowMs - 5 * dayMs },
      elsewhere: { lastInboundAtMs: nowMs - 40 * dayMs, lastOutboundAtMs: nowMs - 5 * dayMs },
    });
    // One of us wrote by hand in between, in the other conversation.
    await weSaid(other, 'Oi!', nowMs - 15 * dayMs);
    expect((await look(conversation)).more?.contact).toMatchObject({ followUpsInMonth: 3, followUpsWithoutPerson: 2 });
    await store.conversations.updateOne({ _id: other._id }, { $set: { lastInboundAtMs: nowMs - 6 * dayMs } });
    expect((await look(conversation)).more?.contact).toMatchObject({ followUpsInMonth: 3, followUpsWithoutPerson: 1 });
  });

  test('a claim that is not ordered yet counts too, for a while', async () => {
    const conversation = await seedConversation(store);
    const claims = [
      { outboxId: 'out_1' as OutboxId, conversationId: conversation._id, atMs: nowMs - minuteMs },
      { outboxId: 'out_2' as OutboxId, conversationId: conversation._id, atMs: nowMs - dayMs },
    ];
    await store.followUpLedgers.insertOne({ _id: conversation._id, revision: 2, claims });
    expect((await look(conversation)).more?.contact).toMatchObject({ followUpsInMonth: 1 });
  });
});

describe('an appointment', () => {
  const turnOn = (conversation: ConversationDocument, day: string, intent: string, atMs: number) =>
    seedDecision(store, conversation, {
      ...{
        _id: `${conversation._id}.${intent}${atMs}.contextualize` as never,
        step: 'contextualize',
        outcome: 'gathered',
        atMs,
      },
      facts: {
        turn: { understanding: { language: 'pt', intent, entities: [{ kind: 'date', text: day, day, time: null }] } },
      },
    });

  test('asked for by the buyer outlasts small talk', async () => {
    const conversation = await seedConversation(store);
    await turnOn(conversation, '2026-03-12', 'appointment', sinceMs - hourMs);
    await turnOn(conversation, '2026-03-09', 'chatter', sinceMs - minuteMs);
    await said(conversation, 'Que calor hoje', sinceMs - minuteMs, inTurn('trn_2'));
    await weSaid(conversation, 'Muito!', sinceMs);
    const midnightMs = Date.parse('2026-03-12T03:00:00Z');
    const { more } = await look(conversation);
    expect(more?.appointment).toEqual({ kind: 'date', atMs: midnightMs, untilMs: midnightMs + dayMs });
  });

  test('that is past, or was never about meeting, is none', async () => {
    const conversation = await seedConversation(store);
    await turnOn(conversation, '2026-03-01', 'appointment', sinceMs - 12 * dayMs);
    await turnOn(conversation, '2026-03-20', 'price', sinceMs - hourMs);
    expect((await look(conversation)).more?.appointment).toBeNull();
  });

  test('named by us and accepted', async () => {
    const conversation = await seedConversation(store);
    await weSaid(conversation, 'See you on 2026-03-13 at 15:00?', sinceMs - 2 * hourMs);
    await said(conversation, 'Perfect, thank you!', sinceMs - hourMs, inTurn('trn_1'));
    await weSaid(conversation, 'Great', sinceMs);
    expect((await look(conversation)).more?.appointment).toEqual({
      kind: 'date',
      atMs: Date.parse('2026-03-13T18:00:00Z'),
    });
  });
});

describe('what is being written', () => {
  test('an open draft of an answer, not one of a follow-up', async () => {
    const conversation = await seedConversation(store);
    const draft: Omit<DraftDocument, '_id'> = {
      ...{ conversationId: conversation._id, turnId: null, text: 'x', by: 'rules', sources: [], changed: false },
      ...{ basedOnInboundAtMs: 1, state: 'open', createdAtMs: 1, decidedAtMs: null, decidedBy: null },
    };
    const content = { kind: 'text', wording: 'usual', text: 'x' } as const;
    await store.drafts.insertOne({ ...draft, _id: 'dra_1' as DraftId, followUp: { sinceMs, content } });
    expect((await look(conversation)).more?.writing).toBeNull();
    await store.drafts.insertOne({ ...draft, _id: 'dra_2' as DraftId });
    expect((await look(conversation)).more?.writing).toBe('draft');
  });

  test('a send on its way, in any conversation of the contact', async () => {
    const contactId = await seedContact(store);
    const conversation = await seedConversation(store, { contactId });
    const other = await seedConversation(store, { contactId, phone: '5511900000002' });
    await seedSend(store, other, { state: 'claimed' });
    expect((await look(conversation)).more?.writing).toBe('queuedSend');
  });
});

describe('templates and other numbers', () => {
  const accountId = 'acc_000000000000000000000001' as AccountId;
  const seed = (name: string, change: Partial<TemplateDocument> = {}) =>
    seedTemplate(store, accountId, { name, purpose: 'followUp', ...change });

  test('only what may be sent now for a follow-up; another number only when nothing speaks against it', async () => {
    const contactId = await seedContact(store, { language: 'pt' });
    const conversation = await seedConversation(store, {
      contactId,
      unreachable: { meaning: 'unreachable', sinceMs: 1 },
    });
    await seed('continuo_follow_up');
    await seed('paused_one', { status: 'paused' });
    await seed('receipts', { purpose: 'none' });
    const free = await seedConversation(store, { contactId, phone: '5511900000002', windowClosesAtMs: nowMs - 1 });
    await seedConversation(store, {
      contactId,
      phone: '5511900000003',
      unreachable: { meaning: 'blocked', sinceMs: 1 },
    });
    await seedConversation(store, { contactId, phone: '5511900000004', control: { optedOut: true } });
    await seedConversation(store, { contactId, phone: '5511900000005', control: { state: 'closed' } });
    const { more } = await look(conversation);
    expect(more?.delivery.unreachable).toBe('other');
    expect(more?.templates.map(({ name }) => name)).toEqual(['continuo_follow_up']);
    expect(more?.otherNumbers).toMatchObject([{ conversationId: free._id, reachable: true, windowClosesAtMs: null }]);
    expect(more?.otherNumbers[0]?.templates).toHaveLength(1);
  });
});
