import { withPeople } from '../core/control/control';
import { reason } from '../core/reason';
import { decisionIdOf, insertDecisionOnce } from '../store/decisions';
import type { ConversationDocument, MessageDocument } from '../store/documents';
import { updateInquiries } from '../store/inquiries';
import { recordOptOut } from '../store/mirrorRecords';
import type { Dependencies } from './dependencies';
import type { Meaning } from './meaning';

/**
 * The buyer stopped or resumed messages through the channel itself. The newest word counts, whenever it arrives; of two in the
 * same instant the stop does.
 */
export async function takeInPreference(
  deps: Pick<Dependencies, 'store'>,
  conversation: ConversationDocument,
  news: readonly MessageDocument[],
  nowMs: number,
): Promise<Meaning> {
  const said = news
    .flatMap(({ _id, atMs, content }) => {
      const value = content.type === 'system' && content.change.kind === 'preference' ? content.change.value : null;
      return value === 'stop' || value === 'resume' ? [{ _id, atMs, optedOut: value === 'stop' }] : [];
    })
    .sort((a, b) => a.atMs - b.atMs || Number(a.optedOut) - Number(b.optedOut))
    .at(-1);
  if (!said || said.atMs < (conversation.preferenceAtMs ?? 0)) return { change: {} };
  const { control, wait } = conversation;
  const afterwards = (changed: ConversationDocument) => recordOptOut(deps.store, changed, said.optedOut, nowMs);
  if (said.atMs === conversation.preferenceAtMs && !said.optedOut) {
    // Written down already, perhaps by a try that was cut short before the contact heard of it.
    return control.optedOut ? { change: {} } : { change: {}, afterwards };
  }
  const why = said.optedOut
    ? reason(
        'stoppedOnChannel',
        'The buyer stopped messages on the channel itself. Nothing automatic is sent any more.',
      )
    : reason('resumedOnChannel', 'The buyer resumed messages on the channel itself.');
  const decision = await insertDecisionOnce(deps.store, {
    _id: decisionIdOf(conversation._id, said._id, 'control'),
    conversationId: conversation._id,
    turnId: null,
    step: 'control',
    outcome: said.optedOut ? 'optOut' : 'optIn',
    reasons: [why],
    facts: { saidAtMs: said.atMs, nowMs, optedOutBefore: control.optedOut },
    details: null,
    rulesVersion: conversation.rulesVersion,
    atMs: nowMs,
  });
  await updateInquiries(deps.store, conversation, decision.atMs);
  return {
    change: {
      preferenceAtMs: said.atMs,
      control: {
        ...control,
        optedOut: said.optedOut,
        // What was open before stays open; automation can't answer it any more.
        holder: said.optedOut && wait !== null ? withPeople(control.holder) : control.holder,
      },
    },
    afterwards,
  };
}
