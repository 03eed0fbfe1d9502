import { assertNever } from '../assertNever';
import type { InteractiveReply, MessageContent } from './content';

/** The words of a message as a person would read them in a chat; null when it has none. */
export function textView(content: MessageContent): string | null {
  switch (content.type) {
    case 'text':
      return words(content.body);
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
    case 'sticker':
      return words(content.media.caption);
    case 'location':
      return words(joined([content.name, content.address]));
    case 'contacts':
      return words(joined(content.contacts.map((contact) => contact.name)));
    case 'interactive':
      return replyText(content.reply);
    case 'button':
      return words(content.text);
    case 'reaction':
      return words(content.emoji);
    case 'order':
      return words(content.text);
    case 'edit':
      return textView(content.content);
    case 'system':
    case 'requestWelcome':
    case 'unsupported':
    case 'revoke':
    case 'unknown':
      return null;
    default:
      return assertNever(content);
  }
}

function replyText(reply: InteractiveReply): string | null {
  switch (reply.kind) {
    case 'buttonReply':
    case 'listReply':
      return words(reply.title);
    case 'flowReply':
    case 'addressReply':
      return words(reply.body);
    case 'callPermission':
    case 'empty':
      return null;
    default:
      return assertNever(reply);
  }
}

function joined(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part.trim() !== '').join(', ');
}

function words(text: string | null): string | null {
  return text === null || text.trim() === '' ? null : text;
}
