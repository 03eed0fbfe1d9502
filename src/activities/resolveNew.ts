import type { ContactId } from '../core/ids';
import type { SenderKeys } from '../core/resolve/matchContact';
import type { Mentions } from '../core/resolve/mentions';
import { nameInAddressBook } from '../store/addressBook';
import { compareNow } from '../store/compareNow';
import { findStandingContact, newContactDocument } from '../store/contacts';
import type { ContactDocument } from '../store/crmDocuments';
import { defaultCountry } from '../store/defaultCountry';
import type { ConversationDocument } from '../store/documents';
import { newId } from '../store/newId';
import { isDuplicateKey } from '../store/storeErrors';
import type { Dependencies } from './dependencies';
import { signedIds } from './senderKeys';

/** Whom a contact is made for. */
interface NewBuyer {
  readonly sender: SenderKeys;
  readonly mentions: Mentions;
  /** True when somebody else has the phone: it is no key of the sender's alone. */
  readonly sharesPhone: boolean;
  /** Keys that others turned out to have, although nobody else is this buyer. */
  readonly taken: readonly string[];
}

/** `taken`: keys that other contacts were made for; who the buyer is has to be looked at anew. */
type Made =
  | { readonly kind: 'made'; readonly contact: ContactDocument }
  | { readonly kind: 'taken'; readonly taken: readonly string[] };

/** Makes the contact of a conversation's buyer, unless another one was made for the same. */
export async function makeContact(
  deps: Pick<Dependencies, 'store' | 'log'>,
  conversation: ConversationDocument,
  buyer: NewBuyer,
  nowMs: number,
): Promise<Made> {
  const { identity } = conversation;
  const { sender, mentions } = buyer;
  const madeFor = keysOf(conversation, buyer);
  const fields = {
    name:
      identity.profileName ??
      (await nameInAddressBook(deps.store, conversation.accountId, identity)) ??
      identity.username,
    // Those of a card are carried into it next, where nobody else has them.
    phones: sender.phones.flatMap(({ isSigned, exact }) => (isSigned ? [`+${exact}`] : [])),
    emails: [...mentions.ownEmails],
    channelIds: signedIds(sender),
    externalIds: [],
    ...{ companyId: null, ownerId: null, language: null, optedOut: false },
    madeFor,
  };
  const made = newContactDocument(newId<ContactId>('contact'), fields, await defaultCountry(deps.store), nowMs);
  try {
    await deps.store.contacts.insertOne(made);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const own = await deps.store.contacts.findOne({ madeFor: ownKey(conversation) });
    const before = own && (await findStandingContact(deps.store, own._id));
    if (before) return { kind: 'made', contact: before };
    return { kind: 'taken', taken: await takenOf(deps, madeFor) };
  }
  await compareNow(deps, made._id, nowMs);
  return { kind: 'made', contact: made };
}

/** Each of these belongs to one contact made from messages, whoever comes first. */
function keysOf(conversation: ConversationDocument, { sender, sharesPhone, taken }: NewBuyer): string[] {
  const phones = sharesPhone ? [] : sender.phones.filter(({ isSigned }) => isSigned);
  const keys = [
    ...(sender.userId === null ? [] : [sender.userId]),
    ...phones.map(({ line }) => `phone|${line}`),
  ].filter((key) => !taken.includes(key));
  if (keys.length > 0) return keys;
  const { parentId } = sender;
  return [parentId === null || taken.includes(parentId) ? ownKey(conversation) : parentId];
}

/** What is made for one conversation alone is found again by it. */
function ownKey({ _id }: ConversationDocument): string {
  return `conversation|${_id}`;
}

/** Which of these keys others still have a right to. One that its contact does not have any more is given up. */
async function takenOf(deps: Pick<Dependencies, 'store'>, keys: readonly string[]): Promise<string[]> {
  const taken: string[] = [];
  for (const holder of await deps.store.contacts.find({ madeFor: { $in: [...keys] } }).toArray()) {
    const standing = await findStandingContact(deps.store, holder._id);
    for (const key of holder.madeFor.filter((one) => keys.includes(one)))
      if (standing && hasKey(standing, key)) taken.push(key);
      else await deps.store.contacts.updateOne({ _id: holder._id }, { $pull: { madeFor: key } });
  }
  return taken;
}

function hasKey({ phoneLines, channelIds }: ContactDocument, key: string): boolean {
  return phoneLines.some((line) => key === `phone|${line}`) || channelIds.includes(key);
}
