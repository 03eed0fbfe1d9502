import { assertNever } from '../assertNever';
import type { InquiryEvent } from './event';
import { inquiryIdOf, inquiryLimits, isAnswered, type Inquiry, type InquiryOutcome, type InquiryTurn } from './inquiry';

type TurnEvent = Extract<InquiryEvent, { kind: 'turn' }>;

/** The inquiries after one event. Only those of the event's conversation can change. Pure; oldest first. */
export function applyEvent(inquiries: readonly Inquiry[], event: InquiryEvent): readonly Inquiry[] {
  switch (event.kind) {
    case 'turn':
      return afterTurn(inquiries, event);
    case 'answer':
      return changeOpen(inquiries, event, (inquiry) => ({
        ...inquiry,
        turns: inquiry.turns.map((turn) => answeredBy(turn, event)),
      }));
    case 'end':
      return end(inquiries, event, (inquiry) => {
        if (event.by === 'person') return isAnswered(inquiry) ? 'closed' : 'dismissed';
        return event.by === 'quiet' ? 'quiet' : 'optedOut';
      });
    case 'join':
      return inquiries.map((inquiry) =>
        inquiry.conversationId === event.from ? { ...inquiry, conversationId: event.conversationId } : inquiry,
      );
    default:
      return assertNever(event);
  }
}

function answeredBy(turn: InquiryTurn, event: Extract<InquiryEvent, { kind: 'answer' }>): InquiryTurn {
  if (turn.answer !== null || turn.askedAtMs === null) return turn;
  const isSeen = turn.atMs <= (event.composedAtMs ?? -Infinity) || turn.askedAtMs <= event.seenUntilMs;
  return isSeen ? { ...turn, answer: { recordedAtMs: event.atMs, leftAtMs: event.leftAtMs } } : turn;
}

function afterTurn(inquiries: readonly Inquiry[], event: TurnEvent): readonly Inquiry[] {
  const open = inquiries.filter((inquiry) => isOpenIn(inquiry, event));
  // Decided again, it is the same turn.
  const known = inquiries.some(({ turns, openedByTurnId }) => hasTurn(turns, openedByTurnId, event));
  const home = known ? undefined : homeOf(open, event);
  const placed = known
    ? inquiries
    : home !== undefined
      ? inquiries.map((inquiry) => (inquiry === home ? joined(inquiry, event) : inquiry))
      : event.opens
        ? [...inquiries, opened(event)]
        : inquiries;
  switch (event.ends) {
    case null:
      return placed;
    case 'completed':
      return end(placed, event, (inquiry) => (isAnswered(inquiry) ? 'completed' : null));
    case 'takenBack':
      return end(placed, event, (inquiry) => (isAnswered(inquiry) ? null : 'takenBack'));
    case 'optedOut':
      return end(placed, event, () => 'optedOut');
    default:
      return assertNever(event.ends);
  }
}

function hasTurn(turns: readonly InquiryTurn[], openedByTurnId: string, { turnId }: TurnEvent): boolean {
  return openedByTurnId === turnId || turns.some(({ id }) => id === turnId);
}

/** Where a turn belongs: with what it names, with what it asks for, else with the newest. Undefined: it is something of its own. */
function homeOf(open: readonly Inquiry[], event: TurnEvent): Inquiry | undefined {
  const named = newest(open, ({ reference }) => reference !== null && event.references.includes(reference.value));
  if (named) return named;
  if (event.topic === null) return newest(open, () => true);
  const same = newest(open, ({ topic }) => topic.name === event.topic);
  // What nobody could name yet is what this turn names now.
  const unnamed = newest(open, ({ topic }) => topic.name === 'other');
  return same ?? unnamed ?? (open.length >= inquiryLimits.open && event.opens ? open[0] : undefined);
}

function newest(open: readonly Inquiry[], fits: (inquiry: Inquiry) => boolean): Inquiry | undefined {
  return open.filter(fits).at(-1);
}

function turnOf({ turnId, atMs, askedAtMs, answeredAtMs }: TurnEvent): InquiryTurn {
  const answer = answeredAtMs === null ? null : { recordedAtMs: atMs, leftAtMs: answeredAtMs };
  return { id: turnId, atMs, askedAtMs, answer: askedAtMs === null ? null : answer };
}

function opened(event: TurnEvent): Inquiry {
  const { conversationId, atMs, turnId, references } = event;
  const [reference] = references;
  return {
    id: inquiryIdOf(turnId),
    conversationId,
    topic: { name: event.topic ?? 'other', atMs },
    reference: reference === undefined ? null : { value: reference, atMs },
    openedAtMs: atMs,
    openedByTurnId: turnId,
    turns: [turnOf(event)],
    turnCount: 1,
    ended: null,
  };
}

function joined(inquiry: Inquiry, event: TurnEvent): Inquiry {
  const [reference] = event.references;
  const { atMs, topic } = event;
  return {
    ...inquiry,
    topic: inquiry.topic.name === 'other' && topic !== null ? { name: topic, atMs } : inquiry.topic,
    reference: inquiry.reference ?? (reference === undefined ? null : { value: reference, atMs }),
    turns: [...inquiry.turns, turnOf(event)].slice(-inquiryLimits.turns),
    turnCount: inquiry.turnCount + 1,
  };
}

function end(
  inquiries: readonly Inquiry[],
  event: InquiryEvent,
  outcomeOf: (inquiry: Inquiry) => InquiryOutcome | null,
): readonly Inquiry[] {
  return changeOpen(inquiries, event, (inquiry) => {
    const outcome = outcomeOf(inquiry);
    return outcome === null ? inquiry : { ...inquiry, ended: { outcome, atMs: event.atMs } };
  });
}

function changeOpen(
  inquiries: readonly Inquiry[],
  event: InquiryEvent,
  change: (inquiry: Inquiry) => Inquiry,
): readonly Inquiry[] {
  return inquiries.map((inquiry) => (isOpenIn(inquiry, event) ? change(inquiry) : inquiry));
}

function isOpenIn({ ended, conversationId }: Inquiry, event: InquiryEvent): boolean {
  return ended === null && conversationId === event.conversationId;
}
