import type { FeedbackDecision, FeedbackMessage } from './history';
import type { Outcome } from './outcome';

const sends: ReadonlySet<string> = new Set(['send', 'sendTemplate']);

/** Which approved wording or template a follow-up is, and the chance of a reply that was told when it was decided. Pure. */
export function wordingOf(
  { sentAs, atMs, template }: FeedbackMessage,
  decisions: readonly FeedbackDecision[],
): Pick<Outcome, 'wording' | 'chanceAtAll'> {
  if (sentAs !== 'followUp') return { wording: null, chanceAtAll: null };
  const before = decisions.flatMap((one) => (one.kind === 'followUp' && one.atMs <= atMs ? [one] : []));
  const send = before.filter(({ outcome }) => sends.has(outcome)).at(-1);
  const chanceAtAll = before.filter((one) => one.chanceAtAll !== null).at(-1)?.chanceAtAll ?? null;
  if (template !== null) return { wording: { ...template, isTemplate: true }, chanceAtAll };
  const name = send?.wording ?? null;
  return {
    wording: name === null ? null : { name, language: send?.language ?? null, isTemplate: false },
    chanceAtAll,
  };
}
