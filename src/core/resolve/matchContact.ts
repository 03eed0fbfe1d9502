import type { ContactId } from '../ids';
import { reason, type Reason } from '../reason';
import { areClearlyDifferent } from './clearlyDifferent';
import type { LineLeft, LineSeen } from './linesSeen';
import { recycledAfterMs } from './recycled';

/** E.164 digits. `line` is the same for all certain writings; `nearLines` is what a doubtful one could mean. */
export interface SenderPhone {
  readonly exact: string;
  readonly line: string;
  readonly nearLines: readonly string[];
  /** True for the one of the identity block; false for one of a card, which may be an office's. */
  readonly isSigned: boolean;
}

/** What a sender can be known by. */
export interface SenderKeys {
  /** `<channel>|user|<id>`, from the signed identity block. */
  readonly userId: string | null;
  /** `<channel>|parent|<id>` */
  readonly parentId: string | null;
  readonly phones: readonly SenderPhone[];
  /** Addresses the sender gave as their own, normalised. */
  readonly emails: readonly string[];
  /** Addresses that only stand in what the sender wrote: whose they are is not said. */
  readonly writtenEmails: readonly string[];
  readonly profileName: string | null;
}

/** A contact that has one of the sender's keys, or is near one. */
export interface KnownContact {
  readonly id: ContactId;
  readonly name: string | null;
  readonly phoneKeys: readonly string[];
  readonly phoneLines: readonly string[];
  readonly emailKeys: readonly string[];
  readonly channelIds: readonly string[];
  /** When this person last wrote to us from each line. */
  readonly seen: readonly LineSeen[];
  /** Lines the channel says are this person's no more. */
  readonly left: readonly LineLeft[];
}

/** The keys a contact can be found by, strongest first. */
export type MatchKey = 'userId' | 'parentId' | 'phone' | 'phoneVariant' | 'email';

/**
 * How certain a match is. `proven`: the channel signs it. `certain`: the same line, whatever the writing. `likely`: a person has given
 * an address that nobody else has, and nothing speaks against it.
 */
export type Certainty = 'proven' | 'certain' | 'likely';

/** A contact that was close, and why it was not linked. */
export interface Near {
  readonly contactId: ContactId;
  readonly because:
    | 'anotherUserId'
    | 'recycledNumber'
    | 'leftNumber'
    | 'nearPhone'
    | 'cardPhone'
    | 'sharedPhone'
    | 'sharedEmail'
    | 'emailOfAnother'
    | 'emailUnderAnotherName'
    | 'emailWritten';
}

/** Whose message it is. */
export type ContactMatch = { readonly near: readonly Near[]; readonly reasons: readonly Reason[] } & (
  | {
      readonly kind: 'link';
      readonly contactId: ContactId;
      readonly key: MatchKey;
      readonly certainty: Certainty;
    }
  /** `ask`: contacts it may be all the same; a person says. */
  | { readonly kind: 'make'; readonly ask: readonly ContactId[] }
  /** Several have the same strong key: nobody is linked until a person has said who it is. */
  | { readonly kind: 'ask'; readonly ask: readonly ContactId[] }
);

/**
 * Which contact a sender is: by the strongest key that exactly one contact has and nothing speaks against. What is only near is named
 * and asked about, never linked. Pure; the order of `known` does not matter.
 */
export function matchContact(sender: SenderKeys, known: readonly KnownContact[], nowMs: number): ContactMatch {
  const contacts = [...known].sort((a, b) => (a.id < b.id ? -1 : 1));
  const near = new Map<ContactId, Near>();
  const note = (contactId: ContactId, because: Near['because']) => {
    if (!near.has(contactId)) near.set(contactId, { contactId, because });
  };
  noteNearPhones(sender, contacts, note);
  for (const { key, found } of byStrength(sender, contacts, nowMs, note)) {
    const [first, ...others] = found;
    if (!first) continue;
    const nearby = () => [...near.values()].filter(({ contactId }) => contactId !== first.id);
    if (others.length > 0) {
      for (const { id } of found) note(id, key === 'email' ? 'sharedEmail' : 'sharedPhone');
      if (key === 'email') continue;
      const ids = found.map(({ id }) => id);
      return { kind: 'ask', ask: ids, near: [...near.values()], reasons: [severalHave(key, ids.length)] };
    }
    return {
      kind: 'link',
      contactId: first.id,
      key,
      certainty: certaintyOf[key],
      near: nearby(),
      reasons: [matched[key], ...nearReasons(nearby())],
    };
  }
  const all = [...near.values()];
  return {
    kind: 'make',
    ask: all.map(({ contactId }) => contactId),
    near: all,
    reasons: [
      reason('nobodyKnown', 'No contact is certain to be this buyer, so one was made from the message.'),
      ...nearReasons(all),
    ],
  };
}

type Note = (contactId: ContactId, because: Near['because']) => void;

function noteNearPhones(sender: SenderKeys, contacts: readonly KnownContact[], note: Note): void {
  const lines = sender.phones.flatMap(({ nearLines }) => nearLines);
  const onCard = sender.phones.flatMap(({ isSigned, line }) => (isSigned ? [] : [line]));
  for (const { id, phoneLines } of contacts) {
    if (phoneLines.some((line) => onCard.includes(line))) note(id, 'cardPhone');
    if (phoneLines.some((line) => lines.includes(line))) note(id, 'nearPhone');
  }
}

function* byStrength(
  sender: SenderKeys,
  contacts: readonly KnownContact[],
  nowMs: number,
  note: Note,
): Generator<{ key: MatchKey; found: readonly KnownContact[] }> {
  const having = (id: string | null) => contacts.filter(({ channelIds }) => id !== null && channelIds.includes(id));
  yield { key: 'userId', found: having(sender.userId) };
  yield { key: 'parentId', found: having(sender.parentId) };
  const withPhone = contacts.filter((contact) => linesShared(sender, contact).length > 0);
  const holders = withPhone.filter((contact) => linesHeld(sender, contact).length > 0);
  const gone = withPhone.filter((contact) => !holders.includes(contact));
  for (const { id } of gone) note(id, 'leftNumber');
  const mayBe = holders.filter((contact) => mayHavePhone(sender, contact, nowMs, note));
  // Where one of them is somebody else by now, none of them is certain; after one has left, only who was seen with it since.
  const isCertain = mayBe.length === holders.length && mayBe.every((contact) => wasSeenSince(sender, contact, gone));
  const byPhone = isCertain ? mayBe : [];
  if (byPhone.length === 0) for (const { id } of mayBe) note(id, 'sharedPhone');
  const exact = byPhone.some(({ phoneKeys }) => sender.phones.some((phone) => phoneKeys.includes(phone.exact)));
  yield { key: exact ? 'phone' : 'phoneVariant', found: byPhone };
  const byEmail = contacts.filter(({ emailKeys }) => sender.emails.some((email) => emailKeys.includes(email)));
  // Somebody who is known by a phone or an id of their own, or by quite another name, is not this sender for an address alone.
  const free = byEmail.filter(({ id, name, phoneLines, channelIds }) => {
    const isFree = phoneLines.length === 0 && channelIds.length === 0;
    const isNamed = !areClearlyDifferent(name, sender.profileName);
    if (!isFree) note(id, 'emailOfAnother');
    else if (!isNamed) note(id, 'emailUnderAnotherName');
    return isFree && isNamed;
  });
  for (const { id, emailKeys } of contacts)
    if (sender.writtenEmails.some((email) => emailKeys.includes(email))) note(id, 'emailWritten');
  yield { key: 'email', found: free.length === byEmail.length ? free : [] };
}

/** The signed lines that the contact has too. */
function linesShared({ phones }: SenderKeys, { phoneLines }: KnownContact): string[] {
  return phones.flatMap(({ isSigned, line }) => (isSigned && phoneLines.includes(line) ? [line] : []));
}

/** Of these, the ones the channel does not say were left. */
function linesHeld(sender: SenderKeys, contact: KnownContact): string[] {
  return linesShared(sender, contact).filter((line) => contact.left.every((left) => left.line !== line));
}

function wasSeenSince(sender: SenderKeys, contact: KnownContact, gone: readonly KnownContact[]): boolean {
  const left = gone.flatMap((other) => other.left).filter(({ line }) => linesHeld(sender, contact).includes(line));
  return left.every(({ line, atMs }) => contact.seen.some((seen) => seen.line === line && seen.atMs > atMs));
}

/** True when the same channel knows these ids' owner, but not by this one. */
export function hasAnotherUserId(channelIds: readonly string[], userId: string | null): boolean {
  if (userId === null || channelIds.includes(userId)) return false;
  const channel = userId.slice(0, userId.indexOf('|'));
  return channelIds.some((id) => id.startsWith(`${channel}|user|`));
}

/** False when this contact is somebody else with the same phone, as far as can be told. */
function mayHavePhone(sender: SenderKeys, contact: KnownContact, nowMs: number, note: Note): boolean {
  if (hasAnotherUserId(contact.channelIds, sender.userId)) {
    note(contact.id, 'anotherUserId');
    return false;
  }
  const last = lastSeenOn(linesHeld(sender, contact), contact.seen);
  if (last && nowMs - last.atMs > recycledAfterMs && areClearlyDifferent(last.profileName, sender.profileName)) {
    note(contact.id, 'recycledNumber');
    return false;
  }
  return true;
}

/** On the line itself, whatever its contact wrote from elsewhere; anywhere, when it was never seen. */
function lastSeenOn(lines: readonly string[], seen: readonly LineSeen[]): LineSeen | undefined {
  const onLine = seen.filter(({ line }) => line !== null && lines.includes(line));
  return [...(onLine.length > 0 ? onLine : seen)].sort((a, b) => b.atMs - a.atMs)[0];
}

const certaintyOf: Readonly<Record<MatchKey, Certainty>> = {
  userId: 'proven',
  parentId: 'proven',
  phone: 'certain',
  phoneVariant: 'certain',
  email: 'likely',
};

const matched: Readonly<Record<MatchKey, Reason>> = {
  userId: reason('userId', 'The channel knows this contact by the same user id.'),
  parentId: reason('parentId', 'The channel knows this contact by the same parent user id.'),
  phone: reason('phone', 'The phone is exactly the one of this contact.'),
  phoneVariant: reason('phoneVariant', "The phone is this contact's line in another writing."),
  email: reason('email', 'The buyer gave the e-mail address of this contact, and nothing speaks against it.'),
};

function severalHave(key: MatchKey, count: number): Reason {
  const what = key === 'userId' || key === 'parentId' ? 'user id' : 'phone';
  return reason('severalContacts', `${count} contacts have this ${what}; a person has to say which of them it is.`);
}

const nearTexts: Readonly<Record<Near['because'], string>> = {
  anotherUserId: 'has this phone, but the channel knows it by another user id',
  recycledNumber: 'had this phone, but it was silent for long and the name is another one now',
  leftNumber: 'had this phone, but the channel says that this person has another one now',
  cardPhone: 'has a phone that stands on the card',
  nearPhone: 'has a phone that could be this one in another writing',
  sharedPhone: 'has this phone as well',
  sharedEmail: 'has this e-mail address, as others have',
  emailOfAnother: 'has this e-mail address, but another phone or user id',
  emailUnderAnotherName: 'has this e-mail address, but quite another name',
  emailWritten: 'has an e-mail address that stands in a message',
};

function nearReasons(near: readonly Near[]): Reason[] {
  return near.map(({ contactId, because }) => reason(because, `Contact ${contactId} ${nearTexts[because]}.`));
}
