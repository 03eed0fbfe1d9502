import fc from 'fast-check';
import type {
  ConversationHistory,
  FeedbackDecision,
  FeedbackDraft,
  FeedbackMessage,
} from '../../../src/core/feedback/history';

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;
export const startMs = Date.UTC(2026, 4, 4, 9);

let made = 0;

/** A message of ours, minutes after the start. */
export function ours(minutes: number, change: Partial<FeedbackMessage> = {}): FeedbackMessage {
  return message(minutes, { direction: 'out', author: 'automation', sentAs: 'answer', status: 'delivered', ...change });
}

/** A message of the buyer, minutes after the start. */
export function theirs(minutes: number, text: string | null, change: Partial<FeedbackMessage> = {}): FeedbackMessage {
  return message(minutes, { text, ...change });
}

function message(minutes: number, change: Partial<FeedbackMessage>): FeedbackMessage {
  made++;
  return {
    ...{ id: `msg_${String(made).padStart(6, '0')}`, direction: 'in', author: 'buyer', agent: null, sentAs: null },
    ...{ turnId: null, type: 'text', text: 'Olá', atMs: startMs + minutes * minuteMs, order: made, position: 0 },
    ...{ status: 'received', template: null },
    ...change,
  };
}

/** A decision about a turn, minutes after the start. */
export function routed(
  minutes: number,
  change: Partial<Extract<FeedbackDecision, { kind: 'route' }>> = {},
): FeedbackDecision {
  const atMs = startMs + minutes * minuteMs;
  return {
    kind: 'route',
    turnId: null,
    atMs,
    intent: 'price',
    outcome: 'automationReplies',
    optedOut: false,
    ...change,
  };
}

export function historyOf(
  messages: readonly FeedbackMessage[],
  decisions: readonly FeedbackDecision[] = [],
  drafts: readonly FeedbackDraft[] = [],
): ConversationHistory {
  return { messages, decisions, drafts };
}

const texts = fc.constantFrom(
  ...[
    'Quanto custa a cadeira?',
    'A cadeira custa 300.',
    'Obrigado!',
    'cadeira azul?',
    '?',
    '多少钱?',
    'كم السعر؟',
    null,
  ],
);

const anyMessage = fc
  .record({
    minutes: fc.integer({ min: 0, max: 40_000 }),
    isOurs: fc.boolean(),
    text: texts,
    type: fc.constantFrom('text' as const, 'image' as const, 'reaction' as const),
    status: fc.constantFrom('sent', 'delivered', 'read', 'failed', 'unknown', 'queued', 'cancelled'),
    sentAs: fc.constantFrom('answer' as const, 'followUp' as const, 'humanReply' as const, 'absence' as const),
    agent: fc.constantFrom('ana', 'constructor', null),
    template: fc.constantFrom(null, { name: 'continuo_follow_up_1', language: 'pt_BR' }),
  })
  .map(({ minutes, isOurs, text, type, status, sentAs, agent, template }) =>
    isOurs
      ? ours(minutes, {
          ...{ text, status, sentAs, template },
          ...(sentAs === 'humanReply' ? { author: 'agent' as const, agent } : {}),
        })
      : theirs(minutes, text, { type }),
  );

const anyDecision = fc
  .record({
    minutes: fc.integer({ min: 0, max: 40_000 }),
    kind: fc.constantFrom('route' as const, 'followUp' as const, 'control' as const),
    intent: fc.constantFrom('price', 'delivery', '__proto__', null),
    command: fc.constantFrom('takeOver', 'reroute', 'reply', 'optOut', 'close'),
    wording: fc.constantFrom('usual', 'short', null),
    chanceAtAll: fc.constantFrom(null, 0, 0.03, 0.5, 1),
    optedOut: fc.boolean(),
  })
  .map(({ minutes, kind, intent, command, wording, chanceAtAll, optedOut }): FeedbackDecision => {
    const atMs = startMs + minutes * minuteMs;
    if (kind === 'route') return routed(minutes, { intent, optedOut });
    if (kind === 'control') return { kind, atMs, outcome: command };
    const outcome = wording === null ? 'lookLater' : 'send';
    return { kind, atMs, outcome, wording, text: null, language: 'pt', chanceAtAll };
  });

const anyDraft = fc.record({
  turnId: fc.constant(null),
  state: fc.constantFrom('approved' as const, 'discarded' as const),
  changed: fc.boolean(),
});

/** Any conversation: messages and decisions of a month, in any order. */
export const anyHistory: fc.Arbitrary<ConversationHistory> = fc.record({
  messages: fc.array(anyMessage, { maxLength: 25 }),
  decisions: fc.array(anyDecision, { maxLength: 15 }),
  drafts: fc.array(anyDraft, { maxLength: 4 }),
});
