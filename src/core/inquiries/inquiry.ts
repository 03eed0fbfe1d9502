import type { ConversationId, InquiryId, TurnId } from '../ids';
import type { Intent } from '../understanding/understanding';

/** What a buyer can come for; `other` as long as nobody can tell. */
export const topics = [
  'price',
  'availability',
  'order',
  'delivery',
  'documents',
  'complaint',
  'appointment',
  'other',
] as const satisfies readonly Intent[];
export type Topic = (typeof topics)[number];

/**
 * How an inquiry ended. `completed`: the buyer thanked or closed after our answer. `quiet`: nobody wrote any more. `closed`: a person
 * closed it after an answer, `dismissed`: before one. `optedOut`: the buyer wants to be left alone. `takenBack`: what was asked was removed.
 */
export const inquiryOutcomes = ['completed', 'quiet', 'closed', 'dismissed', 'optedOut', 'takenBack'] as const;
export type InquiryOutcome = (typeof inquiryOutcomes)[number];

/** A turn that belongs to an inquiry. Instants in epoch milliseconds. */
export interface InquiryTurn {
  readonly id: TurnId;
  /** When it was decided. */
  readonly atMs: number;
  /** When the newest of what it asks was written; null when it asks for no reply. */
  readonly askedAtMs: number | null;
  /** The decision that records our answer, and when that left. */
  readonly answer: { readonly recordedAtMs: number; readonly leftAtMs: number } | null;
}

/** What the buyer came for: opened by a turn, with its topic, ended with an outcome. */
export interface Inquiry {
  readonly id: InquiryId;
  readonly conversationId: ConversationId;
  /** What it is about, and since when that is known. */
  readonly topic: { readonly name: Topic; readonly atMs: number };
  /** The first number of an offer or order it names. */
  readonly reference: { readonly value: string; readonly atMs: number } | null;
  readonly openedAtMs: number;
  readonly openedByTurnId: TurnId;
  /** The newest turns, oldest first. */
  readonly turns: readonly InquiryTurn[];
  readonly turnCount: number;
  readonly ended: { readonly outcome: InquiryOutcome; readonly atMs: number } | null;
}

export const inquiryLimits = {
  /** So many can be open in one conversation; what comes then joins the oldest. */
  open: 10,
  /** So many turns are named. */
  turns: 50,
} as const;

/** When what it asked last was answered; null while it waits, and when it asked nothing. */
export function answeredAtMs({ turns }: Pick<Inquiry, 'turns'>): number | null {
  const asking = turns.filter(({ askedAtMs }) => askedAtMs !== null);
  return asking.at(-1)?.answer?.leftAtMs ?? null;
}

/** True when nothing it asked is left unanswered. */
export function isAnswered({ turns }: Pick<Inquiry, 'turns'>): boolean {
  return turns.every(({ askedAtMs, answer }) => askedAtMs === null || answer !== null);
}

/** The id of the inquiry that a turn opens: each turn opens one at most. */
export function inquiryIdOf(turnId: TurnId): InquiryId {
  return `inq_${turnId.replace(/^trn_/, '')}` as InquiryId;
}
