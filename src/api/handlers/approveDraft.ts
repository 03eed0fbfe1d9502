import type { DraftId } from '../../core/ids';
import { Fault } from '../../errors';
import { rulesInForce } from '../../core/rules/rules';
import type { ConversationDocument } from '../../store/documents';
import type { DraftDocument } from '../../store/draftDocument';
import { decideDraft } from '../../store/drafts';
import { whyNotFollowed } from '../../store/followUp/whyNotFollowed';
import { currentRules } from '../../store/rules';
import type { ApiContext } from '../deps';
import { unnamed } from '../giveCommand';
import { operation } from '../http/operation';
import { RefusedFault } from '../http/requestFault';
import { readConversation } from '../readConversation';
import { sendReply, type Reply } from '../reply/sendReply';
import { idParams } from '../schemas/common';
import { approveBody } from '../schemas/draft';
import { messageSchema } from '../schemas/message';

export const approveDraft = operation({
  tag: 'Conversations',
  summary:
    "Send a draft as it is or with other words: from then on it is a person's reply. Approved twice, it leaves once",
  params: idParams<DraftId>('draft'),
  body: approveBody,
  answers: { 201: { description: 'The message, on its way.', schema: messageSchema } },
  problems: ['notFound', 'refused', 'conflict', 'temporalAway'],
  async handle({ params, body }, context) {
    const draft = await draftToSend(params.id, context);
    const text = body?.text ?? draft.text;
    const reply = { text, agent: body?.agent, key: `draft ${draft._id}`, ...followUpOf(draft, text) };
    const message = await sendReply(draft.conversationId, reply, context);
    const decided = { state: 'approved', decidedBy: body?.agent ?? unnamed, changed: text !== draft.text } as const;
    await decideDraft(context.store, draft._id, { ...decided, nowMs: context.clock() });
    return { status: 201, body: message, headers: { Location: `/api/conversations/${draft.conversationId}/messages` } };
  },
});

/** A draft that may leave. Throws Fault `notFound`, or `refused` for one that is not open, or that the buyer has overtaken. */
async function draftToSend(id: DraftId, context: Pick<ApiContext, 'store' | 'clock'>): Promise<DraftDocument> {
  const { store } = context;
  const draft = await store.drafts.findOne({ _id: id });
  if (!draft) throw new Fault('notFound', 'There is no such draft.');
  if (draft.state === 'discarded')
    throw new RefusedFault({ code: 'discarded', text: `The draft was discarded. ${ownWords}` });
  if (draft.state === 'outdated') throw new RefusedFault({ code: 'outdated', text: await whyOutdated(store, draft) });
  const conversation = await readConversation(store, draft.conversationId);
  if (draft.state === 'open' && (conversation.lastInboundAtMs ?? 0) > (draft.basedOnInboundAtMs ?? 0))
    throw new RefusedFault({
      code: 'buyerWrote',
      text:
        conversation.turn === null
          ? `The buyer has written since, and no other draft came of it. ${ownWords}`
          : `The buyer has just written more, which is not decided yet. Look again in some seconds, or answer in your own words.`,
    });
  if (draft.state === 'open' && draft.followUp !== undefined) await mayFollowUp(draft.followUp, conversation, context);
  return draft;
}

/** A follow-up goes out under the caps of all follow-ups, whoever sends it. */
async function mayFollowUp(
  { sinceMs }: NonNullable<DraftDocument['followUp']>,
  conversation: ConversationDocument,
  { store, clock }: Pick<ApiContext, 'store' | 'clock'>,
): Promise<void> {
  if (conversation.followUp?.sinceMs !== sinceMs)
    throw new RefusedFault({
      code: 'outdated',
      text: 'The silence it was written for is over. Answer in your own words.',
    });
  const { rules } = await currentRules(store);
  const { followUp } = rulesInForce(rules, conversation.control.ownRules);
  const leaving = { nowMs: clock(), outboxId: null, by: 'person' } as const;
  const why = await whyNotFollowed(store, conversation, followUp, leaving);
  if (why !== null) throw new RefusedFault(why);
}

/** With its own words it leaves as the template it was written as; with others, as free text. */
function followUpOf({ followUp, text: written }: DraftDocument, text: string): Pick<Reply, 'followUp'> {
  if (followUp === undefined) return {};
  const { content } = followUp;
  if (text !== written) return { followUp: { template: null, wording: null } };
  if (content.kind === 'text') return { followUp: { template: null, wording: content.wording } };
  const { name, language, variables } = content;
  return { followUp: { template: { name, language, variables }, wording: name } };
}

const ownWords = 'Answer in your own words.';

async function whyOutdated(store: Pick<ApiContext['store'], 'drafts'>, draft: DraftDocument): Promise<string> {
  const { conversationId } = draft;
  const newer = await store.drafts.findOne({ conversationId, state: 'open' }, { projection: { _id: 1 } });
  if (newer) return `There is a newer draft in this conversation: ${newer._id}.`;
  return `What the draft answers is not open any more, or was asked anew. ${ownWords}`;
}
