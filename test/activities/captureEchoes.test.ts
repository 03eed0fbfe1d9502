import { control } from '../../src/activities/control';
import { attend } from '../../src/activities/attend';
import type { CommandId } from '../../src/core/ids';
import { startCaptureBench, type CaptureBench } from '../support/captureBench';
import {
  echoTo,
  editOf,
  historyWith,
  messageFrom,
  preferenceOf,
  statusOf,
  webhook,
  type Change,
} from '../support/whatsappEvents';

let bench: CaptureBench;
beforeAll(async () => {
  bench = await startCaptureBench();
});
afterAll(() => bench?.stop());
beforeEach(() => bench.clear());

const hourMs = 3600_000;
/** One moment for the whole file: what is said twice is the same, whatever second it is by then. */
const startedAt = Math.floor(Date.now() / 1000);
const secondsAgo = (seconds: number) => (startedAt - seconds) * 1000;
const buyer = { phone: '5511987654321', userId: 'BR.1' };
const take = async (...changes: Change[]) => {
  await bench.post(webhook(...changes));
  await bench.drain();
};
const conversation = async () => (await bench.conversations())[0]!;

describe('a person answers from the phone app', () => {
  test('people have the conversation, the wait is over, automation keeps quiet, and no window opens', async () => {
    await take(messageFrom(buyer, 'wamid.1', secondsAgo(60), 'Preciso da nota fiscal'));
    await bench.decide();
    const before = await conversation();
    expect(before.wait).not.toBeNull();
    await take(echoTo(buyer, 'wamid.2', secondsAgo(30), 'Já envio! Serve em PDF?'));
    const after = await conversation();
    expect(after).toMatchObject({
      wait: null,
      control: { holder: { kind: 'human', assignee: null }, paused: { by: 'businessApp' }, state: 'open' },
      lastOutboundAtMs: secondsAgo(30),
      windowClosesAtMs: before.windowClosesAtMs,
      answeredWaits: { count: 1 },
      outboundCount: 1,
    });
    expect(after.control.epoch).toBe(before.control.epoch + 1);
    expect(after.followUp).not.toBeNull();
    const message = (await bench.messages()).find(({ author }) => author === 'businessApp');
    expect(message).toMatchObject({ direction: 'out', outsideTurns: 'echo', status: 'sent', takenIn: true });
  });

  test('what automation had queued does not leave beside it', async () => {
    await take(messageFrom(buyer, 'wamid.1', secondsAgo(60), 'Quanto custa?'));
    await bench.decide();
    expect(await bench.store.outbox.find({}).toArray()).toMatchObject([{ state: 'queued', kind: 'answer' }]);
    await take(echoTo(buyer, 'wamid.2', secondsAgo(30), 'Custa 50 reais'));
    expect(await bench.store.outbox.find({}).toArray()).toMatchObject([
      { state: 'cancelled', cancelledBecause: 'answeredOnPhone', settled: true },
    ]);
    expect(await conversation()).toMatchObject({ wait: null, control: { holder: { kind: 'human' } } });
  });

  test('before the turn was decided: nothing is left to answer', async () => {
    await take(messageFrom(buyer, 'wamid.1', secondsAgo(60), 'Quanto custa?'));
    await take(echoTo(buyer, 'wamid.2', secondsAgo(50), 'Custa 50 reais'));
    await bench.decide();
    const route = await bench.store.decisions.findOne({ step: 'route' });
    expect(route).toMatchObject({ outcome: 'noReply', reasons: [{ code: 'answeredOnPhone' }] });
  });

  test('in the same second: what arrived first was first', async () => {
    await take(messageFrom(buyer, 'wamid.1', secondsAgo(50), 'Quanto custa?'));
    await take(echoTo(buyer, 'wamid.2', secondsAgo(50), 'Custa 50 reais'));
    await bench.decide();
    expect((await conversation()).wait).toBeNull();
    await take(messageFrom(buyer, 'wamid.3', secondsAgo(50), 'E o frete?'));
    await bench.decide();
    expect((await conversation()).wait).not.toBeNull();
  });

  test('what the buyer writes next waits for people, not for automation', async () => {
    await take(echoTo(buyer, 'wamid.1', secondsAgo(30), 'Olá! Aqui é a Maria'));
    await take(messageFrom(buyer, 'wamid.2', secondsAgo(10), 'Quanto custa?'));
    await bench.decide();
    expect(await conversation()).toMatchObject({ wait: { overdue: false }, control: { holder: { kind: 'human' } } });
    expect(await bench.store.outbox.countDocuments({})).toBe(0);
  });

  test('hand-back ends the quiet; the end of the quiet time does too', async () => {
    await take(echoTo(buyer, 'wamid.1', secondsAgo(30), 'Olá'));
    const { _id } = await conversation();
    const issued = { id: 'cmd_1' as CommandId, by: 'maria', command: { name: 'handBack' } } as const;
    expect(await control(bench.deps, { conversationId: _id, issued, nowMs: Date.now() })).toMatchObject({
      accepted: true,
    });
    expect((await conversation()).control).toMatchObject({ holder: { kind: 'automation' }, paused: null });
    await take(echoTo(buyer, 'wamid.2', secondsAgo(5), 'Mais uma coisa'));
    const { paused } = (await conversation()).control;
    await attend(bench.deps, { conversationId: _id, kind: 'pauseEnd', nowMs: paused?.untilMs ?? 0 });
    expect((await conversation()).control).toMatchObject({ holder: { kind: 'automation' }, paused: null });
  });

  test('delivered a week late, or again, it holds nothing back', async () => {
    const late = echoTo(buyer, 'wamid.1', secondsAgo(7 * 24 * 3600), 'Olá');
    await take(late);
    expect((await conversation()).control).toMatchObject({ paused: null });
    await take(echoTo(buyer, 'wamid.2', secondsAgo(10), 'Oi'));
    const { _id } = await conversation();
    const issued = { id: 'cmd_2' as CommandId, by: 'maria', command: { name: 'handBack' } } as const;
    await control(bench.deps, { conversationId: _id, issued, nowMs: Date.now() });
    await take(echoTo(buyer, 'wamid.2', secondsAgo(10), 'Oi'), late);
    expect((await conversation()).control).toMatchObject({ holder: { kind: 'automation' }, paused: null });
  });

  test('to somebody who never wrote: a conversation with a contact, and no window', async () => {
    await take(echoTo({ phone: '971501234567' }, 'wamid.1', secondsAgo(10), 'مرحبا، كيف يمكنني مساعدتك؟'));
    const made = await conversation();
    expect(made).toMatchObject({ windowClosesAtMs: null, lastInboundAtMs: null });
    expect(made.contactId).not.toBeNull();
  });

  test('statuses of it are kept, also those that come first; its edits change it and hold nothing anew', async () => {
    await bench.post(webhook(statusOf('wamid.1', 'delivered', secondsAgo(5))));
    await take(echoTo(buyer, 'wamid.1', secondsAgo(10), 'Custa 50'));
    await take(statusOf('wamid.1', 'sent', secondsAgo(9)));
    const { epoch } = (await conversation()).control;
    await take(echoTo(buyer, 'wamid.2', secondsAgo(3), editOf('wamid.1', 'Custa 60')));
    expect((await bench.messages())[0]).toMatchObject({ status: 'delivered', text: 'Custa 60' });
    expect((await conversation()).control.epoch).toBe(epoch);
    expect(await bench.store.parkedStatuses.countDocuments({})).toBe(0);
  });
});

describe('imported history', () => {
  const monthAgo = secondsAgo(30 * 24 * 3600);
  const imported = historyWith(buyer, [
    { id: 'wamid.h1', from: 'buyer', atMs: monthAgo, body: 'Quanto custa?' },
    { id: 'wamid.h2', from: 'business', atMs: monthAgo + hourMs, body: '50 reais', status: 'DELIVERED' },
    { id: 'wamid.h3', from: 'buyer', atMs: monthAgo + 2 * hourMs, part: { type: 'media_placeholder' } },
  ]);

  test('fills the conversation and starts nothing', async () => {
    await take(imported);
    await take(imported, historyWith(buyer, [{ id: 'wamid.h0', from: 'buyer', atMs: monthAgo - hourMs, body: 'Oi' }]));
    expect(await conversation()).toMatchObject({
      turn: null,
      wait: null,
      followUp: null,
      windowClosesAtMs: null,
      control: { holder: { kind: 'nobody' }, paused: null, epoch: 0 },
      inboundCount: 3,
      outboundCount: 1,
      lastInboundAtMs: monthAgo + 2 * hourMs,
      lastOutboundAtMs: monthAgo + hourMs,
    });
    expect((await conversation()).contactId).not.toBeNull();
    expect((await conversation()).lastActivityAtMs).toBeLessThan(Date.now() - 24 * hourMs);
    expect((await bench.messages()).map(({ direction, status, text }) => [direction, status, text])).toEqual([
      ['in', 'received', 'Oi'],
      ['in', 'received', 'Quanto custa?'],
      ['out', 'delivered', '50 reais'],
      ['in', 'received', null],
    ]);
    expect(await bench.store.outbox.countDocuments({})).toBe(0);
    expect(await bench.store.decisions.countDocuments({ step: { $in: ['route', 'followUp'] } })).toBe(0);
  });

  test('a file that comes later fills its place', async () => {
    await take(imported);
    const image = { type: 'image', image: { id: '901', mime_type: 'image/jpeg', sha256: 'x', caption: 'a nota' } };
    await take(historyWith(buyer, [{ id: 'wamid.h3', from: 'buyer', atMs: monthAgo + 2 * hourMs, part: image }]));
    const filled = (await bench.messages()).find(({ channelMessageId }) => channelMessageId === 'wamid.h3');
    expect(filled).toMatchObject({ content: { type: 'image' }, text: 'a nota' });
    expect(filled?.mediaId).not.toBeNull();
    expect(await bench.store.media.countDocuments({ _id: filled?.mediaId ?? ('' as never) })).toBe(1);
  });
});

describe('preferences', () => {
  test('stop is an opt-out in every conversation of the contact, and cancels what is queued', async () => {
    await take(messageFrom(buyer, 'wamid.1', secondsAgo(60), 'Quanto custa?'));
    await bench.decide();
    await take(preferenceOf(buyer, 'stop', secondsAgo(20)));
    expect((await conversation()).control).toMatchObject({ optedOut: true, holder: { kind: 'human' } });
    expect(await bench.store.contacts.find({}).toArray()).toMatchObject([{ optedOut: true }]);
    expect(await bench.store.outbox.find({}).toArray()).toMatchObject([
      { state: 'cancelled', cancelledBecause: 'optedOut' },
    ]);
  });

  test('the newest word counts, whenever it arrives', async () => {
    await take(messageFrom(buyer, 'wamid.1', secondsAgo(60), 'Oi'));
    const resume = preferenceOf(buyer, 'resume', secondsAgo(10));
    await take(resume);
    await take(preferenceOf(buyer, 'stop', secondsAgo(40)));
    expect((await conversation()).control.optedOut).toBe(false);
    await take(preferenceOf(buyer, 'stop', secondsAgo(5)));
    await take(resume);
    expect((await conversation()).control.optedOut).toBe(true);
    expect(await bench.store.messages.countDocuments({ outsideTurns: 'notice' })).toBe(3);
  });
});

test('a message in a group is kept, opens nothing, and is nobody’s task', async () => {
  await take(
    messageFrom(buyer, 'wamid.1', secondsAgo(10), { type: 'text', text: { body: 'Quanto custa?' }, group_id: 'g1' }),
  );
  expect(await conversation()).toMatchObject({ turn: null, wait: null, windowClosesAtMs: null, lastInboundAtMs: null });
  expect(await bench.messages()).toMatchObject([{ outsideTurns: 'group', groupId: 'g1', text: 'Quanto custa?' }]);
});

test('advertisements: the first and the newest stay with the conversation', async () => {
  const from = (clickId: string) => ({
    type: 'text',
    text: { body: 'Oi' },
    referral: {
      source_type: 'ad',
      source_id: '1',
      source_url: 'https://fb.me/x',
      headline: 'Sofás',
      ctwa_clid: clickId,
    },
  });
  await take(messageFrom(buyer, 'wamid.2', secondsAgo(20), from('second')));
  await take(messageFrom(buyer, 'wamid.1', secondsAgo(60), from('first')));
  await take(messageFrom(buyer, 'wamid.3', secondsAgo(10), 'Quanto custa?'));
  expect(await conversation()).toMatchObject({
    firstTouch: { referral: { clickId: 'first' } },
    lastTouch: { referral: { clickId: 'second' } },
  });
});
