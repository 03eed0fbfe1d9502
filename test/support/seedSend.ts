import { insertOutboundMessage } from '../../src/activities/order';
import type { OutboxId } from '../../src/core/ids';
import type { Database } from '../../src/store/database';
import type { ConversationDocument, MessageDocument, OutboxDocument } from '../../src/store/documents';
import { newId } from '../../src/store/newId';
import { newOutboxRow } from '../../src/store/newOutboxRow';

/** One send of a person in a conversation, queued unless a test wants it otherwise, and its line there. */
export async function seedSend(
  store: Database,
  conversation: ConversationDocument,
  change: Partial<OutboxDocument> = {},
  line: Partial<MessageDocument> = {},
): Promise<OutboxDocument> {
  const row: OutboxDocument = {
    ...newOutboxRow(newId<OutboxId>('outbox'), conversation, {
      ...{ kind: 'humanReply', author: 'agent', agent: null, text: 'Claro! 👍', turnId: null, state: 'queued' },
      to: { kind: 'phone', phone: conversation.identity.phone ?? '5511987654321' },
      epoch: conversation.control.epoch,
      createdAtMs: Date.now(),
    }),
    ...change,
  };
  await store.outbox.insertOne(row);
  await insertOutboundMessage({ store }, row, row.createdAtMs);
  await store.messages.updateOne({ outboxId: row._id }, { $set: { status: statusFor(row), ...line } });
  return row;
}

function statusFor({ state }: OutboxDocument): MessageDocument['status'] {
  return state === 'claimed' ? 'sending' : state === 'draft' ? 'queued' : state;
}
