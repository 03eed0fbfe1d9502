import type { ContactId, ConversationId } from '../ids';
import { isAnswered, type Answerable, type Asking } from './answeredQuestions';
import { replaced, restored } from './contactIds';

/** What one merge did to the questions of one conversation. */
export interface TouchedQuestions<Question> {
  readonly from: ContactId;
  readonly before: readonly Question[];
  readonly after: readonly Question[];
}

/** A conversation as it is when the merge is undone: its contact already the one it goes back to. */
export interface AskingAgain<Question extends Answerable> extends Asking<Question> {
  /** A person has chosen its contact. */
  readonly hasChosen: boolean;
  /** A person has dismissed this very question since. */
  readonly isDismissed: (question: Question) => boolean;
  /** Whether the other conversation of a question is with somebody else now. */
  readonly isWithAnother: (conversationId: ConversationId) => boolean;
}

/** The merges into one survivor that touched a conversation's questions and stand, oldest first; `undone` is null when that one did not. */
export interface StandingTouches<Question> {
  readonly intoId: ContactId;
  readonly earlier: readonly TouchedQuestions<Question>[];
  readonly undone: TouchedQuestions<Question> | null;
  readonly later: readonly TouchedQuestions<Question>[];
}

/**
 * The questions of a conversation after a merge is undone, and what the later merges have found then. What a merge has answered is asked
 * again when the two are two again; what people answered or asked since stays so. Pure.
 */
export function questionsAfterUnmerge<Question extends Answerable & { readonly atMs: number }>(
  conversation: AskingAgain<Question>,
  merges: StandingTouches<Question>,
): { readonly questions: Question[]; readonly later: readonly TouchedQuestions<Question>[] } {
  const { earlier, undone, later } = merges;
  const touches = [...earlier, ...(undone ? [undone] : []), ...later];
  const which = candidatesApart(conversation, merges);
  const kept = which
    ? conversation.questions.flatMap((question) => (isWhich(question) ? (which.question ?? []) : [question]))
    : [...conversation.questions];
  const news = which?.question && !conversation.questions.some(isWhich) ? [which.question] : [];
  const closed = touches.flatMap(({ before, after }) =>
    before.filter(({ id, conversationId }) => conversationId !== null && !after.some((left) => left.id === id)),
  );
  const questions = [...kept, ...news];
  for (const question of closed) {
    if (question.conversationId === null || !conversation.isWithAnother(question.conversationId)) continue;
    if (conversation.isDismissed(question) || questions.some(({ id }) => id === question.id)) continue;
    questions.push(question);
  }
  const isAsMany = questions.length === kept.length;
  return { questions: isAsMany ? kept : inOrder(questions, undone?.before ?? []), later: which?.later ?? later };
}

const isWhich = ({ kind }: Answerable) => kind === 'whichContact';

interface Apart<Question> {
  readonly question: Question | undefined;
  readonly later: readonly TouchedQuestions<Question>[];
}

/** The question which of several contacts it is, with the candidates apart again. Null when it stays as it is. */
function candidatesApart<Question extends Answerable>(
  conversation: AskingAgain<Question>,
  merges: StandingTouches<Question>,
): Apart<Question> | null {
  const { contactId, hasChosen, questions } = conversation;
  const { intoId, undone, later } = merges;
  const asked = undone?.before.find(isWhich);
  if (!undone || !asked || !isTouched(undone)) return answeredByAnother(conversation, merges);
  const touching = later.filter(isTouched);
  const last = touching.at(-1) ?? undone;
  const lastBefore = last.before.find(isWhich)?.contactIds ?? [];
  const now = questions.find(isWhich);
  const wasLeft = last.after.some(isWhich);
  const closedByMerge = wasLeft ? [] : replaced(lastBefore, last.from, intoId);
  const back = restored(
    [...new Set([...closedByMerge, ...(now?.contactIds ?? (wasLeft ? replaced(lastBefore, last.from, intoId) : []))])],
    { from: undone.from, before: asked.contactIds },
    touching.map((touch) => ({ from: touch.from, before: touch.before.find(isWhich)?.contactIds ?? [] })),
    intoId,
  );
  const rewritten = later.map((touch) => {
    const contactIds = back.laterBefore[touching.indexOf(touch)];
    return contactIds ? withCandidates(touch, { own: contactId, contactIds, intoId }) : touch;
  });
  // Somebody has answered or dismissed it since.
  const isSettled = !now && (wasLeft || hasChosen);
  const isLeft = !isSettled && !isAnswered(contactId, back.contactIds, asked.contactIds.length);
  return {
    question: isLeft ? { ...(now ?? asked), contactIds: back.contactIds } : undefined,
    later: rewritten,
  };
}

/** Another merge has answered it, when the conversation was still with the survivor: now it asks whether it is that one. */
function answeredByAnother<Question extends Answerable>(
  { contactId, hasChosen, questions }: AskingAgain<Question>,
  { intoId, earlier, later }: StandingTouches<Question>,
): Apart<Question> | null {
  const last = [...earlier, ...later].filter(isTouched).at(-1);
  const asked = last?.before.find(isWhich);
  if (!last || !asked || hasChosen || [...last.after, ...questions].some(isWhich)) return null;
  const contactIds = replaced(asked.contactIds, last.from, intoId);
  if (isAnswered(contactId, contactIds, asked.contactIds.length)) return null;
  return { question: { ...asked, contactIds }, later };
}

function isTouched<Question extends Answerable>({ before, after }: TouchedQuestions<Question>): boolean {
  const asked = before.find(isWhich);
  if (!asked) return false;
  const left = after.find(isWhich);
  return left?.contactIds.join(' ') !== asked.contactIds.join(' ');
}

/** What a later merge has found and left, had the undone one never been. */
function withCandidates<Question extends Answerable>(
  { from, before, after }: TouchedQuestions<Question>,
  now: { readonly own: ContactId | null; readonly contactIds: readonly ContactId[]; readonly intoId: ContactId },
): TouchedQuestions<Question> {
  const contactIds = replaced(now.contactIds, from, now.intoId);
  const left = isAnswered(now.own, contactIds, now.contactIds.length)
    ? []
    : before.filter(isWhich).map((question) => ({ ...question, contactIds }));
  return {
    from,
    before: before.map((question) => (isWhich(question) ? { ...question, contactIds: now.contactIds } : question)),
    after: [...after.filter((question) => !isWhich(question)), ...left],
  };
}

/** In the order they stood in before, else the oldest first. */
function inOrder<Question extends Answerable & { readonly atMs: number }>(
  questions: readonly Question[],
  before: readonly Question[],
): Question[] {
  const place = (question: Question) => before.findIndex(({ id }) => id === question.id);
  const areKnown = questions.every((question) => place(question) >= 0);
  return [...questions].sort((a, b) => (areKnown ? place(a) - place(b) : a.atMs - b.atMs));
}
