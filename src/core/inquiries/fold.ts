import type { ConversationId } from '../ids';
import { applyEvent } from './applyEvent';
import type { InquiryEvent } from './event';
import { inquiryLimits, type Inquiry } from './inquiry';

/** The inquiries after all of these events, in the order in which they were recorded. Pure: the same events, the same inquiries. */
export function foldInquiries(start: readonly Inquiry[], events: readonly InquiryEvent[]): readonly Inquiry[] {
  return afterJoins([...events].sort(byRecord)).reduce(applyEvent, start);
}

/** What is recorded under a conversation after it was joined into another is that one's: a step may have been cut short by the join. */
function afterJoins(events: readonly InquiryEvent[]): InquiryEvent[] {
  const into = new Map<ConversationId, ConversationId>();
  const heirOf = (id: ConversationId): ConversationId => {
    const next = into.get(id);
    return next === undefined ? id : heirOf(next);
  };
  return events.map((event) => {
    const conversationId = heirOf(event.conversationId);
    if (event.kind === 'join' && event.from !== conversationId) into.set(event.from, conversationId);
    return conversationId === event.conversationId ? event : { ...event, conversationId };
  });
}

/** Of what was recorded in one instant, what was asked comes before what answered it, and that before what ended it. */
const ranks = { join: 0, turn: 1, answer: 2, end: 3 } as const;

function byRecord(a: InquiryEvent, b: InquiryEvent): number {
  return a.atMs - b.atMs || ranks[a.kind] - ranks[b.kind] || compare(keyOf(a), keyOf(b));
}

function keyOf(event: InquiryEvent): string {
  return `${event.conversationId}.${event.kind === 'turn' ? event.turnId : ''}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The inquiries as they stood before an instant, so that everything recorded from it on can be applied anew. Pure. */
export function rewindInquiries(inquiries: readonly Inquiry[], toMs: number): readonly Inquiry[] {
  return inquiries
    .filter(({ openedAtMs }) => openedAtMs < toMs)
    .map((inquiry) => {
      const kept = inquiry.turns.filter(({ atMs }) => atMs < toMs);
      return {
        ...inquiry,
        topic: inquiry.topic.atMs < toMs ? inquiry.topic : { name: 'other' as const, atMs: inquiry.openedAtMs },
        reference: inquiry.reference !== null && inquiry.reference.atMs < toMs ? inquiry.reference : null,
        turns: kept.map((turn) => (turn.answer && turn.answer.recordedAtMs >= toMs ? { ...turn, answer: null } : turn)),
        turnCount: inquiry.turnCount - (inquiry.turns.length - kept.length),
        ended: inquiry.ended !== null && inquiry.ended.atMs < toMs ? inquiry.ended : null,
      };
    });
}

/** False when turns before that instant are not named any more: then it takes all events to tell how it stood. */
export function canRewind(inquiries: readonly Inquiry[], toMs: number): boolean {
  return inquiries.every(
    ({ openedAtMs, turns, turnCount }) =>
      // Up to half of the turns that are named may go: the rest may still be answered or counted.
      openedAtMs >= toMs || turnCount <= inquiryLimits.turns || (turns[inquiryLimits.turns / 2]?.atMs ?? 0) < toMs,
  );
}
