import type { Context, ContextMessage } from '../contextualize/context';
import { isSilent } from './isSilent';

/** Contents whose meaning automation can't know. */
export const opaqueTypes: ReadonlySet<ContextMessage['type']> = new Set(['unsupported', 'unknown'] as const);

/** Contents whose words are not all they say: with a photo or a cart, "thanks" closes nothing. */
export const moreThanWords: ReadonlySet<ContextMessage['type']> = new Set([
  ...opaqueTypes,
  ...(['image', 'video', 'audio', 'document', 'location', 'contacts', 'order'] as const),
]);

/** The messages of a turn that say something. */
export function spoken({ turn }: Context): ContextMessage[] {
  return turn.messages.filter((message) => !isSilent(message));
}

/** True when words are all that came. */
export function isOnlyWords(messages: readonly ContextMessage[]): boolean {
  return !messages.some((message) => moreThanWords.has(message.type) || message.notAvailable === true);
}

/** Our last message asked something, or a question of ours is still open. */
export function weAsked({ history, more }: Context): boolean {
  return /[?？؟]/.test(history.lastOutboundText ?? '') || (more !== undefined && more.openQuestions.ours !== null);
}
