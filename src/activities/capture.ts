import type { InboundMessage } from '../core/capture/event';
import { settleAt } from '../core/capture/settleTurn';
import { textView } from '../core/capture/textView';
import type { MessageId, TurnId } from '../core/ids';
import { rulesInForce } from '../core/rules/rules';
import { understandTurn } from '../core/understanding/understandTurn';
import type { ConversationDocument, IntakeDocument, MessageDocument } from '../store/documents';
import { markCaptured, setAside, uncapturedRows } from '../store/intake';
import { insertNewMessages, messagesWithoutTurn } from '../store/messages';
import { newId } from '../store/newId';
import { cancelUnclaimed } from '../store/outbox';
import { currentRules } from '../store/rules';
import type { Dependencies } from './dependencies';
import { ConversationChangedError } from './update';

const rowsAtOnce = 100;
/** Meta: the customer service window stays open for 24 hours after the buyer's last message. */
const windowMs = 24 * 3600 * 1000;
/** Notes of the channel and changes to older messages are not the buyer writing to us. */
const opensNoWindow = new Set(['reaction', 'system', 'edit', 'revoke', 'requestWelcome']);

/**
 * Step 1: all uncaptured intake rows of a conversation, in order, become messages; duplicates end here. New messages open a
 * turn or join the open one, and end a silence. Run again, it finds its messages and changes nothing.
 */
export async function capture(
  deps: Pick<Dependencies, 'store' | 'channel' | 'log'>,
  conversation: ConversationDocument,
  nowMs: number,
): Promise<{ conversation: ConversationDocument; more: boolean }> {
  const rows = await uncapturedRows(deps.store, conversation._id, rowsAtOnce);
  if (rows.length === 0) return { conversation, more: false };
  const messages: MessageDocument[] = [];
  for (const row of rows) messages.push(...(await readRow(deps, row, conversation, nowMs)));
  const added = await insertNewMessages(deps.store, messages);
  const changed = await applyToConversation(deps, conversation, messages, added, nowMs);
  await markCaptured(
    deps.store,
    conversation._id,
    rows.map((row) => row._id),
  );
  return { conversation: changed, more: rows.length === rowsAtOnce };
}

/** A row that this version can't read any more is set aside and shown; the next one goes on. */
async function readRow(
  deps: Pick<Dependencies, 'store' | 'channel' | 'log'>,
  row: IntakeDocument,
  conversation: ConversationDocument,
  nowMs: number,
): Promise<MessageDocument[]> {
  try {
    return messagesOf(deps, row, conversation, nowMs);
  } catch (error) {
    const fault = `capture: ${error instanceof Error ? error.name : 'unknown'}`;
    deps.log.error({ conversationId: conversation._id, fault }, 'an intake row was set aside');
    await setAside(deps.store, row._id, { place: 'body', fault });
    return [];
  }
}

function messagesOf(
  deps: Pick<Dependencies, 'channel'>,
  row: IntakeDocument,
  conversation: ConversationDocument,
  nowMs: number,
): MessageDocument[] {
  const ids = new Set([conversation._id, ...conversation.forwardedFrom]);
  const mine = new Set(
    row.messages.filter((entry) => ids.has(entry.conversationId)).map((entry) => entry.channelMessageId),
  );
  return deps.channel
    .parse(row.raw)
    .messages.map((event, position) => ({ event, position }))
    .filter(({ event }) => event.channelAccountId === conversation.channelAccountId && mine.has(event.channelMessageId))
    .map(({ event, position }) => messageOf(event, position, row, conversation, nowMs));
}

function messageOf(
  event: InboundMessage,
  position: number,
  row: IntakeDocument,
  conversation: ConversationDocument,
  nowMs: number,
): MessageDocument {
  return {
    _id: newId<MessageId>('message'),
    conversationId: conversation._id,
    accountId: conversation.accountId,
    channelMessageId: event.channelMessageId,
    outboxId: null,
    direction: 'in',
    author: 'buyer',
    agent: null,
    content: event.content,
    text: textView(event.content),
    // A clock ahead of ours must not open a window longer than it is.
    atMs: event.sentAtMs > 0 ? Math.min(event.sentAtMs, row.receivedAtMs) : row.receivedAtMs,
    order: row.order,
    position,
    capturedAtMs: nowMs,
    status: 'received',
    statusAtMs: row.receivedAtMs,
    errors: [],
    pricing: null,
    replyTo: event.replyTo,
    editedAtMs: null,
    revokedAtMs: null,
    referral: event.referral,
    turnId: null,
    outsideTurns: event.groupId === null ? null : 'group',
    intakeId: row._id,
  };
}

async function applyToConversation(
  deps: Pick<Dependencies, 'store'>,
  conversation: ConversationDocument,
  messages: readonly MessageDocument[],
  added: readonly MessageDocument[],
  nowMs: number,
): Promise<ConversationDocument> {
  const waiting = await messagesWithoutTurn(deps.store, conversation._id, 50);
  // While a follow-up may be under way its plan is there.
  if (waiting.length > 0 && conversation.followUp !== null) {
    await cancelUnclaimed(deps.store, conversation._id, { kinds: ['followUp'], because: 'buyerWrote', nowMs });
  }
  const newest = Math.max(
    0,
    ...messages.filter((message) => !opensNoWindow.has(message.content.type)).map((message) => message.atMs),
  );
  const changed = await deps.store.conversations.findOneAndUpdate(
    { _id: conversation._id, revision: conversation.revision },
    {
      $inc: { revision: 1 },
      $max: {
        lastActivityAtMs: nowMs,
        ...(newest > 0 ? { lastInboundAtMs: newest, windowClosesAtMs: newest + windowMs } : {}),
      },
      $set: {
        ...(waiting.length > 0
          ? {
              turn: await turnWith(deps, conversation, waiting, added.length > 0, nowMs),
              followUp: null,
              'control.snoozedUntilMs': null,
            }
          : {}),
      },
    },
    { returnDocument: 'after' },
  );
  if (!changed) throw new ConversationChangedError();
  return changed;
}

async function turnWith(
  deps: Pick<Dependencies, 'store'>,
  conversation: ConversationDocument,
  waiting: readonly MessageDocument[],
  hasNews: boolean,
  nowMs: number,
): Promise<NonNullable<ConversationDocument['turn']>> {
  const general = await currentRules(deps.store);
  const open = conversation.turn;
  const turn = {
    id: open?.id ?? newId<TurnId>('turn'),
    again: open?.again ?? null,
    openedAtMs: open?.openedAtMs ?? nowMs,
    lastMessageAtMs: hasNews || !open ? nowMs : open.lastMessageAtMs,
  };
  const understanding = understandTurn(waiting.map((message) => message.text ?? ''));
  return {
    ...turn,
    settleAtMs: settleAt(turn, rulesInForce(general.rules, conversation.control.ownRules).turn, understanding),
  };
}
