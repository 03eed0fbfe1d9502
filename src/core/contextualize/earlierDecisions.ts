import { contextLimits, type EarlierDecision } from './context';

/** A person's command that can overrule what was decided. */
export interface Overruling {
  readonly outcome: string;
  readonly atMs: number;
}

const mostCodes = 5;

/** What overrules a decision: doing otherwise than it said. */
const overruledBy: Readonly<Record<string, ReadonlySet<string>>> = {
  automationReplies: new Set(['takeOver', 'reroute', 'reply', 'close']),
  humanReplies: new Set(['reroute', 'close']),
  noReply: new Set(['takeOver', 'reroute', 'reply']),
};

/**
 * The last decisions about turns, newest first, each with whether a person did otherwise before the next one, and whether automation's
 * answer never left. `answersAtMs`: when the messages of automation that left were composed. Pure.
 */
export function earlierDecisionsOf(
  decisions: readonly Omit<EarlierDecision, 'overruled' | 'unsaid'>[],
  commands: readonly Overruling[],
  answersAtMs: readonly number[],
): readonly EarlierDecision[] {
  return decisions.slice(0, contextLimits.earlierDecisions).map((decision, place) => {
    const untilMs = decisions[place - 1]?.atMs ?? Infinity;
    const contrary = overruledBy[decision.outcome] ?? new Set();
    const overruled = commands.some(
      ({ outcome, atMs }) => contrary.has(outcome) && atMs >= decision.atMs && atMs < untilMs,
    );
    const left = answersAtMs.some((atMs) => atMs >= decision.atMs && atMs < untilMs);
    // That nobody is there is no answer.
    const isUnsaid = decision.outcome === 'automationReplies' && (!left || decision.codes.includes('absenceTold'));
    const unsaid = isUnsaid ? { unsaid: true as const } : {};
    return { ...decision, codes: decision.codes.slice(0, mostCodes), overruled, ...unsaid };
  });
}
