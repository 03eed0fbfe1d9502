import type { ConversationDocument } from '../../store/documents';
import { newestReached } from '../../store/followUp/queries';
import type { Dependencies } from '../dependencies';
import { update } from '../update';
import { planFollowUp } from './plan';

type Plan = NonNullable<ConversationDocument['followUp']>;

/**
 * A message that seemed not to arrive, or not to be seen, did so after all: its silence begins then, and is judged anew. It can only be
 * looked at later for that.
 */
export async function takeLateDelivery(
  deps: Pick<Dependencies, 'store'>,
  conversation: ConversationDocument,
  nowMs: number,
): Promise<ConversationDocument> {
  const { followUp: plan, turn, wait, control } = conversation;
  if (plan?.silence !== 'unreached' || turn !== null || wait !== null) return conversation;
  const [message] = await newestReached(deps.store, conversation._id).toArray();
  if (message?.atMs !== plan.sinceMs || message.statusAtMs <= plan.sinceMs) return conversation;
  // A message that was delivered at once and is not read yet has no news.
  if (message.status === 'delivered' && plan.reasons.some(({ code }) => code === 'unread')) return conversation;
  const { state, optedOut, ownRules } = control;
  const { followUp, opens } = await planFollowUp(
    deps,
    conversation,
    { key: `reached-${plan.sinceMs}`, turnId: null },
    {
      ...{ nowMs: message.statusAtMs, begins: 'afterOurMessage', ourText: message.text, needsReply: false },
      ...{ sentInSilence: plan.sentInSilence, control: { state, optedOut, ownRules } },
    },
  );
  if (followUp === null || opens !== null) return conversation;
  const lookAtMs = Math.max(followUp.lookAtMs, plan.lookAtMs);
  return update(
    deps,
    conversation,
    { followUp: { ...followUp, ...putOffBefore(plan, followUp, lookAtMs), lookAtMs } },
    nowMs,
  );
}

/** What was put off already is not put off a second time. */
function putOffBefore(plan: Plan, followUp: Plan, lookAtMs: number): Pick<Plan, 'moment'> {
  const putOff = plan.moment?.putOff;
  const { moment = plan.moment } = followUp;
  if (putOff === undefined || moment === undefined) return {};
  return { moment: { ...moment, putOff, delayMs: Math.max(0, lookAtMs - moment.fixedAtMs) } };
}
