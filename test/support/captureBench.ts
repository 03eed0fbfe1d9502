import type { Dependencies } from '../../src/activities/dependencies';
import { attend } from '../../src/activities/attend';
import { createParseCache } from '../../src/activities/parseCache';
import { receive } from '../../src/activities/receive';
import { createBackground } from '../../src/api/background';
import { createIntake, type Intake } from '../../src/api/intake/acceptBatch';
import { createMetrics } from '../../src/api/metrics';
import type { Channel } from '../../src/channels/channel';
import { registerChannels } from '../../src/channels/registry';
import { createWhatsAppChannel } from '../../src/channels/whatsapp/whatsAppChannel';
import type { ConversationId } from '../../src/core/ids';
import { silentLogger } from '../../src/log';
import { connectDatabase, ensureIndexes, type Database } from '../../src/store/database';
import type { ConversationDocument, MessageDocument } from '../../src/store/documents';
import { startTestMongo, type TestMongo } from './engines';
import { noTemporal } from './noTemporal';

/** Intake and capture on a real MongoDB, with nobody deciding: the workflow's part is played by `drain`. */
export interface CaptureBench {
  readonly store: Database;
  readonly deps: Dependencies;
  readonly channel: Channel;
  /** A signed webhook arrives; returns when everything behind the 200 is done. */
  post(body: unknown, query?: string): Promise<void>;
  /** Captures everything that waits, as each conversation's workflow would. */
  drain(): Promise<void>;
  /** Decides every open turn. */
  decide(): Promise<void>;
  conversations(): Promise<ConversationDocument[]>;
  messages(): Promise<MessageDocument[]>;
  /** Everything another order of arrival must not change, without ids and times of our own. */
  picture(): Promise<unknown>;
  clear(): Promise<void>;
  stop(): Promise<void>;
}

let benches = 0;

export async function startCaptureBench(
  given: { mongo?: TestMongo; channel?: Channel; clock?: () => number } = {},
): Promise<CaptureBench> {
  const mongo = given.mongo ?? (await startTestMongo());
  const store = await connectDatabase(mongo.uriFor(`capture${benches++}`), { timeoutMs: 5000, appName: 'test' });
  await ensureIndexes(store);
  const channel =
    given.channel ??
    createWhatsAppChannel({ appSecrets: ['secret'], accessToken: 'none', graphUrl: 'http://127.0.0.1:1' });
  const clock = given.clock ?? Date.now;
  const failures: unknown[] = [];
  const background = createBackground({ atOnce: 20, waiting: 10_000, onFailure: (error) => failures.push(error) });
  const common = { store, channels: registerChannels([channel]), clock, log: silentLogger };
  const temporal = { ...noTemporal, ring: async () => undefined };
  const intake: Intake = createIntake(
    { ...common, background, backgroundWrites: background, metrics: createMetrics(), temporal },
    channel,
  );
  const deps: Dependencies = {
    ...common,
    parses: createParseCache(common.channels),
    ring: async () => undefined,
    sendTimeoutMs: 1000,
    sendUnknownMs: 1000,
    mediaMaxBytes: 1024 * 1024,
    mediaTimeoutMs: 1000,
  };

  const bench: CaptureBench = {
    store,
    deps,
    channel,
    async post(body, query = '') {
      const rawBody = Buffer.isBuffer(body)
        ? body
        : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
      await intake.accept({ rawBody, query }, { covers: () => true });
      await background.drain(10_000);
      if (failures.length > 0) throw failures[0];
    },
    async drain() {
      for (;;) {
        const rows = await store.intake.find({ 'pending.0': { $exists: true } }).toArray();
        const waiting = new Set<ConversationId>(rows.flatMap(({ pending }) => pending));
        const sends = await store.outbox
          .find({ settled: false, state: { $in: ['sent', 'failed', 'cancelled'] } })
          .toArray();
        for (const { conversationId } of sends) waiting.add(conversationId);
        const untold = await store.conversations.find({ untold: true, forwardedTo: null }).toArray();
        for (const { _id } of untold) waiting.add(_id);
        if (waiting.size === 0) return;
        for (const conversationId of waiting) await receive(deps, { conversationId, nowMs: clock() });
      }
    },
    async decide() {
      for (const { _id, turn } of await bench.conversations())
        if (turn) await attend(deps, { conversationId: _id, kind: 'turn', nowMs: Math.max(turn.settleAtMs, clock()) });
    },
    conversations: () => store.conversations.find({ forwardedTo: null }).sort({ addresses: 1 }).toArray(),
    messages: () => store.messages.find({}).sort({ atMs: 1, channelMessageId: 1 }).toArray(),
    picture: () => pictureOf(bench),
    async clear() {
      // An account never goes away; the intake remembers it.
      for (const collection of await store.db.collections())
        if (collection.collectionName !== 'accounts') await collection.deleteMany({});
    },
    async stop() {
      await store.client.close();
      if (!given.mongo) await mongo.stop();
    },
  };
  return bench;
}

async function pictureOf(bench: CaptureBench): Promise<unknown> {
  const [conversations, messages] = await Promise.all([bench.conversations(), bench.messages()]);
  const account = await bench.store.accounts.findOne({});
  const bare = (address: string) => address.replace(account?._id ?? '', '');
  return conversations.map((conversation) => ({
    addresses: conversation.addresses.map(bare).sort(),
    optedOut: conversation.control.optedOut,
    questions: conversation.questions.map(({ kind }) => kind),
    firstTouch: conversation.firstTouch,
    lastTouch: conversation.lastTouch,
    lastInboundAtMs: conversation.lastInboundAtMs,
    lastOutboundAtMs: conversation.lastOutboundAtMs,
    windowClosesAtMs: conversation.windowClosesAtMs,
    messages: messages
      .filter(({ conversationId }) => conversationId === conversation._id)
      .map((message) => ({
        id: message.channelMessageId,
        direction: message.direction,
        author: message.author,
        content: message.content,
        contentAsSent: message.contentAsSent,
        text: message.text,
        atMs: message.atMs,
        status: message.status,
        pricing: message.pricing,
        editedAtMs: message.editedAtMs,
        revokedAtMs: message.revokedAtMs,
        outsideTurns: message.outsideTurns,
        takenIn: message.takenIn,
      })),
  }));
}
