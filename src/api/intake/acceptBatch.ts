import type { Channel } from '../../channels/channel';
import type { EventBatch } from '../../core/capture/event';
import { Fault } from '../../errors';
import { applyBeside, hasNewsBeside } from '../../store/applyBeside';
import { raiseBell } from '../../store/conversations';
import type { IntakeDocument } from '../../store/documents';
import { insertIntake, intakeIdOf, markApplied, nextOrder } from '../../store/intake';
import type { ApiDeps } from '../deps';
import { within } from '../http/within';
import { createAccountFinder } from './accountFinder';
import { coveredBatch, type CoveredBatch } from './coveredBatch';
import { findConversations } from './findConversations';
import type { Intake } from './intake';
import { createRinger } from './ring';
import { isNamed } from './sender';
export type { Intake } from './intake';

type IntakeDeps = Pick<
  ApiDeps,
  'store' | 'temporal' | 'clock' | 'log' | 'background' | 'backgroundWrites' | 'metrics'
> &
  Partial<Pick<ApiDeps, 'sandbox'>>;
type Webhook = Parameters<Intake['accept']>[0];

/** A webhook must be answered within moments even when MongoDB is not; big batches get a little longer. */
const patienceMs = (senders: number) => 3000 + 10 * senders;

/** Makes the intake of one channel: body → conversations → one durable row → doorbells. */
export function createIntake(deps: IntakeDeps, channel: Channel): Intake {
  const { store, clock, metrics } = deps;
  const findAccount = createAccountFinder(store, channel.name, clock);
  const ringer = createRinger(deps);

  return {
    async accept(webhook, signer) {
      const endTimer = metrics.intakeSeconds.startTimer();
      const read = readBatch(deps, channel, webhook);
      countEvents(read);
      const work = async () => {
        const covered = await coveredBatch(store, channel.name, read, signer);
        // The address book may be the first that is heard of a number.
        for (const entry of covered.batch.addressBook) await findAccount(entry);
        const messages = await findConversations(store, findAccount, covered.batch.messages, clock());
        const row = rowOf(covered, messages, webhook);
        const isNew = await insertIntake(store, row);
        metrics.intakeRows.inc({ outcome: !isNew ? 'duplicate' : row.setAside.length > 0 ? 'setAside' : 'stored' });
        endTimer();
        if (isNew) await afterStoring(row, covered.batch);
        else await afterDuplicate(row, covered.batch);
      };
      await within(patienceMs(read.messages.length), work(), () => new Fault('storeAway'));
    },
  };

  async function afterStoring(row: IntakeDocument, batch: EventBatch): Promise<void> {
    const raised = await Promise.all(row.conversations.map((id) => raiseBell(store, id)));
    ringer.ringLater(row.conversations.filter((_, i) => raised[i]));
    if (!row.applied) applyLater(row._id, { ...batch, uncovered: row.uncovered });
    noteLater(batch);
  }

  /** The channel says it again: nothing is stored twice, but what an earlier failure left undone is taken up. */
  async function afterDuplicate({ _id, uncovered }: IntakeDocument, batch: EventBatch): Promise<void> {
    const row = await store.intake.findOne({ _id }, { projection: { pending: 1, applied: 1 } });
    if (!row) return;
    ringer.ringLater(row.pending);
    if (!row.applied) applyLater(_id, { ...batch, uncovered });
  }

  function applyLater(rowId: string, batch: Parameters<typeof applyBeside>[2]): void {
    deps.backgroundWrites.run(async () => {
      const changed = await applyBeside(deps, channel.name, batch, clock());
      const raised = await Promise.all(changed.map((id) => raiseBell(store, id)));
      await markApplied(store, rowId);
      ringer.ringLater(changed.filter((_, i) => raised[i]));
    });
  }

  /** The sandbox keeps the 24-hour windows, as Meta would: it has to see messages that were signed by somebody else too. */
  function noteLater(batch: EventBatch): void {
    const { sandbox } = deps;
    if (!sandbox) return;
    for (const { origin, channelAccountId, identity, sentAtMs } of batch.messages) {
      if (origin !== 'live') continue;
      const { phone, userId } = identity;
      deps.backgroundWrites.run(() =>
        sandbox.noteInbound({ phoneNumberId: channelAccountId, phone, userId, atMs: sentAtMs }),
      );
    }
  }

  function rowOf(
    { batch, uncovered }: CoveredBatch,
    messages: IntakeDocument['messages'],
    { rawBody, query }: Webhook,
  ): IntakeDocument {
    const nowMs = clock();
    const conversations = [...new Set(messages.map((message) => message.conversationId))];
    return {
      _id: intakeIdOf(channel.name, rawBody, query, uncovered),
      channel: channel.name,
      order: nextOrder(nowMs),
      receivedAtMs: nowMs,
      raw: rawBody,
      query,
      messages,
      pending: conversations,
      conversations,
      applied: !hasNewsBeside(batch),
      uncovered: [...uncovered],
      setAside: [...batch.faults.map(({ place, fault }) => ({ place, fault })), ...nameless(batch)],
      deliveries: 1,
    };
  }

  function countEvents(batch: EventBatch): void {
    metrics.intakeEvents.inc({ kind: 'message' }, batch.messages.length);
    metrics.intakeEvents.inc({ kind: 'status' }, batch.statuses.length);
    metrics.intakeEvents.inc({ kind: 'accountEvent' }, batch.accountEvents.length);
    metrics.intakeEvents.inc({ kind: 'addressBook' }, batch.addressBook.length);
    metrics.intakeEvents.inc({ kind: 'other' }, batch.others.length);
    metrics.intakeEvents.inc({ kind: 'fault' }, batch.faults.length);
  }
}

/** A message that names no sender belongs to no conversation: shown to people instead of dropped. */
function nameless(batch: EventBatch): IntakeDocument['setAside'] {
  return batch.messages
    .map((message, i) => ({ place: `message ${i + 1}`, fault: 'no sender', identity: message.identity }))
    .filter(({ identity }) => !isNamed(identity))
    .map(({ place, fault }) => ({ place, fault }));
}

/** Reads the body. What is no JSON is the sender's fault; what our parser trips over is ours, and is kept for people to see. */
function readBatch(deps: IntakeDeps, channel: Channel, { rawBody, query }: Webhook): EventBatch {
  try {
    return channel.parse(rawBody, query);
  } catch (error) {
    if (error instanceof SyntaxError) throw new Fault('invalidJson');
    const fault = error instanceof Error ? error.name : 'unknown';
    deps.log.error({ fault }, 'a webhook body was set aside: the parser failed');
    const faults = [{ place: 'body', fault: `parser: ${fault}` }];
    return { messages: [], statuses: [], accountEvents: [], addressBook: [], others: [], faults };
  }
}
