import type { ContactId, ConversationId } from '../ids';
import type { QuestionKind } from '../resolve/question';
import { replaced } from './contactIds';

/** What of a question tells whether a merge answers it. */
export interface Answerable {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly conversationId: ConversationId | null;
  readonly contactIds: readonly ContactId[];
}

/** A conversation as far as its questions are about who it is with. */
export interface Asking<Question extends Answerable> {
  readonly contactId: ContactId | null;
  readonly questions: readonly Question[];
}

/**
 * The questions that are left in a conversation when two contacts are one: doubts between a conversation of the one and one of the
 * other are settled, and candidates that are one are one candidate. `contactOf`: whose the conversations of both were before. Pure.
 */
export function questionsAfterMerge<Question extends Answerable>(
  conversation: Asking<Question>,
  merge: {
    readonly fromId: ContactId;
    readonly intoId: ContactId;
    readonly contactOf: ReadonlyMap<ConversationId, ContactId | null>;
  },
): Question[] {
  const { fromId, intoId, contactOf } = merge;
  const own = conversation.contactId;
  const isTheirs = own === fromId || own === intoId;
  return conversation.questions.flatMap((question): Question[] => {
    if (question.conversationId !== null) {
      const other = contactOf.get(question.conversationId);
      const isOther = other !== own && (other === fromId || other === intoId);
      return isTheirs && isOther ? [] : [question];
    }
    const names = question.contactIds.includes(fromId);
    if (question.kind !== 'whichContact' || !(names || isTheirs)) return [question];
    const contactIds = replaced(question.contactIds, fromId, intoId);
    if (isAnswered(own === fromId ? intoId : own, contactIds, question.contactIds.length)) return [];
    return names ? [{ ...question, contactIds }] : [question];
  });
}

/** Only the conversation's own contact is left; or, in one that has none, only one of several. */
export function isAnswered(own: ContactId | null, contactIds: readonly ContactId[], wereMany: number): boolean {
  if (own === null) return contactIds.length === 1 && wereMany > 1;
  return contactIds.length > 0 && contactIds.every((id) => id === own);
}
