import providers from 'email-providers/all.json';
import { roleNames } from './roleNames';

// RFC 5321: 64 octets before the @, 255 behind it.
const mostBefore = 64;
const mostBehind = 255;
const local = /^[^\s@<>()[\]\\",;:\p{Cc}]+$/u;
const domain = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})$/;
/** Google: dots and what follows a plus make no other mailbox, and googlemail.com is gmail.com (support.google.com/mail/answer/7436150, /22370). */
const google = new Set(['gmail.com', 'googlemail.com']);
const freeMail: ReadonlySet<string> = new Set(providers);

/**
 * What an e-mail address is found by: lower case, the domain as it stands in DNS, Gmail's ways of writing the same mailbox made
 * one. Also from `mailto:ana@x.example` and `Ana <ana@x.example>`. Null when it is none.
 */
export function emailKey(given: string): string | null {
  const written = given
    .normalize('NFKC')
    .replace(/\p{Cf}+/gu, '')
    .trim()
    .toLowerCase();
  const address = (/<([^<>]*)>$/.exec(written)?.[1] ?? written)
    .trim()
    .replace(/^mailto:/, '')
    .replace(/\?.*$/, '');
  const at = address.lastIndexOf('@');
  const [before, behind] = [address.slice(0, Math.max(at, 0)), dnsName(address.slice(at + 1))];
  if (behind === null || before.length > mostBefore || !local.test(before) || /^\.|\.\.|\.$/.test(before)) return null;
  if (!google.has(behind)) return `${before}@${behind}`;
  const mailbox = before.replace(/\+.*$/, '').replaceAll('.', '');
  return mailbox === '' ? null : `${mailbox}@gmail.com`;
}

/** The e-mail addresses a text holds, as written. */
export function emailsIn(text: string): string[] {
  const found = text.match(/[^\s@<>()[\]{}"“”'‘’«»,;:|،、。]+@[^\s@<>()[\]{}"“”'‘’«»,;:|?!/،、。]+/gu) ?? [];
  const written = found.map((address) => address.replace(/[.…*_~-]+$/u, '').replace(/^[*_~]+/u, ''));
  return [...new Set(written.filter((address) => emailKey(address) !== null))];
}

/** True for the domain of a provider that gives addresses to everybody, by the list of `email-providers`. */
export function isFreeMail(given: string): boolean {
  return freeMail.has(dnsName(given) ?? given);
}

/** True for an address that belongs to a function and not to a person (`info@`, `vendas2@`), by its key. */
export function isRoleAddress(key: string): boolean {
  const [before = ''] = key.split('@');
  return roleNames.has(before) || roleNames.has(before.replace(/[+].*$/, '').replace(/[._-]?\d*$/, ''));
}

/** A domain as DNS knows it (IDNA); null when it can't be one. */
function dnsName(given: string): string | null {
  const name = given.trim().toLowerCase().replace(/\.$/, '');
  if (name === '' || name.length > mostBehind || /[\s/?#:@\\%[\]]/.test(name)) return null;
  const ascii = /^[\x21-\x7e]+$/.test(name)
    ? name
    : URL.canParse(`http://${name}`)
      ? new URL(`http://${name}`).hostname
      : '';
  return domain.test(ascii) ? ascii : null;
}
