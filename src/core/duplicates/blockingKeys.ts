import { isFreeMail, isRoleAddress } from '../resolve/email';
import { comparableName, type ComparableName } from '../resolve/personName';

/** What of a contact its blocking keys are made from. */
export interface Blockable {
  readonly name: string | null;
  readonly phoneLines: readonly string[];
  readonly nearLines: readonly string[];
  readonly emailKeys: readonly string[];
  readonly companyId: string | null;
}

const mostKeys = 80;
const leastLetters = 4;
const leastMailbox = 6;

/**
 * Two contacts that may be one share at least one of these, and few others do. By what comes before the colon:
 * `l` a phone line, also one that a doubtful writing could mean · `e` an e-mail address · `m` the same mailbox name at another
 * provider · `n` the whole name, by its sounds, whatever its order · `h` half of a phone line with two letters (one half stays
 * whole when a digit of the other is wrong) · `c` company with an initial · `d` domain of a business with an initial.
 */
export function blockingKeys(contact: Blockable): string[] {
  const name = comparableName(contact.name);
  const beginnings = name === null ? [] : beginningsOf(name);
  const initials = [...new Set(beginnings.map((beginning) => beginning.slice(0, 1)))];
  const wholeName = [name === null ? null : nameKey(name)].filter((key) => key !== null);
  const domains = contact.emailKeys.map(domainOf).filter((domain) => !isFreeMail(domain));
  const keys = [
    ...[...contact.phoneLines, ...contact.nearLines].map((line) => `l:${line}`),
    ...contact.emailKeys.map((email) => `e:${email}`),
    ...contact.emailKeys.flatMap((email) => mailboxKey(email) ?? []),
    ...wholeName,
    ...contact.phoneLines.flatMap((line) => halvesOf(line)).flatMap((half) => beginnings.map((b) => `h:${half}:${b}`)),
    ...(contact.companyId === null ? [] : initials.map((i) => `c:${contact.companyId}:${i}`)),
    ...domains.flatMap((domain) => initials.map((i) => `d:${domain}:${i}`)),
  ];
  return [...new Set(keys)].slice(0, mostKeys);
}

/** True for a key that alone may say two are one: its block is never left out, however large it is. */
export function isStrongBlock(key: string): boolean {
  return key.startsWith('l:') || key.startsWith('e:');
}

/**
 * How many may be in a block for its contacts to be compared because of it. So many namesakes say nothing any more, and whatever else
 * they may have in common has a block of its own; the same phone or e-mail address is never too common.
 */
export function mostCompared(key: string): number {
  return isStrongBlock(key) ? Number.POSITIVE_INFINITY : key.startsWith('n:') ? 20 : 100;
}

/** The block of everybody with this whole name; null when the name is too short to say anything. */
export function nameKey({ letters, sounds }: ComparableName): string | null {
  if (sounds.length >= leastLetters) return `n:${sounds}`;
  return letters.length >= leastLetters ? `n:=${letters}` : null;
}

/** The provider's or business's domain of an e-mail key. */
export function domainOf(emailKey: string): string {
  return emailKey.slice(emailKey.lastIndexOf('@') + 1);
}

/** A mailbox name without its marks; null when it belongs to a function or is too short to be somebody's own. */
export function mailboxOf(emailKey: string): string | null {
  const mailbox = emailKey
    .slice(0, emailKey.lastIndexOf('@'))
    .replace(/\+.*$/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
  return mailbox.length < leastMailbox || isRoleAddress(emailKey) ? null : mailbox;
}

function mailboxKey(emailKey: string): string | null {
  const mailbox = mailboxOf(emailKey);
  return mailbox === null ? null : `m:${mailbox}`;
}

function halvesOf(line: string): string[] {
  return line.length < 8 ? [] : [`*${line.slice(-4)}`, `${line.slice(0, -4)}*`];
}

/** The first two letters of the first two words and the last one; first letters that transliterations exchange are made one. */
function beginningsOf({ words }: ComparableName): string[] {
  const chosen = words.length <= 3 ? words : [...words.slice(0, 2), ...words.slice(-1)];
  return [...new Set(chosen.map((word) => `${exchanged.get(word[0] ?? '') ?? word[0] ?? ''}${word[1] ?? ''}`))];
}

const exchanged = new Map([
  ['c', 'k'],
  ['q', 'k'],
  ['g', 'k'],
  ['j', 'y'],
  ['i', 'y'],
  ['w', 'v'],
  ['z', 's'],
]);
