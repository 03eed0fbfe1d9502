import type { ContextMessage } from '../contextualize/context';
import { understandTurn } from '../understanding/understandTurn';

/** Contents that ask nothing by themselves. */
const silentTypes = new Set<ContextMessage['type']>(['reaction', 'system', 'revoke', 'requestWelcome']);

/**
 * True for what asks nothing: a reaction, a welcome, a note of the channel, what was taken back, and an edit that changes no
 * question. An edit of a message that is being answered only now is silent too: that message already says it. Pure.
 */
export function isSilent(message: ContextMessage): boolean {
  if (silentTypes.has(message.type) || message.revoked === true) return true;
  if (message.type !== 'edit') return false;
  const { edit } = message;
  // As it was recorded before edits were read.
  if (edit === undefined) return true;
  if (edit.ofThisTurn) return true;
  return edit.asksTheSame ?? asksTheSame(edit.before, message.text ?? '');
}

/** A corrected word is no new question; another intent, or urgency, is, and so is what nobody knows the former words of. */
export function asksTheSame(before: string | null, after: string): boolean {
  if (before === null) return false;
  const [was, is] = [understandTurn([before]), understandTurn([after])];
  return was.intent === is.intent && was.urgent === is.urgent && was.asks === is.asks;
}
