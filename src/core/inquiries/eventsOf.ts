import type { ConversationId, TurnId } from '../ids';
import type { Intent, Understanding } from '../understanding/understanding';
import type { InquiryEvent } from './event';
import { topics, type Topic } from './inquiry';

/** A recorded decision, as far as inquiries follow from it. */
export interface InquiryDecision {
  readonly conversationId: ConversationId;
  readonly turnId: TurnId | null;
  readonly step: string;
  readonly outcome: string;
  readonly atMs: number;
  readonly codes: readonly string[];
  /** Of a turn's route decision. */
  readonly turn: {
    readonly understanding: Pick<Understanding, 'intent' | 'asks' | 'entities'>;
    readonly newestAtMs: number | null;
    readonly lastOutboundAtMs: number | null;
    readonly optedOut: boolean;
  } | null;
  /** Of a decision that follows a message of ours which left, and counts as a reply. */
  readonly answer: {
    readonly leftAtMs: number;
    readonly composedAtMs: number | null;
    readonly seenUntilMs: number;
  } | null;
  readonly joinedFrom: ConversationId | null;
}

const routed = new Set(['noReply', 'automationReplies', 'humanReplies']);
/** They come with something else, or follow it; alone they are no reason to come. */
const companions = new Set<Intent>(['greeting', 'closing', 'assent', 'chatter', 'optOut', 'optIn']);

/** What a decision means for inquiries; most mean nothing. Pure. */
export function eventsOf(decision: InquiryDecision): readonly InquiryEvent[] {
  const { conversationId, atMs, step, outcome } = decision;
  const at = { conversationId, atMs };
  if (step === 'route') return turnEventOf(decision);
  if (step === 'followUp' && outcome === 'closeQuietly') return [{ ...at, kind: 'end', by: 'quiet' }];
  if (decision.answer !== null) return [{ ...at, kind: 'answer', ...decision.answer }];
  if (step === 'control' && outcome === 'close') return [{ ...at, kind: 'end', by: 'person' }];
  if (step === 'control' && outcome === 'optOut') return [{ ...at, kind: 'end', by: 'optOut' }];
  if (decision.joinedFrom !== null) return [{ ...at, kind: 'join', from: decision.joinedFrom }];
  return [];
}

function turnEventOf(decision: InquiryDecision): readonly InquiryEvent[] {
  const { conversationId, turnId, atMs, outcome, turn, codes } = decision;
  if (turn === null || turnId === null || !routed.has(outcome)) return [];
  const { intent, asks, entities } = turn.understanding;
  const needsReply = outcome !== 'noReply';
  const onPhone = codes.includes('answeredOnPhone');
  const takenBack = codes.includes('takenBack');
  return [
    {
      kind: 'turn',
      conversationId,
      turnId,
      atMs,
      topic: topicOf(intent),
      references: referencesIn(entities),
      opens: (needsReply || asks || onPhone) && !companions.has(intent) && !takenBack,
      askedAtMs: needsReply || onPhone ? turn.newestAtMs : null,
      answeredAtMs: onPhone ? turn.lastOutboundAtMs : null,
      ends: turn.optedOut
        ? 'optedOut'
        : takenBack
          ? 'takenBack'
          : intent === 'closing' && !needsReply
            ? 'completed'
            : null,
    },
  ];
}

/** What an intent is about by itself; null for what only goes with something else. */
function topicOf(intent: Intent): Exclude<Topic, 'other'> | null {
  return (topics as readonly Intent[]).includes(intent) && intent !== 'other'
    ? (intent as Exclude<Topic, 'other'>)
    : null;
}

const mostReferences = 5;
const longestReference = 64;

function referencesIn(entities: Understanding['entities']): readonly string[] {
  return (entities ?? [])
    .flatMap((entity) => (entity.kind === 'reference' ? [entity.value.slice(0, longestReference)] : []))
    .slice(0, mostReferences);
}
