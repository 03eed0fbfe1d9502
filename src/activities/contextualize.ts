import type { Context } from '../core/contextualize/context';
import type { MessageId, TurnId } from '../core/ids';
import { reason } from '../core/reason';
import type { Rules } from '../core/rules/rules';
import { gatherContext } from '../store/context/gatherContext';
import { inOrder, unansweredBefore } from '../store/context/unanswered';
import { decisionIdOf, insertDecisionOnce } from '../store/decisions';
import type { ConversationDocument } from '../store/documents';
import { claimTurnMessages, releaseFromTurn } from '../store/messages';
import type { Dependencies } from './dependencies';
import { withThought } from './thinking/withThought';

/**
 * Step 3: everything the decision about a turn is taken from, gathered once and stored. From here on the turn's messages are
 * fixed. Run again for the same turn, it returns the stored context; what was captured since is `late`: it belongs to a turn of
 * its own, so that no message is in a turn whose decision never saw it.
 */
export async function contextualize(
  deps: Pick<Dependencies, 'store' | 'language'>,
  conversation: ConversationDocument,
  turn: { readonly id: TurnId; readonly about: string },
  rules: Rules,
  nowMs: number,
): Promise<{ context: Context; late: boolean; isNew: boolean }> {
  const [settled, waiting] = await Promise.all([
    claimTurnMessages(deps.store, conversation._id, turn.id),
    unansweredBefore(deps.store, conversation, turn.id),
  ]);
  const messages = inOrder([...waiting, ...settled]);
  const asked = {
    ...{ turnId: turn.id, isFirstDecision: turn.about === turn.id },
    ...{ ownMessages: settled.length, messages },
  };
  const gathered = await gatherContext(deps.store, conversation, asked, rules, nowMs);
  const { context, reasons } = await withThought(deps, conversation, gathered);
  const decision = await insertDecisionOnce(deps.store, {
    _id: decisionIdOf(conversation._id, turn.about, 'contextualize'),
    conversationId: conversation._id,
    turnId: turn.id,
    step: 'contextualize',
    outcome: 'gathered',
    reasons: [...reasonsOf(context, messages.length), ...reasons],
    facts: context,
    details: { messageIds: settled.map((message) => message._id) },
    rulesVersion: conversation.rulesVersion,
    atMs: nowMs,
  });
  const { messageIds } = decision.details as { messageIds: MessageId[] };
  const late = settled.filter((message) => !messageIds.includes(message._id)).map((message) => message._id);
  if (late.length > 0) await releaseFromTurn(deps.store, late);
  return { context: decision.facts as Context, late: late.length > 0, isNew: decision.facts === context };
}

function reasonsOf(context: Context, messageCount: number) {
  const { language, intent } = context.turn.understanding;
  const stage = context.deal ? `, deal at stage ${context.deal.stage}` : '';
  return [
    reason(
      'gathered',
      `${messageCount} message(s) to be answered; language ${language ?? 'not recognised'}, intent ${intent}; ` +
        `${context.history.inboundCount} from the buyer and ${context.history.outboundCount} from us so far${stage}.`,
    ),
  ];
}
