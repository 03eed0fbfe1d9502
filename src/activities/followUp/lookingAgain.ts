import type { ConversationDocument } from '../../store/documents';

type Plan = NonNullable<ConversationDocument['followUp']>;

/** A plan whose follow-up did not leave: its silence is looked at again at an instant, as what it was before the quiet end was planned. */
export function lookingAgain(plan: Plan, lookAtMs: number): Plan {
  const { means } = plan;
  const silence = means === undefined || means === 'nothingOwed' || means === 'ours' ? 'hesitation' : means;
  return { ...plan, silence, lookAtMs };
}
