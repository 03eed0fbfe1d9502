import type { EventBatch } from '../../core/capture/event';
import { Fault } from '../../errors';
import { raiseBell } from '../../store/conversations';
import type { IntakeDocument } from '../../store/documents';
import { insertIntake, intakeIdOf, markStatusesApplied, nextOrder } from '../../store/intake';
import { applyStatuses } from '../../store/statuses';
import type { ApiDeps } from '../deps';
import { within } from '../http/within';
import type { Intake } from './intake';
export type { Intake } from './intake';
import { createAccountFinder } from './accountFinder';
import { findConversations } from './findConversations';
import { createRinger } from './ring';

type IntakeDeps = Pick<ApiDeps, 'store' | 'temporal' | 'channel' | 'clock' | 'log' | 'background' | 'metrics'> &
  Partial<Pick<ApiDeps, 'sandbox'>>;

/** A webhook must be answered within moments even when MongoDB is not; big batches get a little longer. */
const patienceMs = (senders: number) => 3000 + 10 * senders;

/** Makes the intake of one channel: body → conversations → one durable row → doorbells. */
export function createIntake(deps: IntakeDeps): Intake {
  const { store, channel, clock, metrics } = deps;
  const findAccount = createAccountFinder(store, channel.name, clock);
  const ringer = createRinger(deps);

  return {
    async accept(rawBody) {
      const endTimer = metrics.intakeSeconds.startTimer();
      const batch = readBatch(deps, rawBody);
      countEvents(batch);
      const work = async () => {
        const messages = await findConversations(store, findAccount, batch.messages, clock());
        const row = rowOf(batch, messages, rawBody);
        const isNew = await insertIntake(store, row);
        metrics.intakeRows.inc({ outcome: !isNew ? 'duplicate' : row.setAside.length > 0 ? 'setAside' : 'stored' });
        endTimer();
        if (isNew) await afterStoring(row, batch);
        else await afterDuplicate(row._id, batch);
      };
      await within(patienceMs(batch.messages.length), work(), () => new Fault('storeAway'));
    },
  };

  async function afterStoring(row: IntakeDocument, batch: EventBatch): Promise<void> {
    const raised = await Promise.all(row.conversations.map((id) => raiseBell(store, id)));
    ringer.ringLater(row.conversations.filter((_, i) => raised[i]));
    if (!row.statusesApplied) applyLater(row._id, batch);
    noteLater(batch);
  }

  /** The channel says it again: nothing is stored twice, but what an earlier failure left undone is taken up. */
  async function afterDuplicate(rowId: string, batch: EventBatch): Promise<void> {
    const row = await store.intake.findOne({ _id: rowId }, { projection: { pending: 1, statusesApplied: 1 } });
    if (!row) return;
    ringer.ringLater(row.pending);
    if (!row.statusesApplied) applyLater(rowId, batch);
  }

  function applyLater(rowId: string, batch: EventBatch): void {
    deps.background.run(async () => {
      const changed = await applyStatuses(store, batch.statuses, clock());
      const raised = await Promise.all(changed.map((id) => raiseBell(store, id)));
      await markStatusesApplied(store, rowId);
      ringer.ringLater(changed.filter((_, i) => raised[i]));
    });
  }

  /** The sandbox keeps the 24-hour windows, as Meta would: it has to see messages that were signed by somebody else too. */
  function noteLater(batch: EventBatch): void {
    const { sandbox } = deps;
    if (!sandbox) return;
    for (const { channelAccountId, identity, sentAtMs } of batch.messages) {
      const { phone, userId } = identity;
      deps.background.run(() =>
        sandbox.noteInbound({ phoneNumberId: channelAccountId, phone, userId, atMs: sentAtMs }),
      );
    }
  }

  function rowOf(batch: EventBatch, messages: IntakeDocument['messages'], rawBody: Buffer): IntakeDocument {
    const nowMs = clock();
    const conversations = [...new Set(messages.map((message) => message.conversationId))];
    return {
      _id: intakeIdOf(channel.name, rawBody),
      channel: channel.name,
      order: nextOrder(nowMs),
      receivedAtMs: nowMs,
      raw: rawBody,
      messages,
      pending: conversations,
      conversations,
      statusesApplied: batch.statuses.length === 0,
      setAside: [...batch.faults.map(({ place, fault }) => ({ place, fault })), ...nameless(batch)],
      deliveries: 1,
    };
  }

  function countEvents(batch: EventBatch): void {
    metrics.intakeEvents.inc({ kind: 'message' }, batch.messages.length);
    metrics.intakeEvents.inc({ kind: 'status' }, batch.statuses.length);
    metrics.intakeEvents.inc({ kind: 'other' }, batch.others.length);
    metrics.intakeEvents.inc({ kind: 'fault' }, batch.faults.length);
  }
}

/** A message that names no sender belongs to no conversation: shown to people instead of dropped. */
function nameless(batch: EventBatch): IntakeDocument['setAside'] {
  return batch.messages
    .map((message, i) => ({ place: `message ${i + 1}`, fault: 'no sender', identity: message.identity }))
    .filter(({ identity }) => identity.phone === null && identity.userId === null)
    .map(({ place, fault }) => ({ place, fault }));
}

/** Reads the body. What is no JSON is the sender's fault; what our parser trips over is ours, and is kept for people to see. */
function readBatch(deps: IntakeDeps, rawBody: Buffer): EventBatch {
  try {
    return deps.channel.parse(rawBody);
  } catch (error) {
    if (error instanceof SyntaxError) throw new Fault('invalidJson');
    const fault = error instanceof Error ? error.name : 'unknown';
    deps.log.error({ fault }, 'a webhook body was set aside: the parser failed');
    return { messages: [], statuses: [], others: [], faults: [{ place: 'body', fault: `parser: ${fault}` }] };
  }
}
