import { MissingChannelError } from '../channels/registry';
import { countsAsWriting } from '../core/capture/countsAsWriting';
import type { ChannelMessage } from '../core/capture/event';
import { canBeFetched, mediaOf } from '../core/capture/mediaOf';
import { textView } from '../core/capture/textView';
import type { MessageId } from '../core/ids';
import type { ConversationDocument, IntakeDocument, MessageDocument, OutsideTurns } from '../store/documents';
import { setAside } from '../store/intake';
import { mediaIdOf } from '../store/media';
import { newId } from '../store/newId';
import type { Dependencies } from './dependencies';

type Deps = Pick<Dependencies, 'store' | 'parses' | 'log'>;

/**
 * This conversation's messages in intake rows. A row that this version can't read any more is set aside and shown; the next goes on.
 * Throws MissingChannelError when this worker has not the rows' channel: they wait.
 */
export async function readRows(
  deps: Deps,
  rows: readonly IntakeDocument[],
  conversation: ConversationDocument,
  nowMs: number,
): Promise<MessageDocument[]> {
  const messages: MessageDocument[] = [];
  for (const row of rows) {
    try {
      messages.push(...messagesOf(deps, row, conversation, nowMs));
    } catch (error) {
      if (error instanceof MissingChannelError) throw error;
      const fault = `capture: ${error instanceof Error ? error.name : 'unknown'}`;
      deps.log.error({ conversationId: conversation._id, fault }, 'an intake row was set aside');
      await setAside(deps.store, row._id, { place: 'body', fault });
    }
  }
  return messages;
}

function messagesOf(
  deps: Pick<Dependencies, 'parses'>,
  row: IntakeDocument,
  conversation: ConversationDocument,
  nowMs: number,
): MessageDocument[] {
  const ids = new Set([conversation._id, ...conversation.forwardedFrom]);
  const mine = new Set(
    row.messages.filter((entry) => ids.has(entry.conversationId)).map((entry) => entry.channelMessageId),
  );
  return deps.parses
    .read(row)
    .messages.map((event, position) => ({ event, position }))
    .filter(({ event }) => event.channelAccountId === conversation.channelAccountId && mine.has(event.channelMessageId))
    .map(({ event, position }) => messageOf(event, position, row, conversation, nowMs));
}

function messageOf(
  event: ChannelMessage,
  position: number,
  row: IntakeDocument,
  conversation: ConversationDocument,
  nowMs: number,
): MessageDocument {
  const fromBuyer = event.author === 'buyer';
  const outsideTurns = outsideTurnsOf(event);
  const _id = newId<MessageId>('message');
  const media = mediaOf(event.content);
  return {
    _id,
    mediaId: media !== null && canBeFetched(media) ? mediaIdOf(_id) : null,
    conversationId: conversation._id,
    accountId: conversation.accountId,
    channelMessageId: event.channelMessageId,
    outboxId: null,
    direction: fromBuyer ? 'in' : 'out',
    author: event.author,
    agent: null,
    content: event.content,
    contentAsSent: null,
    text: textView(event.content),
    // A clock ahead of ours must not open a window longer than it is.
    atMs: event.sentAtMs > 0 ? Math.min(event.sentAtMs, row.receivedAtMs) : row.receivedAtMs,
    order: row.order,
    position,
    capturedAtMs: nowMs,
    status: fromBuyer ? 'received' : (event.historyStatus ?? 'sent'),
    statusAtMs: row.receivedAtMs,
    errors: [],
    pricing: null,
    replyTo: event.replyTo,
    editedAtMs: null,
    revokedAtMs: null,
    referral: event.referral,
    forwarded: event.forwarded,
    referredProduct: event.referredProduct,
    groupId: event.groupId,
    takenIn: !hasEffect(event, outsideTurns),
    turnId: null,
    outsideTurns,
    intakeId: row._id,
  };
}

function outsideTurnsOf({ origin, groupId, content }: ChannelMessage): OutsideTurns | null {
  if (groupId !== null) return 'group';
  if (origin !== 'live') return origin;
  return content.type === 'system' ? 'notice' : null;
}

/** Whether a message means something for its conversation beside its words. */
function hasEffect({ content }: ChannelMessage, outsideTurns: OutsideTurns | null): boolean {
  return (outsideTurns === 'echo' && countsAsWriting(content)) || outsideTurns === 'notice';
}
