import type { Reason } from '../../core/reason';
import type { ConversationDocument } from '../../store/documents';

type Plan = NonNullable<ConversationDocument['followUp']>;

/** A plan whose follow-up did not get there: its silence is looked at again at an instant, as what it was before the quiet end was planned. */
export function lookingAgain(plan: Plan, lookAtMs: number, why: Reason): Plan {
  const { given: _given, closeFromMs: _closeFromMs, ...rest } = plan;
  const silence = kindOf(plan);
  return { ...rest, silence, lookAtMs, reasons: [why, ...plan.reasons.filter(({ code }) => !isNotSent(code))] };
}

function kindOf({ means }: Plan): Plan['silence'] {
  return means === undefined || means === 'nothingOwed' || means === 'ours' ? 'hesitation' : means;
}

/** What became of an earlier try. */
function isNotSent(code: string): boolean {
  return code.startsWith('sendFailed.') || code.startsWith('sendCancelled.');
}
