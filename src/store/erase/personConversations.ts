import type { ConversationId } from '../../core/ids';
import type { Collections } from '../collections';
import type { ContactDocument } from '../crmDocuments';
import type { ConversationDocument } from '../documents';

type ConversationStore = Pick<Collections, 'contacts' | 'conversations' | 'accounts'>;

/** A person's conversations, and those it is not clear of whose they are. */
export interface PersonConversations {
  readonly theirs: ConversationDocument[];
  /** Linked to nobody, and come with a phone or user id that other contacts have too: a person has to say whose they are. */
  readonly doubtful: ConversationId[];
}

/**
 * Conversations linked to one of the contacts, those nobody has that came with a phone or user id of theirs alone, and all joined with
 * them.
 */
export async function conversationsOf(
  store: ConversationStore,
  contacts: readonly ContactDocument[],
): Promise<PersonConversations> {
  const ids = contacts.map(({ _id }) => _id);
  const accounts = await store.accounts.find({}, { projection: { _id: 1, channel: 1 } }).toArray();
  const addresses = accounts.flatMap(({ _id }) => contacts.flatMap(marksOf).map((mark) => `${_id}${mark}`));
  const linked = await store.conversations.find({ contactId: { $in: ids } }).toArray();
  const unlinked = await store.conversations.find({ contactId: null, addresses: { $in: addresses } }).toArray();
  const isTheirs = await createIsTheirs(store, contacts, unlinked);
  const theirs = [...linked, ...unlinked.filter(isTheirs)];
  for (let newest = theirs; newest.length > 0;) {
    const known = new Set(theirs.map(({ _id }) => _id));
    const next = joinedWith(newest).filter((id) => !known.has(id));
    newest = next.length === 0 ? [] : await store.conversations.find({ _id: { $in: next } }).toArray();
    theirs.push(...newest);
  }
  const known = new Set(theirs.map(({ _id }) => _id));
  return { theirs, doubtful: unlinked.map(({ _id }) => _id).filter((id) => !known.has(id)) };
}

/** Whether an unlinked conversation is this person's and can be nobody else's: by its user id, else by its phone. */
async function createIsTheirs(
  store: ConversationStore,
  contacts: readonly ContactDocument[],
  unlinked: readonly ConversationDocument[],
): Promise<(conversation: ConversationDocument) => boolean> {
  const own = new Set(contacts.flatMap(marksOf));
  const knowsUserId = [...own].some(isUserId);
  const held = await heldByOthers(store, contacts, unlinked);
  return ({ addresses }) => {
    const marks = addresses.map(markOf);
    const userIds = marks.filter(isUserId);
    const ownUserIds = userIds.filter((mark) => own.has(mark));
    if (ownUserIds.length > 0) return !ownUserIds.some((mark) => held.has(mark));
    // Somebody under another user id may be whoever has the phone now.
    if (userIds.length > 0 && knowsUserId) return false;
    return !marks.some((mark) => held.has(mark));
  };
}

/** Which phones and ids of these conversations another standing contact has. */
async function heldByOthers(
  store: Pick<Collections, 'contacts' | 'accounts'>,
  contacts: readonly ContactDocument[],
  conversations: readonly ConversationDocument[],
): Promise<ReadonlySet<string>> {
  const marks = [...new Set(conversations.flatMap(({ addresses }) => addresses.map(markOf)))];
  if (marks.length === 0) return new Set();
  const channels = (await store.accounts.distinct('channel')) as string[];
  const phones = marks.filter((mark) => mark.startsWith(phoneMark));
  const others = await store.contacts
    .find({
      _id: { $nin: contacts.map(({ _id }) => _id) },
      mergedInto: null,
      $or: [
        { phoneLines: { $in: phones.map((mark) => mark.slice(phoneMark.length)) } },
        { channelIds: { $in: channels.flatMap((channel) => marks.map((mark) => `${channel}${mark}`)) } },
      ],
    })
    .toArray();
  return new Set(others.flatMap(marksOf));
}

const phoneMark = '|phone|';

function marksOf({ channelIds, phoneLines }: Pick<ContactDocument, 'channelIds' | 'phoneLines'>): string[] {
  return [...channelIds.map(markOf), ...phoneLines.map((line) => `${phoneMark}${line}`)];
}

/** `|phone|<line>`, `|user|<id>` or `|parent|<id>`, of an address and of a channel's id of a contact alike. */
function markOf(address: string): string {
  return address.slice(address.indexOf('|'));
}

function isUserId(mark: string): boolean {
  return mark.startsWith('|user|');
}

function joinedWith(conversations: readonly ConversationDocument[]): ConversationId[] {
  return conversations.flatMap(({ forwardedTo, forwardedFrom }) => [
    ...(forwardedTo === null ? [] : [forwardedTo]),
    ...forwardedFrom,
  ]);
}
