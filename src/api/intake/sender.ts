import type { Identity } from '../../core/capture/event';
import type { ConversationId } from '../../core/ids';
import type { When } from '../../core/resolve/matchConversation';
import type { AccountDocument } from '../../store/accountDocuments';
import type { ConversationDocument } from '../../store/documents';
import { newConversation } from '../../store/newConversation';
import { questionAbout } from '../../store/questions';

/** A buyer a batch speaks of. */
export interface Sender {
  readonly account: AccountDocument;
  readonly identity: Identity;
  /** When the newest imported message was written; null as soon as anything of the buyer is not imported. */
  readonly importedAtMs: number | null;
  /** When the newest of them was written, by the channel's clock. */
  readonly sentAtMs: number;
}

/** False for an identity block that gives nothing to find a conversation by. */
export function isNamed({ phone, userId, parentUserId }: Identity): boolean {
  return phone !== null || userId !== null || parentUserId !== null;
}

/** The conversation of a buyer who has none. An imported one is as old as its newest message, so that it does not look alive. */
export function conversationFor(
  { account, identity, importedAtMs }: Sender,
  addresses: readonly string[],
  phoneHeldBy: ConversationId | null,
  nowMs: number,
): ConversationDocument {
  return newConversation({
    accountId: account._id,
    channelAccountId: account.channelAccountId,
    addresses: [...addresses],
    // A phone that another buyer holds here is neither written to nor matched by, until people have decided.
    identity: phoneHeldBy === null ? identity : { ...identity, phone: null },
    phoneHeldBy,
    createdAtMs: nowMs,
    lastActivityAtMs: importedAtMs ?? nowMs,
  });
}

/** The conversation of somebody who has a phone now that another buyer had before: it takes the phone over. */
export function recycledFor(
  sender: Sender,
  addresses: readonly string[],
  heldBefore: ConversationId,
  nowMs: number,
): ConversationDocument {
  const conversation = conversationFor(sender, addresses, null, nowMs);
  return { ...conversation, questions: [questionAbout('recycledNumber', heldBefore, nowMs)] };
}

/** When it was written, and the moment the silence before it is measured to. What is imported is no sign of life. */
export function whenWritten({ importedAtMs, sentAtMs }: Sender, nowMs: number): When {
  return { writtenAtMs: sentAtMs, nowMs: importedAtMs ?? nowMs };
}
