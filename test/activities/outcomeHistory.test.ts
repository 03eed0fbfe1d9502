import { gatherFeedback } from '../../src/activities/feedback/gatherFeedback';
import type { Outcome } from '../../src/core/feedback/outcome';
import { outcomesOf } from '../../src/core/feedback/outcomes';
import type { DecisionId, TurnId } from '../../src/core/ids';
import type { Database } from '../../src/store/database';
import type { DecisionDocument, OutboxDocument } from '../../src/store/documents';
import { joinConversations } from '../../src/store/join';
import { newId } from '../../src/store/newId';
import { mostMessagesOfPage } from '../../src/store/learningPages';
import { newestOutcomeHistory, outcomeHistories, type WhoseHistory } from '../../src/store/outcomeHistory';
import { seedConversation } from '../api/seed';
import { seedFeedback } from '../support/seedFeedback';
import { seedSend } from '../support/seedSend';
import { useEmptyStore } from '../support/useStore';

let store: Database;
useEmptyStore((started) => (store = started));

const dayMs = 24 * 3600 * 1000;
const nowMs = Date.UTC(2026, 5, 1, 12);
const work = () => ({ beat: () => undefined, signal: new AbortController().signal });

async function outcomesIn(conversation: WhoseHistory) {
  const histories = await outcomeHistories(store, [conversation], { sinceMs: 0 });
  return outcomesOf(histories.get(conversation._id)!, nowMs).outcomes;
}

async function decide(
  conversation: WhoseHistory,
  atMs: number,
  change: Pick<DecisionDocument, 'step' | 'outcome'> & Partial<DecisionDocument>,
): Promise<void> {
  await store.decisions.insertOne({
    ...{ _id: newId<TurnId>('turn') as string as DecisionId, conversationId: conversation._id, turnId: null },
    ...{ reasons: [], facts: {}, details: null, rulesVersion: 0, atMs },
    ...change,
  });
}

test('joined conversations keep what was decided in either: intents, wordings, chances, opt-outs and take-overs', async () => {
  const older = await seedFeedback(store, '5511900000001', [
    { atMs: nowMs - 60 * dayMs, asks: 'Oi', answers: 'Olá', intent: 'greeting', repliesAfter: 3 },
  ]);
  const followUp = { after: 1500, wording: 'short', chanceAtAll: 0.4 };
  const younger = await seedFeedback(store, '5511900000002', [
    { atMs: nowMs - 40 * dayMs, asks: 'Quanto custa?', answers: 'Custa 300.', followUp, repliesAfter: 3000 },
    { atMs: nowMs - 20 * dayMs, asks: 'Tem azul?', answers: 'Tem.', intent: 'stock' },
  ]);
  await decide(younger.conversation, nowMs - 20 * dayMs + 120_000, { step: 'control', outcome: 'takeOver' });
  const apart = [...(await outcomesIn(older.conversation)), ...(await outcomesIn(younger.conversation))];
  await joinConversations(store, older.conversation._id, younger.conversation._id, nowMs);
  const joined = (await store.conversations.findOne({ _id: older.conversation._id }))!;
  expect(joined.forwardedFrom).toEqual([younger.conversation._id]);
  const decided = ({ intent, wording, chanceAtAll, overruled, result }: Outcome) => [
    ...[intent, wording, chanceAtAll, overruled, result],
  ];
  expect((await outcomesIn(joined)).map(decided)).toEqual(apart.map(decided));
  expect(apart.map(({ intent }) => intent)).toEqual(['greeting', 'price', 'price', 'stock']);
  expect(apart[2]).toMatchObject({ wording: { name: 'short' }, chanceAtAll: 0.4 });
  expect(apart[3]).toMatchObject({ overruled: true });
  const { tallied, conversations } = await gatherFeedback(store, { sinceMs: 0, nowMs, mostMessages: 1e6, ...work() });
  expect(conversations).toBe(1);
  expect(tallied.intents.map(({ intent, overruled }) => [intent, overruled])).toEqual([
    ['greeting', 0],
    ['price', 0],
    ['stock', 1],
  ]);
  // What needed no reply is no wait, in whichever of the two it was decided.
  expect(tallied.waits.reduce((sum, { answered }) => sum + answered, 0)).toBe(3);
});

test('a draft that a person sends as it was written counts for its wording', async () => {
  const atMs = nowMs - 20 * dayMs;
  const followUp = { after: 1500, wording: 'usual' };
  const { conversation } = await seedFeedback(store, '5511900000001', [{ atMs, asks: 'Oi', answers: 'Olá', followUp }]);
  const content = { kind: 'text', wording: 'short', text: 'Conseguiu ver?' };
  // It became a draft, under the rules of that day, instead of being sent.
  await store.decisions.updateMany(
    { step: 'followUp', outcome: 'send' },
    { $set: { outcome: 'draft', details: { content, closeAtMs: nowMs } } },
  );
  expect((await outcomesIn(conversation))[1]).toMatchObject({ sentAs: 'followUp', wording: { name: 'short' } });
  await store.messages.updateOne({ conversationId: conversation._id, text: content.text }, { $set: { text: 'Ana?' } });
  expect((await outcomesIn(conversation))[1]).toMatchObject({ sentAs: 'followUp', wording: null });
  // Of sends that tell it nothing has to be guessed.
  await store.outbox.updateMany({ kind: 'followUp' }, { $set: { wording: 'third' } });
  expect((await outcomesIn(conversation))[1]).toMatchObject({ wording: { name: 'third', language: 'pt' } });
});

test('of an endless conversation the newest messages are read, and what was decided since', async () => {
  const { conversation } = await seedFeedback(
    store,
    '5511900000001',
    Array.from({ length: mostMessagesOfPage }, (_, turn) => ({
      ...{ atMs: nowMs - dayMs - turn * 120_000, asks: 'Oi', answers: 'Olá', intent: 'greeting' },
    })),
  );
  await store.conversations.updateMany({}, { $set: { inboundCount: mostMessagesOfPage, outboundCount: 1 } });
  const { tallied, messages } = await gatherFeedback(store, { sinceMs: 0, nowMs, mostMessages: 1e6, ...work() });
  expect(messages).toBe(mostMessagesOfPage);
  expect(tallied.intents).toMatchObject([{ intent: 'greeting', answers: mostMessagesOfPage / 2 }]);
  const history = await newestOutcomeHistory(store, conversation, { sinceMs: 0 }, 10);
  expect([history.messages.length, history.decisions.length]).toEqual([10, 5]);
  const { outcomes } = outcomesOf(history, nowMs);
  expect(outcomes.map(({ intent }) => intent)).toEqual(Array.from({ length: 5 }, () => 'greeting'));
});

test('a template counts for the text that it left with; one that left before that was kept, for its name', async () => {
  const conversation = await seedConversation(store);
  const template = { name: 'continuo_follow_up', language: 'pt_BR', variables: ['Zoë'] };
  const seed = (change: Partial<OutboxDocument>) =>
    seedSend(store, conversation, {
      ...{ kind: 'followUp', author: 'automation', state: 'sent', text: 'Olá Zoë?', template, ...change },
    });
  await seed({ createdAtMs: nowMs - 40 * dayMs });
  await seed({ createdAtMs: nowMs - 20 * dayMs, textKey: '0badcafe' });
  const told = { name: template.name, language: 'pt_BR', isTemplate: true };
  expect((await outcomesIn(conversation)).map(({ wording }) => wording)).toEqual([
    told,
    { ...told, textKey: '0badcafe' },
  ]);
});
