import type { ConversationId, OutboxId } from '../src/core/ids';
import type { OutboxDocument } from '../src/store/documents';
import { newOutboxRow } from '../src/store/newOutboxRow';
import { insertOutboundMessage } from '../src/activities/order';
import { statusBody } from '../test/support/whatsappBodies';
import { waitForDrain } from './drain';
import { latencyOf, type Latency } from './latency';
import { runOpenLoop } from './load';
import { newText, phoneOf } from './messages';
import type { Settings } from './settings';
import type { Stage } from './stage';

const group = 91;
const floodTag = (number: number) => `out_f${String(number).padStart(23, '0')}`;

/** What a flood came to. */
export interface Flood {
  readonly latency: Latency;
  readonly drainedAfterMs: number;
  readonly statusesLeft: number;
}

/**
 * One number at full rate (Meta: 80 messages a second, each answered, and three statuses for each answer): a quarter messages of
 * established buyers, three quarters statuses of messages of ours, one webhook each, whatever became of the earlier ones.
 */
export async function measureFlood(stage: Stage, settings: Settings): Promise<Flood> {
  const { floodPerSecond, floodSeconds, inFlight, conversationsEach } = settings;
  await stage.line.setQuietSeconds(0);
  const buyers = inFlight * conversationsEach;
  for (let from = 0; from < buyers; from += inFlight) {
    const some = Array.from({ length: inFlight }, (_, index) => phoneOf(group, from + index));
    await Promise.all(some.map((phone) => stage.line.say(phone, newText())));
  }
  await waitForDrain(stage);
  const sends = Math.ceil((floodPerSecond * floodSeconds) / 4);
  await seedSends(stage, sends);
  const answers = await runOpenLoop(floodPerSecond, floodSeconds, (number) => {
    const round = Math.floor(number / 4);
    const status = (['sent', 'delivered', 'read'] as const)[(number % 4) - 1];
    if (status === undefined) return stage.line.say(phoneOf(group, round % buyers), newText());
    const id = `wamid.${floodTag(round)}`;
    return stage.line.post(statusBody({ id, tag: floodTag(round), status, to: phoneOf(group, round % buyers) }));
  });
  const latency = latencyOf('up', `${floodPerSecond} a second for ${floodSeconds} s`, answers, floodPerSecond);
  const drainedAfterMs = await waitForDrain(stage, 20 * 60_000);
  const statusesLeft = await stage.store.messages.countDocuments({
    outboxId: { $regex: '^out_f' },
    status: { $ne: 'read' },
  });
  await stage.store.outbox.deleteMany({ _id: { $regex: '^out_f' } });
  return { latency, drainedAfterMs, statusesLeft };
}

/** Messages of ours that left, for the statuses to be about. */
async function seedSends(stage: Stage, count: number): Promise<void> {
  const [conversation] = await stage.store.conversations.find({}).limit(1).toArray();
  if (!conversation) throw new Error('There is no conversation to send in.');
  const nowMs = Date.now();
  for (let number = 0; number < count; number++) {
    const row: OutboxDocument = {
      ...newOutboxRow(
        floodTag(number) as OutboxId,
        { ...conversation, _id: 'cnv_flood' as ConversationId },
        {
          ...{ kind: 'humanReply', author: 'agent', agent: null, text: 'Sent', turnId: null, epoch: 0 },
          ...{ to: { kind: 'phone', phone: '1' }, createdAtMs: nowMs, state: 'queued' },
        },
      ),
      state: 'sent',
      ...{ settled: true, finishedAtMs: nowMs, channelMessageId: `wamid.${floodTag(number)}` },
    };
    await stage.store.outbox.insertOne(row);
    await insertOutboundMessage({ store: stage.store }, row, nowMs);
  }
}
