import type { FeedbackDecision } from '../core/feedback/history';
import type { ConversationId } from '../core/ids';
import type { Collections } from './collections';
import type { DecisionDocument, DecisionStep } from './documents';

const ofDecision = {
  ...{ conversationId: 1, turnId: 1, step: 1, outcome: 1, atMs: 1 },
  ...{ 'facts.turn.understanding.intent': 1, 'facts.language': 1, 'details.decision.optedOut': 1 },
  ...{ 'details.wording': 1, 'details.moment.chanceAtAll': 1, 'details.content.wording': 1 },
  'details.content.text': 1,
} as const;

const routed = ['noReply', 'automationReplies', 'humanReplies'];

/** What is read of a decision, whatever its step: some of it is missing. */
interface ShownDecision extends Pick<DecisionDocument, 'conversationId' | 'turnId' | 'step' | 'outcome' | 'atMs'> {
  readonly facts?: {
    readonly turn?: { readonly understanding?: { readonly intent?: string } };
    readonly language?: string | null;
  } | null;
  readonly details?: {
    readonly decision?: { readonly optedOut?: boolean | null };
    readonly wording?: string;
    readonly moment?: { readonly chanceAtAll?: number | null };
    readonly content?: { readonly wording?: string; readonly text?: string };
  } | null;
}

interface DecisionForFeedback {
  /** As it was stored: of a joined conversation, the one that was left. */
  readonly conversationId: ConversationId;
  readonly decision: FeedbackDecision;
}

/** Everything decided that feedback looks at, in no order. */
export async function decisionsForFeedback(
  store: Pick<Collections, 'decisions'>,
  ids: readonly ConversationId[],
  sinceMs: number,
): Promise<DecisionForFeedback[]> {
  const [routes, looks, commands] = await Promise.all([
    decisionsOf(store, ids, sinceMs, 'route', routed),
    decisionsOf(store, ids, sinceMs, 'followUp', ['send', 'sendTemplate', 'draft']),
    decisionsOf(store, ids, sinceMs, 'control', ['takeOver', 'reroute', 'reply', 'optOut']),
  ]);
  // When looks were planned, and the chance of a reply that was told then: only where one came to something.
  const followedUp = [...new Set(looks.map((one) => one.conversationId))];
  const planned = await decisionsOf(store, followedUp, sinceMs, 'followUp', ['lookLater', 'putOff']);
  const plans = planned.filter(({ details }) => (details?.moment ?? null) !== null);
  return [...routes, ...looks, ...commands, ...plans].map((one) => ({
    ...{ conversationId: one.conversationId, decision: decisionOf(one) },
  }));
}

/** The decisions of one step with these outcomes: others are large, and not needed. */
async function decisionsOf(
  { decisions }: Pick<Collections, 'decisions'>,
  ids: readonly ConversationId[],
  sinceMs: number,
  step: DecisionStep,
  outcomes: readonly string[],
): Promise<ShownDecision[]> {
  if (ids.length === 0) return [];
  const outcome = { $in: [...outcomes] };
  return decisions
    .find<ShownDecision>(
      { conversationId: { $in: [...ids] }, step, atMs: { $gte: sinceMs }, outcome },
      { projection: ofDecision, hint: 'conversationId_1_step_1_atMs_-1_outcome_1' },
    )
    .toArray();
}

function decisionOf({ step, turnId, outcome, atMs, facts, details }: ShownDecision): FeedbackDecision {
  switch (step) {
    case 'route': {
      const intent = facts?.turn?.understanding?.intent ?? null;
      return { kind: 'route', turnId, atMs, intent, outcome, optedOut: details?.decision?.optedOut === true };
    }
    case 'followUp':
      return {
        ...{ kind: 'followUp', atMs, outcome, wording: details?.wording ?? details?.content?.wording ?? null },
        text: details?.content?.text ?? null,
        ...{ language: facts?.language ?? null, chanceAtAll: details?.moment?.chanceAtAll ?? null },
      };
    default:
      return { kind: 'control', atMs, outcome };
  }
}
