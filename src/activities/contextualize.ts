import {
  contextMessageLimit,
  contextTextLimit,
  type Context,
  type ContextMessage,
} from '../core/contextualize/context';
import { isNotAvailable } from '../core/capture/noticeOf';
import { isSilent } from '../core/route/isSilent';
import type { MessageId, TurnId } from '../core/ids';
import { reason } from '../core/reason';
import { understandTurn } from '../core/understanding/understandTurn';
import { findContact } from '../store/contacts';
import { decisionIdOf, insertDecisionOnce } from '../store/decisions';
import type { ConversationDocument, MessageDocument } from '../store/documents';
import { editsAmong } from '../store/edits';
import { claimTurnMessages, countMessages, messagesSince, newestOutbound, releaseFromTurn } from '../store/messages';
import type { Dependencies } from './dependencies';

/**
 * Step 3: everything the decision about a turn is taken from, gathered once and stored. From here on the turn's messages are
 * fixed. Run again for the same turn, it returns the stored context; what was captured since is `late`: it belongs to a turn of
 * its own, so that no message is in a turn whose decision never saw it.
 */
export async function contextualize(
  deps: Pick<Dependencies, 'store'>,
  conversation: ConversationDocument,
  turn: { readonly id: TurnId; readonly about: string },
  nowMs: number,
): Promise<{ context: Context; late: boolean; isNew: boolean }> {
  const settled = await claimTurnMessages(deps.store, conversation._id, turn.id);
  const waiting = await unanswered(deps, conversation, turn.id);
  const messages = [...waiting, ...settled].sort(
    (a, b) => a.atMs - b.atMs || a.order - b.order || a.position - b.position,
  );
  const context = await gather(deps, conversation, messages, nowMs);
  const decision = await insertDecisionOnce(deps.store, {
    _id: decisionIdOf(conversation._id, turn.about, 'contextualize'),
    conversationId: conversation._id,
    turnId: turn.id,
    step: 'contextualize',
    outcome: 'gathered',
    reasons: reasonsOf(context, messages.length),
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

/** The messages of earlier turns that nobody has answered yet: they are part of what is asked now. */
async function unanswered(
  deps: Pick<Dependencies, 'store'>,
  conversation: ConversationDocument,
  turnId: TurnId,
): Promise<MessageDocument[]> {
  if (conversation.wait === null) return [];
  return messagesSince(deps.store, conversation._id, {
    sinceMs: conversation.wait.sinceMs,
    except: turnId,
    limit: contextMessageLimit,
  });
}

async function gather(
  deps: Pick<Dependencies, 'store'>,
  conversation: ConversationDocument,
  messages: readonly MessageDocument[],
  nowMs: number,
): Promise<Context> {
  const shown = messages.slice(-contextMessageLimit);
  const [contact, outbound, counts, edits] = await Promise.all([
    conversation.contactId === null ? null : findContact(deps.store, conversation.contactId),
    newestOutbound(deps.store, conversation._id, 10),
    countMessages(deps.store, conversation._id),
    editsAmong(deps.store, conversation._id, shown),
  ]);
  const turnMessages = shown.map((message): ContextMessage => {
    const edit = edits.get(message._id);
    return {
      type: message.content.type,
      text: message.text?.slice(0, contextTextLimit) ?? null,
      atMs: message.atMs,
      ...(isNotAvailable(message.content) ? { notAvailable: true } : {}),
      ...(message.revokedAtMs === null ? {} : { revoked: true }),
      ...(edit === undefined ? {} : { edit }),
    };
  });
  const [last] = outbound;
  const firstByPerson = outbound.findIndex((message) => message.author !== 'automation');
  const { state, holder, paused, optedOut, snoozedUntilMs, ownRules } = conversation.control;
  return {
    nowMs,
    turn: {
      messages: turnMessages,
      ...(shown.every((message) => isBefore(message, last)) && last?.author === 'businessApp'
        ? { answeredOnPhone: true }
        : {}),
      understanding: understandTurn(turnMessages.filter((message) => !isSilent(message)).map(({ text }) => text ?? '')),
    },
    contact: contact && {
      isNew: counts.inbound <= messages.length,
      ownerId: contact.ownerId,
      language: contact.language,
    },
    deal: conversation.dealStage === null ? null : { stage: conversation.dealStage },
    control: { state, holder, paused, optedOut, snoozedUntilMs, ownRules },
    history: {
      inboundCount: counts.inbound,
      outboundCount: counts.outbound,
      lastOutboundAtMs: last?.atMs ?? null,
      lastOutboundAuthor: last && last.author !== 'buyer' ? last.author : null,
      lastOutboundText: last?.text?.slice(0, contextTextLimit) ?? null,
      automationAnswersInRow: firstByPerson === -1 ? outbound.length : firstByPerson,
      meanAnswerMs:
        conversation.answeredWaits.count === 0
          ? null
          : conversation.answeredWaits.totalMs / conversation.answeredWaits.count,
    },
    wait: conversation.wait && { sinceMs: conversation.wait.sinceMs, dueAtMs: conversation.wait.dueAtMs },
    window: conversation.windowClosesAtMs === null ? null : { closesAtMs: conversation.windowClosesAtMs },
  };
}

/** The channel's clock counts whole seconds: within one, what arrived first was first. */
function isBefore(message: MessageDocument, other: MessageDocument | undefined): boolean {
  if (other === undefined) return false;
  if (message.atMs !== other.atMs) return message.atMs < other.atMs;
  return message.order < other.order || (message.order === other.order && message.position < other.position);
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
