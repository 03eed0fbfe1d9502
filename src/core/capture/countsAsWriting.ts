import type { MessageContent } from './content';

/** Notes of the channel and changes to older messages are not somebody writing. */
const notWriting = new Set<MessageContent['type']>(['reaction', 'system', 'edit', 'revoke', 'requestWelcome']);

/**
 * True for what somebody wrote, sent or pressed. Only that of the buyer opens the channel's window (Meta: 24 hours from the
 * buyer's last message), and only that of a person answers.
 */
export function countsAsWriting(content: Pick<MessageContent, 'type'>): boolean {
  return !notWriting.has(content.type);
}
