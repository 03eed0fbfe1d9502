import type { Media, MessageContent } from '../../core/capture/content';
import type { MessageDocument, MessageStatus, OutboxDocument } from '../../store/documents';
import { iso, isoOrNull } from '../schemas/common';
import type { MessageView } from '../schemas/message';

/** A message as the API shows it. */
export function messageView(message: MessageDocument): MessageView {
  return {
    id: message.channelMessageId ?? message.outboxId ?? message._id,
    direction: message.direction,
    author: message.author,
    agent: message.agent,
    type: message.content.type,
    text: message.text,
    media: mediaView(mediaOf(message.content)),
    at: iso(message.atMs),
    status: message.status,
    statusAt: iso(message.statusAtMs),
    errors: message.errors.map(({ code, title }) => ({ code, title })),
    replyTo: message.replyTo,
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
    media: null,
    at: iso(row.createdAtMs),
    status: sendStatus(row.state),
    statusAt: iso(row.finishedAtMs ?? row.claimedAtMs ?? row.createdAtMs),
    errors: [],
    replyTo: null,
    editedAt: null,
    revokedAt: null,
  };
}

function sendStatus(state: OutboxDocument['state']): MessageStatus {
  if (state === 'draft') return 'queued';
  return state === 'claimed' ? 'sending' : state;
}

function mediaOf(content: MessageContent): Media | null {
  if (content.type === 'edit') return mediaOf(content.content);
  return 'media' in content ? content.media : null;
}

function mediaView(media: Media | null): MessageView['media'] {
  if (media === null) return null;
  const { id, mimeType, filename, caption, sha256, voice, animated } = media;
  return { id, mimeType, filename, caption, sha256, voice, animated };
}
