import { countsAsWriting } from '../../src/core/capture/countsAsWriting';
import type { AgentId, OutboxId } from '../../src/core/ids';
import { newOutboxRow } from '../../src/store/newOutboxRow';
import { insertOutboundMessage } from '../../src/activities/order';
import { startCaptureBench, type CaptureBench } from '../support/captureBench';
import { startTestMongo, type TestMongo } from '../support/engines';
import { unsignedRequest, type Unsigned } from './contract/channelCase';
import { sandboxCase } from './contract/sandboxCase';
import { twilioCase } from './contract/twilioCase';
import { whatsAppCase } from './contract/whatsAppCase';

let mongo: TestMongo;
beforeAll(async () => {
  mongo = await startTestMongo();
});
afterAll(() => mongo?.stop());

const buyer = '5511987654321';
/** One moment for the whole file: what is said twice is the same, whatever second it is by then. */
const startedAt = Math.floor(Date.now() / 1000);
const secondsAgo = (seconds: number) => (startedAt - seconds) * 1000;

describe.each([whatsAppCase, sandboxCase, twilioCase])('every channel keeps the contract: $name', (given) => {
  let bench: CaptureBench;
  beforeAll(async () => {
    bench = await startCaptureBench({ mongo, channel: given.channel });
  });
  afterAll(() => bench?.stop());
  beforeEach(() => bench.clear());

  const post = async (...webhooks: readonly Unsigned[]) => {
    for (const { body, query } of webhooks) await bench.post(body, query);
    await bench.drain();
  };
  const texts = async () => (await bench.messages()).map(({ text }) => text).sort();

  describe('signatures', () => {
    const webhook = given.text(buyer, 'm1', 'Olá, tudo bem? 你好', secondsAgo(5));

    test('of the current and of a rotating secret are good, and speak for the number', () => {
      for (const secret of ['current', 'rotated'] as const) {
        const signer = given.channel.verify(given.sign(webhook, secret));
        expect(signer?.covers(given.channelAccountId)).toBe(true);
      }
    });

    test('of anybody else, of other bytes or of another address are not', () => {
      expect(given.channel.verify(given.sign(webhook, 'wrong'))).toBeNull();
      const { headers } = given.sign(webhook, 'current');
      const other = given.text(buyer, 'm1', 'Olá, tudo bem! 你好', secondsAgo(5));
      expect(given.channel.verify(unsignedRequest(other, headers))).toBeNull();
    });

    test('that are missing, repeated or malformed are not, and nothing is thrown', () => {
      for (const headers of given.malformedHeaders)
        expect(given.channel.verify(unsignedRequest(webhook, headers))).toBeNull();
    });
  });

  test('a message becomes one row of one conversation, and again it is the same', async () => {
    const webhook = given.text(buyer, 'm1', 'Quanto custa? 多少钱？', secondsAgo(5));
    await post(webhook, webhook);
    await post(webhook);
    expect(await bench.messages()).toMatchObject([
      { text: 'Quanto custa? 多少钱？', direction: 'in', author: 'buyer', outsideTurns: null },
    ]);
    expect(await bench.conversations()).toMatchObject([
      { identity: { phone: buyer }, channelAccountId: given.channelAccountId, turn: { again: null } },
    ]);
    expect(await bench.store.accounts.find({ channel: given.channel.name }).toArray()).toHaveLength(1);
  });

  test('a batch, a superset of it and its parts in another order end the same', async () => {
    const all = ['a', 'b', 'c', 'd'].map((id, index) => given.text(buyer, id, `text ${id}`, secondsAgo(60 - index)));
    const [a, b, c, d] = all as [Unsigned, Unsigned, Unsigned, Unsigned];
    const batches = [given.merge([b, a]), given.merge([a, b, c]), given.merge(all)].filter((each) => each !== null);
    await post(d, ...batches, c, a, b);
    expect(await texts()).toEqual(['text a', 'text b', 'text c', 'text d']);
    expect(await bench.conversations()).toHaveLength(1);
  });

  test('late by a week it is still somebody’s task', async () => {
    await post(given.text(buyer, 'm1', 'Quanto custa?', secondsAgo(7 * 24 * 3600)));
    await bench.decide();
    const [conversation] = await bench.conversations();
    expect(conversation?.wait).not.toBeNull();
    if (!given.tellsTime) return;
    expect(conversation).toMatchObject({
      control: { holder: { kind: 'human' } },
      lastInboundAtMs: secondsAgo(7 * 24 * 3600),
    });
    expect(conversation?.windowClosesAtMs).toBeLessThan(Date.now());
  });

  test.each(given.types.map((each) => [each.type, each] as const))(
    'a message of type %s is kept as one',
    async (type, each) => {
      await post(each.webhook(buyer, 'm1'));
      const [message, ...others] = await bench.messages();
      expect(others).toEqual([]);
      expect(message).toMatchObject({ content: { type }, conversationId: (await bench.conversations())[0]?._id });
      await bench.decide();
      const [conversation] = await bench.conversations();
      const route = await bench.store.decisions.findOne({ step: 'route' });
      if (type === 'unknown' || type === 'unsupported')
        expect(route).toMatchObject({
          outcome: 'humanReplies',
          reasons: [{ code: 'contentNotAvailable' }, {}, { code: 'mayAsk' }],
        });
      else if (message && countsAsWriting(message.content)) expect(conversation?.wait).not.toBeNull();
      expect(await bench.store.intake.find({ 'setAside.0': { $exists: true } }).toArray()).toEqual([]);
    },
  );

  describe('what became of a message of ours', () => {
    const tag = 'out_000000000000000000000001';
    /** A person's reply that the channel has taken under an id nobody has told us yet. */
    const seedSend = async () => {
      await post(given.text(buyer, 'm1', 'Oi', secondsAgo(60)));
      const [conversation] = await bench.conversations();
      const nowMs = Date.now();
      const row = {
        ...newOutboxRow(tag as OutboxId, conversation!, {
          ...{ kind: 'humanReply', author: 'agent', agent: 'maria' as AgentId, text: 'Olá', turnId: null, epoch: 0 },
          ...{ to: { kind: 'phone', phone: buyer }, createdAtMs: nowMs, state: 'queued' },
        }),
        ...{ claim: 'x', claimedAtMs: nowMs, attempts: 1 },
        state: 'claimed' as const,
      };
      await bench.store.outbox.insertOne(row);
      await insertOutboundMessage(bench.deps, row, nowMs);
    };
    const sent = async () => (await bench.messages()).find(({ outboxId }) => outboxId === tag);

    test('is found by our tag, only goes forwards, and is counted once', async () => {
      await seedSend();
      const at = (index: number) => secondsAgo(50 - index);
      const [first, second, third] = [
        given.status('m9', tag, 'sent', at(0)),
        given.status('m9', tag, 'delivered', at(1)),
        given.status('m9', tag, 'read', at(2)),
      ];
      await post(second);
      expect(await sent()).toMatchObject({ status: 'delivered' });
      await post(first, third, second, first);
      expect(await sent()).toMatchObject({ status: 'read' });
      expect(await bench.store.outbox.findOne({ _id: tag as OutboxId })).toMatchObject({
        state: 'sent',
        settled: true,
      });
      expect(await bench.conversations()).toMatchObject([{ outboundCount: 1 }]);
    });

    test('and failed for good is a task of people, whatever comes after', async () => {
      await seedSend();
      await post(given.unreachable('m9', tag, secondsAgo(30)));
      await post(given.status('m9', tag, 'sent', secondsAgo(31)));
      expect(await sent()).toMatchObject({ status: 'failed' });
      expect(await bench.conversations()).toMatchObject([
        { unreachable: { meaning: 'unreachable' }, control: { holder: { kind: 'human' } } },
      ]);
      expect((await bench.conversations())[0]?.wait).not.toBeNull();
    });
  });
});
