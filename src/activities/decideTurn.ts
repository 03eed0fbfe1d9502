import { turnAtOnce } from '../core/capture/turnAtOnce';
import type { Context } from '../core/contextualize/context';
import type { TurnId } from '../core/ids';
import type { ConversationDocument } from '../store/documents';
import { updateInquiries } from '../store/inquiries';
import { countsWithoutOpenTurn } from '../store/messageCounts';
import { recordOptOut } from '../store/mirrorRecords';
import { newId } from '../store/newId';
import { currentRules } from '../store/rules';
import { contextualize } from './contextualize';
import type { Dependencies } from './dependencies';
import { planFollowUp, type PlannedSilence } from './followUp/plan';
import { act, route } from './route';
import { tellWhenReassigned } from './tellNewAssignee';
import { aboutTurn } from './thinking/aboutTurn';
import { takeThought } from './thinking/takeThought';
import { update } from './update';

/** Steps 3 to 6 for a settled turn, each insert-once: context, decision, act, follow-up, record. */
export async function decideTurn(
  deps: Pick<Dependencies, 'store' | 'language'>,
  conversation: ConversationDocument,
  open: NonNullable<ConversationDocument['turn']>,
  nowMs: number,
): Promise<ConversationDocument> {
  const rules = await currentRules(deps.store);
  const turn = { id: open.id, about: aboutTurn(open) };
  const { context, late, isNew } = await contextualize(deps, conversation, turn, rules.rules, nowMs);
  const decided = await route(deps, conversation, turn, { context, isNew }, rules);
  const { control, wait, needs, thinking } = await act(deps, conversation, turn, decided, context);
  const { decision } = decided;
  // A person may have answered from the phone app before this was decided: that silence is watched already.
  const isWatched = control.holder.kind === 'human' && conversation.followUp !== null;
  const silence: PlannedSilence =
    decision.outcome === 'noReply' && wait === null && !isWatched
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
      : decision.outcome === 'noReply'
        ? { followUp: conversation.followUp, opens: null }
        : { followUp: null, opens: null };
  const { opens } = silence;
  const codes = decision.reasons.map((why) => why.code);
  const change: Partial<ConversationDocument> = {
    // What was captured while this one was being decided settles at once.
    turn: late ? turnAtOnce(newId<TurnId>('turn'), null, nowMs) : null,
    wait: opens?.wait ?? wait,
    needs,
    thinking,
    control: opens === null ? control : { ...control, holder: opens.holder },
    followUp: silence.followUp,
    rulesVersion: rules._id,
    // A context of an earlier try counts what there was then.
    ...(isNew ? countsOf(context) : await freshCounts(deps, conversation)),
    lastDecision: { step: 'route', outcome: decision.outcome, codes, atMs: context.nowMs },
  };
  // Before its record: cut short in between, it is told again, and nobody is reminded twice.
  await tellWhenReassigned(deps, conversation, { ...conversation, control, wait }, nowMs);
  await updateInquiries(deps.store, conversation, context.nowMs);
  if (decision.optedOut !== null) await recordOptOut(deps.store, conversation, decision.optedOut, nowMs);
  // Where nothing can come of it, nobody waits.
  return takeThought(deps, await update(deps, conversation, change, nowMs), nowMs);
}

type Counts = Pick<ConversationDocument, 'inboundCount' | 'outboundCount'>;

function countsOf({ history }: Context): Counts {
  return { inboundCount: history.inboundCount, outboundCount: history.outboundCount };
}

async function freshCounts(deps: Pick<Dependencies, 'store'>, conversation: ConversationDocument): Promise<Counts> {
  const { inbound, outbound } = await countsWithoutOpenTurn(deps.store, conversation._id, null);
  return { inboundCount: inbound, outboundCount: outbound };
}
