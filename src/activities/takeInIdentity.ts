import { reason } from '../core/reason';
import { changedIdentity } from '../core/resolve/identityChange';
import { addressesOf } from '../core/resolve/matchConversation';
import { candidatesFor } from '../store/addresses';
import { decisionIdOf, insertDecisionOnce } from '../store/decisions';
import type { ConversationDocument, MessageDocument } from '../store/documents';
import { questionAbout, withQuestion } from '../store/questions';
import type { Dependencies } from './dependencies';
import type { Meaning } from './meaning';

/**
 * The channel says that the buyer has a new phone or user id. Intake has carried the conversation on unless the new identity is
 * another conversation's; which of the two it was is recorded here, the second as a question for people.
 */
export async function takeInIdentity(
  deps: Pick<Dependencies, 'store'>,
  conversation: ConversationDocument,
  news: readonly MessageDocument[],
  nowMs: number,
): Promise<Meaning> {
  let questions = [...conversation.questions];
  for (const message of news) {
    const after = changedIdentity(message.content);
    if (after === null) continue;
    const owners = await candidatesFor(deps.store, addressesOf(conversation.accountId, after));
    const other = owners.find(({ id }) => id !== conversation._id);
    const why = other
      ? reason(
          'identityTaken',
          `The channel says the buyer has a new number or user id, but conversation ${other.id} has it; a person has to say whether they are one.`,
        )
      : reason(
          'carriedOn',
          'The channel says the buyer has a new number or user id; the conversation goes on under it.',
        );
    if (other) {
      const question = questionAbout('identityTaken', other.id, message.atMs);
      questions = withQuestion({ ...conversation, questions }, question);
    }
    await insertDecisionOnce(deps.store, {
      _id: decisionIdOf(conversation._id, message._id, 'resolve'),
      conversationId: conversation._id,
      turnId: null,
      step: 'resolve',
      outcome: other ? 'askPerson' : 'carriedOn',
      reasons: [why],
      facts: { after, otherConversationId: other?.id ?? null, nowMs },
      details: null,
      rulesVersion: conversation.rulesVersion,
      atMs: nowMs,
    });
  }
  return { change: questions.length === conversation.questions.length ? {} : { questions } };
}
