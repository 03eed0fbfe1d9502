import type { ContactId } from '../ids';
import { reason, type Reason } from '../reason';
import { areClearlyDifferent } from './clearlyDifferent';
import { recycledAfterMs } from './recycled';

/** What a sender can be known by. */
export interface SenderKeys {
  /** `<channel>|user|<id>`, from the signed identity block. */
  readonly userId: string | null;
  /** `<channel>|parent|<id>` */
  readonly parentId: string | null;
  /** E.164 digits. `line` is the same for all certain writings; `nearLines` is what a doubtful one could mean. */
  readonly phones: readonly { readonly exact: string; readonly line: string; readonly nearLines: readonly string[] }[];
  /** Addresses the sender gave as their own, normalised. */
  readonly emails: readonly string[];
  readonly profileName: string | null;
}

/** A contact that has one of the sender's keys, or is near one. */
export interface KnownContact {
  readonly id: ContactId;
  readonly phoneKeys: readonly string[];
  readonly phoneLines: readonly string[];
  readonly emailKeys: readonly string[];
  readonly channelIds: readonly string[];
  /** When this person last wrote to us, and under which profile name; null when that never happened. */
  readonly lastSeen: { readonly atMs: number; readonly profileName: string | null } | null;
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
  readonly because: 'anotherUserId' | 'recycledNumber' | 'nearPhone' | 'sharedPhone' | 'sharedEmail' | 'emailOfAnother';
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
  for (const contact of contacts)
    if (contact.phoneLines.some((line) => lines.includes(line))) note(contact.id, 'nearPhone');
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
  const holders = contacts.filter((contact) => hasLine(sender, contact));
  const mayBe = holders.filter((contact) => mayHavePhone(sender, contact, nowMs, note));
  // Where one of them is somebody else by now, none of them is certain.
  const byPhone = mayBe.length === holders.length ? mayBe : [];
  if (byPhone.length === 0) for (const { id } of mayBe) note(id, 'sharedPhone');
  const exact = byPhone.some(({ phoneKeys }) => sender.phones.some((phone) => phoneKeys.includes(phone.exact)));
  yield { key: exact ? 'phone' : 'phoneVariant', found: byPhone };
  const byEmail = contacts.filter(({ emailKeys }) => sender.emails.some((email) => emailKeys.includes(email)));
  // Somebody who is known by a phone or an id of their own is not this sender for an address in a message.
  const free = byEmail.filter(({ id, phoneLines, channelIds }) => {
    const isFree = phoneLines.length === 0 && channelIds.length === 0;
    if (!isFree) note(id, 'emailOfAnother');
    return isFree;
  });
  yield { key: 'email', found: free.length === byEmail.length ? free : [] };
}

function hasLine({ phones }: SenderKeys, { phoneLines }: KnownContact): boolean {
  return phones.some(({ line }) => phoneLines.includes(line));
}

/** False when this contact is somebody else with the same phone, as far as can be told. */
function mayHavePhone(sender: SenderKeys, contact: KnownContact, nowMs: number, note: Note): boolean {
  if (sender.userId !== null) {
    const channel = sender.userId.slice(0, sender.userId.indexOf('|'));
    const theirs = contact.channelIds.filter((id) => id.startsWith(`${channel}|user|`));
    if (theirs.length > 0 && !theirs.includes(sender.userId)) {
      note(contact.id, 'anotherUserId');
      return false;
    }
  }
  const { lastSeen } = contact;
  if (
    lastSeen &&
    nowMs - lastSeen.atMs > recycledAfterMs &&
    areClearlyDifferent(lastSeen.profileName, sender.profileName)
  ) {
    note(contact.id, 'recycledNumber');
    return false;
  }
  return true;
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
  nearPhone: 'has a phone that could be this one in another writing',
  sharedPhone: 'has this phone as well',
  sharedEmail: 'has this e-mail address, as others have',
  emailOfAnother: 'has this e-mail address, but another phone or user id',
};

function nearReasons(near: readonly Near[]): Reason[] {
  return near.map(({ contactId, because }) => reason(because, `Contact ${contactId} ${nearTexts[because]}.`));
}
