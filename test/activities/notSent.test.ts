import { settleSends } from '../../src/activities/settleSends';
import type { Control } from '../../src/core/control/control';
import { defaultRules } from '../../src/core/rules/defaults';
import type { Database } from '../../src/store/database';
import type { ConversationDocument, OutboxDocument } from '../../src/store/documents';
import { lastFollowUp } from '../../src/store/followUp/queries';
import { seedConversation, seedMessage } from '../api/seed';
import { seedSend } from '../support/seedSend';
import { useEmptyStore } from '../support/useStore';

let store: Database;
useEmptyStore((started) => (store = started));

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const now = Date.parse('2026-03-10T15:00:00Z');
const sinceMs = now - 30 * hourMs;
const closeAtMs = now + 7 * 24 * hourMs;
type Plan = NonNullable<ConversationDocument['followUp']>;
const quietEnd: Plan = {
  ...{ lookAtMs: closeAtMs, reasons: [], silence: 'nothingOwed', means: 'hesitation', sinceMs, sentInSilence: 0 },
  begins: 'afterOurMessage',
};

/** A conversation with a follow-up on its way, ordered a minute ago. */
async function silent(
  change: Partial<Omit<ConversationDocument, 'control'>> & { control?: Partial<Control> } = {},
): Promise<ConversationDocument> {
  const conversation = await seedConversation(store, {
    ...{ followUp: quietEnd, lastInboundAtMs: sinceMs - hourMs, lastOutboundAtMs: sinceMs },
    windowClosesAtMs: now + hourMs,
    ...change,
    control: { holder: { kind: 'automation' }, ...change.control },
  });
  const ours = { direction: 'out', author: 'automation', sentAs: 'answer', status: 'read' } as const;
  await seedMessage(store, conversation, { ...ours, text: 'Qual cor você quer?', atMs: sinceMs });
  return conversation;
}
const followUp = (conversation: ConversationDocument, change: Partial<OutboxDocument>, agoMs = minuteMs) =>
  seedSend(store, conversation, {
    ...{ kind: 'followUp', author: 'automation', createdAtMs: now - agoMs, claimedAtMs: now - agoMs },
    ...{ basedOnInboundAtMs: conversation.lastInboundAtMs, finishedAtMs: now - agoMs, wording: 'usual' },
    ...change,
  });
async function settle({ _id }: ConversationDocument, nowMs = now): Promise<ConversationDocument> {
  const conversation = (await store.conversations.findOne({ _id }))!;
  return (await settleSends({ store }, conversation, nowMs)).conversation;
}
const alertsOf = ({ _id }: ConversationDocument) =>
  store.alerts.find({ conversationId: _id, kind: 'followUp', endedAtMs: null }).toArray();
const failed = (meaning: string) => ({ state: 'failed', failure: { code: 1, meaning } }) as const;
const held = (cancelledBecause: string) => ({ state: 'cancelled', cancelledBecause }) as const;

describe('a follow-up that was held back by what passes', () => {
  test.each([
    ['automationOff', hourMs],
    ['joined', minuteMs],
    ['accountRestricted', 24 * hourMs],
    ['channelStopped', hourMs],
    ['windowClosed', minuteMs],
    ['phoneInDoubt', minuteMs],
    ['unreachable', minuteMs],
    ['overruled', minuteMs],
    ['quietHours', minuteMs],
    ['monthIsFull', minuteMs],
  ])('is looked at again: %s', async (because, afterMs) => {
    const conversation = await silent();
    await followUp(conversation, held(because));
    const after = await settle(conversation);
    expect(after).toMatchObject({
      followUp: { silence: 'hesitation', sinceMs, sentInSilence: 0, lookAtMs: now + afterMs },
      control: { holder: { kind: 'automation' } },
    });
    expect(after.followUp?.reasons[0]?.code).toBe(`sendCancelled.${because}`);
  });

  test('is a person’s, who is told, after five in a row', async () => {
    const conversation = await silent();
    for (let place = 5; place > 0; place--)
      await followUp(conversation, { ...held('windowClosed'), settled: place > 1 }, place * minuteMs);
    const after = await settle(conversation);
    expect(after).toMatchObject({
      followUp: { given: 'task', silence: 'nothingOwed', lookAtMs: closeAtMs },
      control: { holder: { kind: 'human' } },
    });
    expect(await alertsOf(after)).toMatchObject([{ waitSinceMs: sinceMs, dueAtMs: closeAtMs }]);
    expect(await settle(after)).toMatchObject({ followUp: after.followUp, control: after.control });
  });

  test('is a person’s again, and they are told again, when what they were told had ended', async () => {
    const conversation = await silent();
    const send = await followUp(conversation, { state: 'unknown', unknownUntilMs: now - 1 });
    const [alert] = await alertsOf(await settle(conversation));
    await store.alerts.updateMany({}, { $set: { endedAtMs: now } });
    await store.outbox.updateOne({ _id: send._id }, { $set: { settled: false } });
    const later = now + hourMs;
    expect(await alertsOf(await settle(conversation, later))).toEqual([
      { ...alert, atMs: later, dueAtMs: closeAtMs + hourMs },
    ]);
  });

  test('is planned anew where two conversations became one, and its plan was in the other', async () => {
    const conversation = await silent({ followUp: null });
    await followUp(conversation, held('joined'));
    expect((await settle(conversation)).followUp).toMatchObject({ silence: 'hesitation', lookAtMs: now + minuteMs });
  });
});

test.each(['command.cancelFollowUp', 'buyerWrote', 'planGone', 'overruled'])(
  'what somebody ended stays ended: %s',
  async (because) => {
    const conversation = await silent({ followUp: null });
    await followUp(conversation, held(because));
    expect(await settle(conversation)).toMatchObject({ followUp: null, control: conversation.control });
  },
);

test('what a person took while it was with the channel is theirs', async () => {
  const conversation = await silent({ control: { holder: { kind: 'human', assignee: null, team: null } } });
  await followUp(conversation, held('overruled'));
  expect((await settle(conversation)).followUp).toEqual(quietEnd);
});

test.each<[string, Partial<OutboxDocument>]>([
  ['held back for good', held('accountGone')],
  ['failed for good', failed('badRequest')],
  ['of unknown result', { state: 'unknown', unknownUntilMs: now - 1 }],
  ['of a person, held back', { ...held('templateGone'), author: 'agent' }],
  ['of a person, failed', { ...failed('capReached'), author: 'agent' }],
])('a follow-up %s is a person’s, who is told', async (_what, change) => {
  const conversation = await silent();
  await followUp(conversation, change);
  const after = await settle(conversation);
  expect(after).toMatchObject({ control: { holder: { kind: 'human' } }, followUp: { given: 'task' } });
  expect(await alertsOf(after)).toHaveLength(1);
});

test.each<[string, number, Partial<ConversationDocument>]>([
  ['capReached', 24 * hourMs, {}],
  ['templateGone', minuteMs, {}],
  ['restricted', 24 * hourMs, {}],
  ['unreachable', minuteMs, { unreachable: { meaning: 'unreachable', sinceMs: now - minuteMs } }],
])('one that failed as %s is looked at again', async (meaning, afterMs, change) => {
  const conversation = await silent();
  await followUp(conversation, failed(meaning));
  const after = await settle(conversation);
  expect(after).toMatchObject({
    ...{ followUp: { silence: 'hesitation', lookAtMs: now + afterMs }, ...change },
    control: { holder: { kind: 'automation' } },
  });
});

test('after an opt-out that the channel tells nothing is left but the quiet end that the look plans', async () => {
  const conversation = await silent();
  await followUp(conversation, failed('optedOut'));
  const after = await settle(conversation);
  expect(after).toMatchObject({ control: { optedOut: true, holder: { kind: 'automation' } } });
  expect(after.followUp?.lookAtMs).toBe(now + minuteMs);
});

describe('one that failed after the channel had taken it', () => {
  async function left(meaning: string, change: Partial<OutboxDocument> = {}): Promise<[OutboxDocument, Plan]> {
    const conversation = await silent();
    const send = await followUp(conversation, { state: 'sent', ...change });
    const sent = await settle(conversation);
    expect(sent.followUp).toMatchObject({ sinceMs: now - minuteMs, sentInSilence: 1 });
    const news = { ...failed(meaning), finishedAtMs: now, settled: false };
    await store.outbox.updateOne({ _id: send._id }, { $set: news });
    await store.messages.updateOne({ outboxId: send._id }, { $set: { status: 'failed' } });
    return [send, sent.followUp!];
  }

  test.each(['capReached', 'templateGone', 'temporary'])('is not counted, and looked at again: %s', async (meaning) => {
    const [{ _id, conversationId }] = await left(meaning);
    const conversation = (await store.conversations.findOne({ _id: conversationId }))!;
    const after = await settle(conversation);
    expect(after.followUp).toMatchObject({ silence: 'hesitation', sentInSilence: 0 });
    expect(after.followUp!.lookAtMs).toBeLessThanOrEqual(now + 24 * hourMs);
    expect(after.outboundCount).toBe(1);
    expect(await store.outbox.countDocuments({})).toBe(1);
    // Cut short before it was marked as settled: nothing is counted twice.
    await store.outbox.updateOne({ _id }, { $set: { settled: false } });
    expect((await settle(after)).followUp).toMatchObject({ sentInSilence: 0 });
  });

  test('is not looked at sooner than its own silence would have been', async () => {
    const rules = { ...defaultRules, followUp: { ...defaultRules.followUp, maxPerSilence: 2, waitHours: 48 } };
    await store.rules.insertOne({ _id: 1, rules, by: 'test', createdAtMs: 1 });
    const [{ conversationId }, plan] = await left('capReached', { text: 'E qual cor você quer?' });
    expect(plan.silence).toBe('hesitation');
    const after = await settle((await store.conversations.findOne({ _id: conversationId }))!);
    expect(after.followUp).toMatchObject({ lookAtMs: plan.lookAtMs, sentInSilence: 0 });
  });

  test('is a person’s, who is told, when nothing can be tried', async () => {
    const [{ conversationId }] = await left('badRequest');
    const after = await settle((await store.conversations.findOne({ _id: conversationId }))!);
    expect(after.followUp).toMatchObject({ given: 'task', sentInSilence: 0 });
    expect(await alertsOf(after)).toHaveLength(1);
  });

  test('leaves its silence with people when they have it already', async () => {
    const [{ conversationId }] = await left('capReached');
    const given = { 'followUp.given': 'task', 'followUp.silence': 'nothingOwed' } as const;
    await store.conversations.updateOne({ _id: conversationId }, { $set: given });
    const after = await settle((await store.conversations.findOne({ _id: conversationId }))!);
    expect(after.followUp).toMatchObject({ given: 'task', silence: 'nothingOwed', sentInSilence: 0 });
  });

  test('changes nothing once something else of ours has left', async () => {
    const [{ conversationId }, plan] = await left('capReached');
    const conversation = (await store.conversations.findOne({ _id: conversationId }))!;
    await seedMessage(store, conversation, { direction: 'out', author: 'agent', status: 'sent', atMs: now - 1 });
    const later = { ...plan, sinceMs: now - 1 };
    await store.conversations.updateOne({ _id: conversationId }, { $set: { followUp: later } });
    expect((await settle(conversation)).followUp).toEqual(later);
  });

  test('sent again by hand, it is counted once', async () => {
    const [{ conversationId }] = await left('temporary', { author: 'agent' });
    const after = await settle((await store.conversations.findOne({ _id: conversationId }))!);
    expect(after.followUp).toMatchObject({ sentInSilence: 0 });
    expect(await store.outbox.findOne({ state: 'queued' })).toMatchObject({ kind: 'followUp', wording: 'usual' });
  });
});

describe('of a silence that is over', () => {
  const later: Plan = { ...quietEnd, sinceMs: now - 1, silence: 'theirDate', means: 'theirDate' };

  test.each<[string, Partial<OutboxDocument>]>([
    ['failed for good', failed('badRequest')],
    ['failed, for now', failed('temporary')],
    ['held back', held('windowClosed')],
    ['of unknown result', { state: 'unknown', unknownUntilMs: now - 1 }],
  ])('one that %s changes nothing of the next one', async (_what, change) => {
    const conversation = await silent({ followUp: later, lastInboundAtMs: now - 2 });
    await followUp(conversation, { ...change, basedOnInboundAtMs: sinceMs - hourMs });
    const after = await settle(conversation);
    expect(after).toMatchObject({ followUp: later, control: { holder: { kind: 'automation' } } });
    expect(await alertsOf(after)).toHaveLength(0);
    expect(await store.outbox.countDocuments({ state: 'queued' })).toBe(0);
  });

  test('of a person: they are told', async () => {
    const conversation = await silent({ followUp: later, lastInboundAtMs: now - 2 });
    await followUp(conversation, { ...failed('badRequest'), author: 'agent' });
    expect(await settle(conversation)).toMatchObject({ followUp: { given: 'task' } });
  });
});

test('of unknown result, and failed after all: people have it already, and are told once', async () => {
  const conversation = await silent();
  const { _id } = await followUp(conversation, { state: 'unknown', unknownUntilMs: now - 1 });
  const told = await settle(conversation);
  await store.outbox.updateOne({ _id }, { $set: { ...failed('temporary'), settled: false } });
  const after = await settle(told);
  expect(after).toMatchObject({ control: told.control, followUp: { given: 'task', sinceMs } });
  expect(await alertsOf(after)).toHaveLength(1);
  expect(await store.outbox.countDocuments({})).toBe(1);
});

test('what was said last is told by what left, or may have', async () => {
  const conversation = await silent();
  const last = async () => (await lastFollowUp(store, conversation._id).toArray())[0]?.wording;
  await followUp(conversation, { ...held('quietHours'), wording: 'again' }, 1);
  await followUp(conversation, { ...failed('capReached'), wording: 'other' }, 2);
  expect(await last()).toBeUndefined();
  await followUp(conversation, { state: 'sent', wording: 'usual' }, 3);
  expect(await last()).toBe('usual');
});
