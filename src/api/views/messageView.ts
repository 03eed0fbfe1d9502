import { mediaOf } from '../../core/capture/mediaOf';
import { noticeOf } from '../../core/capture/noticeOf';
import type { MessageDocument, MessageStatus, OutboxDocument } from '../../store/documents';
import type { MediaDocument } from '../../store/mediaDocument';
import { iso, isoOrNull } from '../schemas/common';
import type { MessageView } from '../schemas/message';
import { mediaView } from './mediaView';

/** A message as the API shows it; `file` is what became of the file it brings. */
export function messageView(message: MessageDocument, file: MediaDocument | null): MessageView {
  const media = mediaOf(message.content);
  return {
    id: message.channelMessageId ?? message.outboxId ?? message._id,
    direction: message.direction,
    author: message.author,
    agent: message.agent,
    type: message.content.type,
    text: message.text,
    notice: noticeOf(message.content),
    content: contentView(message),
    media: media && mediaView(media, message.mediaId, file),
    at: iso(message.atMs),
    status: message.status,
    statusAt: iso(message.statusAtMs),
    origin: message.outsideTurns ?? 'live',
    pricing: message.pricing,
    errors: message.errors.map(({ code, title }) => ({ code, title })),
    replyTo: message.replyTo,
    forwarded: message.forwarded,
    groupId: message.groupId,
    referral: message.referral,
    referredProduct: message.referredProduct,
    editedAt: isoOrNull(message.editedAtMs),
    revokedAt: isoOrNull(message.revokedAtMs),
  };
}

/** A send that has no message row yet, in the same shape. */
export function sendView(row: OutboxDocument): MessageView {
  return {
    id: row.channelMessageId ?? row._id,
    direction: 'out',
    author: row.author,
    agent: row.agent,
    type: 'text',
    text: row.text,
    notice: null,
    content: { type: 'text', body: row.text },
    media: null,
    at: iso(row.createdAtMs),
    status: sendStatus(row.state),
    statusAt: iso(row.finishedAtMs ?? row.claimedAtMs ?? row.createdAtMs),
    origin: 'live',
    pricing: null,
    errors: [],
    replyTo: null,
    forwarded: false,
    groupId: null,
    referral: null,
    referredProduct: null,
    editedAt: null,
    revokedAt: null,
  };
}

/** Files have a view of their own. */
function contentView({ content, revokedAtMs }: MessageDocument): MessageView['content'] {
  return revokedAtMs !== null || 'media' in content ? null : { ...content };
}

function sendStatus(state: OutboxDocument['state']): MessageStatus {
  if (state === 'draft') return 'queued';
  return state === 'claimed' ? 'sending' : state;
}
