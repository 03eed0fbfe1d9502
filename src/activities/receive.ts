import type { Standing } from '../core/control/standing';
import { replanFollowUp } from '../core/followUp/replanFollowUp';
import type { ConversationId } from '../core/ids';
import { rulesInForce } from '../core/rules/rules';
import { lowerBell } from '../store/conversations';
import type { ConversationDocument } from '../store/documents';
import { dropUncaptured } from '../store/erase/emptyRows';
import { forwardStrays } from '../store/forwardStrays';
import { currentRules } from '../store/rules';
import { assignQueued } from './assign/assignQueued';
import { drainAfter } from './assign/drainQueue';
import { capture } from './capture';
import { closedFailure } from './closedFailure';
import type { Dependencies } from './dependencies';
import { takeLateDelivery } from './followUp/lateDelivery';
import { resolve } from './resolve';
import { settleSends } from './settleSends';
import { readStanding, standingOf } from './standing';
import { takeThought } from './thinking/takeThought';
import { update } from './update';

export interface ReceiveInput {
  readonly conversationId: ConversationId;
  /** The workflow's clock. */
  readonly nowMs: number;
}

export interface ReceiveResult {
  readonly standing: Standing;
  /** True when there was more than one call takes in: call again. */
  readonly more: boolean;
}

/** At once, when the bell rings: steps 1 and 2, and the results of sends. Everything new, nothing twice. */
export async function receive(deps: Dependencies, input: ReceiveInput): Promise<ReceiveResult> {
  const conversation = await lowerBell(deps.store, input.conversationId);
  if (!conversation) throw closedFailure('conversationMissing', { retry: false });
  if (conversation.forwardedTo !== null) {
    // What still arrives under a joined conversation belongs to the one it was joined into.
    if (await forwardStrays(deps.store, conversation._id, conversation.forwardedTo, input.nowMs))
      await deps.ring(conversation.forwardedTo);
    return { standing: await readStanding(deps, conversation), more: false };
  }
  if (conversation.erasedAtMs !== null) {
    await dropUncaptured(deps.store, conversation._id, input.nowMs);
    return { standing: await readStanding(deps, conversation), more: false };
  }
  const captured = await capture(deps, conversation, input.nowMs);
  const resolved = await resolve(deps, captured, input.nowMs);
  const thought = await takeThought(deps, await underNewRules(deps, resolved, input.nowMs), input.nowMs);
  const settled = await settleSends(deps, thought, input.nowMs);
  const reached = await takeLateDelivery(deps, settled.conversation, input.nowMs);
  const assigned = await assignQueued(deps, reached, input.nowMs);
  await drainAfter(deps, conversation, assigned, input.nowMs);
  return { standing: standingOf(assigned, settled.sends), more: captured.more };
}

/** A new version of the rules reaches the conversation: its planned look is counted anew. */
async function underNewRules(
  deps: Pick<Dependencies, 'store'>,
  conversation: ConversationDocument,
  nowMs: number,
): Promise<ConversationDocument> {
  if (conversation.followUp === null) return conversation;
  const { _id: rulesVersion, rules } = await currentRules(deps.store);
  if (conversation.rulesVersion === rulesVersion) return conversation;
  const followUp = replanFollowUp(
    conversation.followUp,
    rulesInForce(rules, conversation.control.ownRules).followUp,
    nowMs,
  );
  return update(deps, conversation, { followUp, rulesVersion }, nowMs);
}
