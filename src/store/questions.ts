import type { CompanyId, ContactId, ConversationId, DealId } from '../core/ids';
import type { QuestionKind } from '../core/resolve/question';
import type { ConversationDocument, ConversationQuestion } from './documents';

/** A doubt about another conversation. */
export function questionAbout(kind: QuestionKind, conversationId: ConversationId, atMs: number): ConversationQuestion {
  return { id: `${kind}.${conversationId}`, kind, conversationId, contactIds: [], companyIds: [], dealIds: [], atMs };
}

/** A doubt about which of several fits. */
export function questionAmong(
  kind: QuestionKind,
  candidates: {
    readonly contactIds?: readonly ContactId[];
    readonly companyIds?: readonly CompanyId[];
    readonly dealIds?: readonly DealId[];
  },
  atMs: number,
): ConversationQuestion {
  return {
    id: kind,
    kind,
    conversationId: null,
    contactIds: [...(candidates.contactIds ?? [])],
    companyIds: [...(candidates.companyIds ?? [])],
    dealIds: [...(candidates.dealIds ?? [])],
    atMs,
  };
}

/** The questions with one more, unless the very same is open, or a person has dismissed it. */
export function withQuestion(
  { questions, settledQuestions }: Pick<ConversationDocument, 'questions' | 'settledQuestions'>,
  question: ConversationQuestion,
): ConversationQuestion[] {
  const asked = askedIn(question);
  if (settledQuestions.includes(asked) || questions.some((open) => askedIn(open) === asked)) return [...questions];
  return [...withoutQuestion(questions, question.id), question];
}

/** The questions without this one. */
export function withoutQuestion(questions: readonly ConversationQuestion[], id: string): ConversationQuestion[] {
  return questions.filter((question) => question.id !== id);
}

/** What a question asks, to tell whether it was asked before: it and its candidates, whatever their order. */
export function askedIn({ id, contactIds, companyIds, dealIds }: ConversationQuestion): string {
  return [id, ...[...contactIds, ...companyIds, ...dealIds].sort()].join(' ');
}
