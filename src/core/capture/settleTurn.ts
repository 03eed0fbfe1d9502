import type { Rules } from '../rules/rules';
import type { Understanding } from '../understanding/understanding';

/** When a turn is complete: quiet for a while, at the latest after a while, and at once when it is urgent or an opt-out. */
export function settleAt(
  turn: { readonly openedAtMs: number; readonly lastMessageAtMs: number },
  rules: Rules['turn'],
  understanding: Pick<Understanding, 'urgent' | 'intent'>,
): number {
  if (understanding.urgent || understanding.intent === 'optOut') return turn.lastMessageAtMs;
  return Math.min(turn.lastMessageAtMs + rules.quietSeconds * 1000, turn.openedAtMs + rules.maxSeconds * 1000);
}
