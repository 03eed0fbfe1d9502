import fc from 'fast-check';
import { startCaptureBench, type CaptureBench } from '../support/captureBench';
import {
  echoTo,
  editOf,
  historyWith,
  messageFrom,
  preferenceOf,
  removalOf,
  statusOf,
  webhook,
  type Change,
} from '../support/whatsappEvents';

let bench: CaptureBench;
beforeAll(async () => {
  bench = await startCaptureBench();
});
afterAll(() => bench?.stop());

const startMs = Date.parse('2026-11-19T08:00:00Z');
const at = (minute: number) => startMs + minute * 60_000;
const ana = { phone: '5511987654321', userId: 'BR.1' };
const li = { userId: 'CN.7' };
const omar = { phone: '971501234567' };

/** Everything that can be said about three buyers, each event on its own. */
const events: readonly Change[] = [
  messageFrom(ana, 'wamid.a1', at(1), 'Bom dia'),
  messageFrom({ phone: ana.phone }, 'wamid.a2', at(2), 'Quanto custa?'),
  messageFrom({ userId: ana.userId }, 'wamid.a3', at(3), editOf('wamid.a2', 'Quanto custam 50?')),
  messageFrom(ana, 'wamid.a4', at(4), editOf('wamid.a2', 'Quanto custam 60?')),
  messageFrom(ana, 'wamid.a5', at(5), { type: 'reaction', reaction: { message_id: 'wamid.a9', emoji: '👍🏽' } }),
  messageFrom(ana, 'wamid.a6', at(6), removalOf('wamid.a1')),
  messageFrom(li, 'wamid.l1', at(2), '你好，多少钱？'),
  messageFrom(li, 'wamid.l2', at(3), { type: 'image', image: { id: '900', mime_type: 'image/jpeg', sha256: 'x' } }),
  messageFrom(omar, 'wamid.o1', at(1), 'السلام عليكم'),
  messageFrom(omar, 'wamid.o2', at(9), {
    type: 'text',
    text: { body: 'كم السعر؟' },
    referral: { source_type: 'ad', source_id: '5', ctwa_clid: 'click' },
  }),
  echoTo(omar, 'wamid.o3', at(10), 'أهلاً'),
  statusOf('wamid.o3', 'sent', at(10)),
  statusOf('wamid.o3', 'delivered', at(11)),
  statusOf('wamid.o3', 'read', at(12), { pricing: { type: 'regular', category: 'service' } }),
  preferenceOf(ana, 'stop', at(20)),
  preferenceOf(ana, 'resume', at(30)),
  historyWith(ana, [
    { id: 'wamid.h1', from: 'buyer', atMs: at(-9000), body: 'Vocês abrem sábado?' },
    { id: 'wamid.h2', from: 'business', atMs: at(-8990), body: 'Sim!' },
  ]),
];

/** How the same events may reach us: in any order, more than once, split and merged into bodies in any way. */
const deliveries = fc
  .record({
    order: fc.shuffledSubarray(
      events.map((_, index) => index),
      { minLength: events.length },
    ),
    repeats: fc.array(fc.nat(events.length - 1), { maxLength: 8 }),
    cuts: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: events.length + 8, maxLength: events.length + 8 }),
    drains: fc.array(fc.boolean(), { minLength: events.length + 8, maxLength: events.length + 8 }),
  })
  .map(({ order, repeats, cuts, drains }) => {
    const all = [...order, ...repeats];
    const bodies: { changes: Change[]; drain: boolean }[] = [];
    for (let from = 0, body = 0; from < all.length; body++) {
      const size = cuts[body] ?? 1;
      const changes = all.slice(from, from + size).flatMap((index) => events[index] ?? []);
      bodies.push({ changes, drain: drains[body] ?? false });
      from += size;
    }
    return bodies;
  });

test('in whatever order, however often, split and merged in any way: the same database', async () => {
  await bench.clear();
  for (const event of events) {
    await bench.post(webhook(event));
    await bench.drain();
  }
  const expected = await bench.picture();
  expect(expected).toHaveLength(3);
  await fc.assert(
    fc.asyncProperty(deliveries, async (bodies) => {
      await bench.clear();
      for (const { changes, drain } of bodies) {
        await bench.post(webhook(...changes));
        if (drain) await bench.drain();
      }
      await bench.drain();
      expect(await bench.picture()).toEqual(expected);
    }),
    { numRuns: 25, endOnFailure: true },
  );
}, 240_000);

test('50 posts to one buyer at once: each message once, in the order it was written', async () => {
  await bench.clear();
  const bodies = Array.from({ length: 50 }, (_, index) =>
    webhook(messageFrom(ana, `wamid.${index}`, at(index), `message ${index}`)),
  );
  const shuffled = [...bodies].sort((a, b) => JSON.stringify(a).length - JSON.stringify(b).length).reverse();
  await Promise.all(shuffled.map((body) => bench.post(body)));
  await bench.drain();
  expect(await bench.conversations()).toHaveLength(1);
  expect((await bench.messages()).map(({ text }) => text)).toEqual(bodies.map((_, index) => `message ${index}`));
  expect(await bench.store.conversations.countDocuments({ 'turn.id': { $exists: true } })).toBe(1);
});
