import type { ConversationDocument } from '../store/documents';
import { currentRules } from '../store/rules';
import { contextualize } from './contextualize';
import type { Dependencies } from './dependencies';
import { planFollowUp } from './followUp';
import { act, route } from './route';
import { update } from './update';

/** Steps 3 to 6 for a settled turn, each insert-once: context, decision, act, follow-up, record. */
export async function decideTurn(
  deps: Pick<Dependencies, 'store'>,
  conversation: ConversationDocument,
  open: NonNullable<ConversationDocument['turn']>,
  nowMs: number,
): Promise<ConversationDocument> {
  const rules = await currentRules(deps.store);
  const turn = { id: open.id, about: open.again === null ? open.id : `${open.id}.${open.again}` };
  const context = await contextualize(deps, conversation, turn, nowMs);
  const decided = await route(deps, conversation, turn, context, rules);
  const { control, wait } = await act(deps, conversation, turn, decided, context);
  const { decision } = decided;
  const followUp =
    decision.outcome === 'noReply' && wait === null && control.holder.kind !== 'human'
      ? await planFollowUp(
          deps,
          conversation,
          { key: turn.about, turnId: turn.id },
          {
            nowMs: context.nowMs,
            begins: 'afterBuyersClosing',
            ourText: null,
            needsReply: false,
            sentInSilence: 0,
            control: { state: control.state, optedOut: control.optedOut, ownRules: control.ownRules },
          },
        )
      : null;
  const codes = decision.reasons.map((why) => why.code);
  const change: Partial<ConversationDocument> = {
    turn: null,
    wait,
    control,
    followUp,
    rulesVersion: rules._id,
    inboundCount: context.history.inboundCount,
    outboundCount: context.history.outboundCount,
    lastDecision: { step: 'route', outcome: decision.outcome, codes, atMs: context.nowMs },
  };
  const changed = await update(deps, conversation, change, nowMs);
  if (decision.optedOut !== null && conversation.contactId !== null) {
    await deps.store.contacts.updateOne(
      { _id: conversation.contactId, optedOut: !decision.optedOut },
      { $set: { optedOut: decision.optedOut, updatedAtMs: nowMs }, $inc: { version: 1 } },
    );
  }
  return changed;
}
