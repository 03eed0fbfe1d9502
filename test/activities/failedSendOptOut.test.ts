import { takeFailedSend } from '../../src/activities/failedSend';
import { outcomesOf } from '../../src/core/feedback/outcomes';
import type { TurnId } from '../../src/core/ids';
import type { Database } from '../../src/store/database';
import type { OutboxDocument } from '../../src/store/documents';
import { outcomeHistories } from '../../src/store/outcomeHistory';
import { saidSince } from '../../src/store/saidSince';
import { seedConversation } from '../api/seed';
import { seedSend } from '../support/seedSend';
import { useEmptyStore } from '../support/useStore';

let store: Database;
useEmptyStore((started) => (store = started));

const hourMs = 3600 * 1000;
const nowMs = Date.parse('2026-03-10T15:00:00Z');
const refused = (meaning: 'optedOut' | 'badRequest') =>
  ({ state: 'failed', failure: { code: 131050, meaning, detail: null } }) as unknown as Partial<OutboxDocument>;

test.each([
  ['optedOut', true],
  ['badRequest', false],
] as const)(
  'a follow-up refused as %s is charged to the template that reached the buyer before: %p',
  async (meaning, is) => {
    const conversation = await seedConversation(store);
    const followUp = { kind: 'followUp', author: 'automation' } as const;
    const template = (name: string) => ({ name, language: 'pt_BR', variables: [] });
    const first = { template: template('again_1'), state: 'sent', createdAtMs: nowMs - 30 * hourMs } as const;
    await seedSend(store, conversation, { ...followUp, ...first }, { status: 'delivered' });
    const second = { template: template('again_2'), createdAtMs: nowMs - hourMs, finishedAtMs: nowMs };
    const send = await seedSend(store, conversation, { ...followUp, ...second, ...refused(meaning) });
    await takeFailedSend({ store }, conversation, send, nowMs);
    // Who was joined, merged or linked later is asked by it.
    const stops = { conversationId: conversation._id, 'reasons.code': 'sendFailed.optedOut' };
    expect(await store.decisions.countDocuments(stops)).toBe(is ? 1 : 0);
    const histories = await outcomeHistories(store, [conversation], { sinceMs: 0 });
    const { outcomes } = outcomesOf(histories.get(conversation._id)!, nowMs + hourMs);
    expect(outcomes.map(({ wording, optedOut, result }) => [wording?.name, optedOut, result])).toEqual([
      ['again_1', is, 'open'],
      ['again_2', false, 'notDelivered'],
    ]);
  },
);

test('the decision about a turn’s answer is no route that could be taken again', async () => {
  const conversation = await seedConversation(store);
  const send = await seedSend(store, conversation, {
    turnId: 'trn_1' as TurnId,
    kind: 'answer',
    ...refused('optedOut'),
  });
  await takeFailedSend({ store }, conversation, send, nowMs);
  expect((await store.decisions.findOne({ step: 'route' }))?.details).not.toHaveProperty('decision');
});

test('a follow-up refused as opted out leaves a decision by which the stop is known later', async () => {
  const conversation = await seedConversation(store);
  const send = await seedSend(store, conversation, { kind: 'followUp', author: 'automation', ...refused('optedOut') });
  await takeFailedSend({ store }, conversation, send, nowMs);
  await takeFailedSend({ store }, conversation, send, nowMs + 1000);
  const session = store.client.startSession();
  expect(await saidSince(store, 'stop', [conversation._id], nowMs - 1, session)).toBe(true);
  await session.endSession();
  expect(await store.decisions.countDocuments({ step: 'control', outcome: 'optOut' })).toBe(1);
});
