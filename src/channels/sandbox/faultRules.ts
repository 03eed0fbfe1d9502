import { z } from 'zod';

const match = z
  .strictObject({ phoneNumberId: z.string().optional(), times: z.int().positive().optional() })
  .optional()
  .describe('Which sends it meets; without `times`, all until the rule is removed.');
const delayMs = z.int().min(0).max(600_000);

/**
 * One fault on demand. Answer faults decide what the sender hears; status faults decide what is reported afterwards; media faults
 * meet whoever fetches a file.
 */
export const faultRule = z.discriminatedUnion('kind', [
  z.strictObject({ match, kind: z.literal('fail'), code: z.int(), httpStatus: z.int().min(300).max(599).default(400) }),
  z.strictObject({ match, kind: z.literal('hang'), ms: delayMs }),
  z.strictObject({ match, kind: z.literal('cutAfterAccept') }),
  z.strictObject({ match, kind: z.literal('cutBeforeAccept') }),
  z.strictObject({ match, kind: z.literal('repeatStatuses'), times: z.int().min(2).max(100) }),
  z.strictObject({ match, kind: z.literal('reorderStatuses') }),
  z.strictObject({ match, kind: z.literal('silentStatuses') }),
  z.strictObject({ match, kind: z.literal('delayStatuses'), ms: delayMs }),
  z.strictObject({ match, kind: z.literal('failLater'), code: z.int() }),
  z.strictObject({ match, kind: z.literal('mediaGone') }),
  z.strictObject({ match, kind: z.literal('mediaSlow'), ms: delayMs }),
  z.strictObject({ match, kind: z.literal('mediaCut') }),
  z.strictObject({ match, kind: z.literal('mediaWrong') }),
]);
export type FaultRule = z.infer<typeof faultRule>;

type AnswerFault = Extract<FaultRule, { kind: 'fail' | 'hang' | 'cutAfterAccept' | 'cutBeforeAccept' }>;
type StatusFault = Exclude<FaultRule, AnswerFault | MediaFault>;
/** `mediaGone` meets the question where a file lies; the others meet the download. */
type MediaFault = Extract<FaultRule, { kind: `media${string}` }>;
type MediaKind = MediaFault['kind'];

/** What a single send meets: at most one answer fault, and every status fault that matches. */
export interface MetFaults {
  readonly answer: AnswerFault | null;
  readonly statuses: readonly StatusFault[];
}

/** The faults now in force, in order. `match.times` counts down. */
export interface FaultRules {
  list(): readonly FaultRule[];
  replace(rules: readonly FaultRule[]): void;
  take(phoneNumberId: string): MetFaults;
  /** The first media fault of these kinds, if any. */
  takeMedia(phoneNumberId: string, kinds: readonly MediaKind[]): MediaFault | null;
}

/** No faults. */
export function createFaultRules(): FaultRules {
  let rules: readonly FaultRule[] = [];
  return {
    list: () => rules,
    replace(next) {
      rules = next;
    },
    take(phoneNumberId) {
      const matching = matchingIn(rules, phoneNumberId);
      const answer = matching.find(isAnswerFault) ?? null;
      const statuses = matching.filter((rule) => !isAnswerFault(rule) && !isMediaFault(rule));
      const met = new Set<FaultRule>(answer === null ? statuses : [answer, ...statuses]);
      rules = rules.flatMap((rule) => (met.has(rule) ? usedOnce(rule) : [rule]));
      return { answer, statuses };
    },
    takeMedia(phoneNumberId, kinds) {
      const met = matchingIn(rules, phoneNumberId).find(
        (rule): rule is MediaFault => isMediaFault(rule) && kinds.includes(rule.kind),
      );
      rules = rules.flatMap((rule) => (rule === met ? usedOnce(rule) : [rule]));
      return met ?? null;
    },
  };
}

function matchingIn(rules: readonly FaultRule[], phoneNumberId: string): FaultRule[] {
  return rules.filter((rule) => (rule.match?.phoneNumberId ?? phoneNumberId) === phoneNumberId);
}

function isMediaFault(rule: FaultRule): rule is MediaFault {
  return rule.kind.startsWith('media');
}

function isAnswerFault(rule: FaultRule): rule is AnswerFault {
  return ['fail', 'hang', 'cutAfterAccept', 'cutBeforeAccept'].includes(rule.kind);
}

function usedOnce(rule: FaultRule): FaultRule[] {
  const times = rule.match?.times;
  if (times === undefined) return [rule];
  return times === 1 ? [] : [{ ...rule, match: { ...rule.match, times: times - 1 } }];
}
