import type { MessageContent, SystemChange } from './content';

/** What a person is told about a message that has no words to show: why there is nothing, or what the channel reports. Null for all others. */
export function noticeOf(content: MessageContent): string | null {
  switch (content.type) {
    case 'unsupported':
      return notAvailable(content.unsupportedType ?? (content.code === null ? null : `code ${content.code}`));
    case 'unknown':
      return notAvailable(content.declaredType);
    case 'interactive':
      return content.reply.kind === 'empty' ? notAvailable('interactive') : null;
    case 'system':
      return noticeOfChange(content.change);
    case 'requestWelcome':
      return 'The buyer opened the chat and has not written yet.';
    case 'revoke':
      return 'The buyer or the phone app removed a message.';
    case 'reaction':
      return content.emoji === null ? 'A reaction was taken back.' : null;
    default:
      return null;
  }
}

/** True when the channel could not pass on what a message says, or we can't read it. */
export function isNotAvailable(content: MessageContent): boolean {
  if (content.type === 'interactive') return content.reply.kind === 'empty';
  return content.type === 'unsupported' || content.type === 'unknown';
}

function notAvailable(what: string | null): string {
  return `Content not available here${what === null ? '' : ` (${what})`}. Look on the phone.`;
}

function noticeOfChange(change: SystemChange): string {
  switch (change.kind) {
    case 'numberChanged':
      return 'The buyer changed their phone number.';
    case 'userIdChanged':
      return "The buyer's user id changed.";
    case 'identityChanged':
      return "The buyer's security code changed: it may be another device or another person.";
    case 'preference':
      return change.value === 'stop'
        ? 'The buyer stopped messages on the channel itself.'
        : change.value === 'resume'
          ? 'The buyer resumed messages on the channel itself.'
          : 'The buyer changed what they want to receive.';
  }
}
