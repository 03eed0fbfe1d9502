import { initialControl, type Control } from '../../src/core/control/control';
import type { AccountId, DecisionId, MessageId } from '../../src/core/ids';
import { addressesOf } from '../../src/core/resolve/matchConversation';
import type { Database } from '../../src/store/database';
import type { ConversationDocument, DecisionDocument, MessageDocument } from '../../src/store/documents';
import { newConversation } from '../../src/store/newConversation';
import { newId } from '../../src/store/newId';

const hourMs = 3600 * 1000;

/** A conversation in MongoDB as capture would have left it, with what a test wants otherwise. */
export async function seedConversation(
  store: Database,
  change: Partial<Omit<ConversationDocument, 'control'>> & { control?: Partial<Control>; phone?: string } = {},
): Promise<ConversationDocument> {
  const { control, phone = '5511987654321', ...rest } = change;
  const nowMs = Date.now();
  const accountId = 'acc_000000000000000000000001' as AccountId;
  const document: ConversationDocument = {
    ...newConversation({
      accountId,
      channelAccountId: '100000000000001',
      addresses: addressesOf(accountId, { phone, userId: null }),
      identity: { phone, userId: null, parentUserId: null, username: null, profileName: 'Ana' },
      phoneHeldBy: null,
      createdAtMs: nowMs,
    }),
    control: { ...initialControl, ...control },
    windowClosesAtMs: nowMs + hourMs,
    lastInboundAtMs: nowMs,
    inboundCount: 1,
    ...rest,
  };
  await store.conversations.insertOne(document);
  return document;
}

export async function seedMessage(
  store: Database,
  conversation: ConversationDocument,
  change: Partial<MessageDocument> = {},
): Promise<MessageDocument> {
  const _id = newId<MessageId>('message');
  const message: MessageDocument = {
    _id,
    conversationId: conversation._id,
    accountId: conversation.accountId,
    channelMessageId: `wamid.${_id}`,
    contentAsSent: null,
    mediaId: null,
    forwarded: false,
    referredProduct: null,
    groupId: null,
    takenIn: true,
    outboxId: null,
    direction: 'in',
    author: 'buyer',
    agent: null,
    content: { type: 'text', body: 'Hello' },
    text: 'Hello',
    atMs: Date.now(),
    order: 1,
    position: 1,
    capturedAtMs: Date.now(),
    status: 'received',
    statusAtMs: Date.now(),
    errors: [],
    pricing: null,
    replyTo: null,
    editedAtMs: null,
    revokedAtMs: null,
    referral: null,
    turnId: null,
    outsideTurns: null,
    intakeId: null,
    ...change,
  };
  await store.messages.insertOne(message);
  return message;
}

export async function seedDecision(
  store: Database,
  conversation: ConversationDocument,
  change: Partial<DecisionDocument> = {},
): Promise<DecisionDocument> {
  const decision: DecisionDocument = {
    _id: `${conversation._id}.${newId('turn')}.route` as DecisionId,
    conversationId: conversation._id,
    turnId: null,
    step: 'route',
    outcome: 'human',
    reasons: [{ code: 'complaint', text: 'The buyer complains.' }],
    facts: { nowMs: 1 },
    details: null,
    rulesVersion: 0,
    atMs: Date.now(),
    ...change,
  };
  await store.decisions.insertOne(decision);
  return decision;
}
