import { isFreeMail, isRoleAddress } from '../resolve/email';
import { soundOf, type ComparableName } from '../resolve/personName';
import { domainOf, mailboxOf } from './blockingKeys';

/**
 * `same`: one address; `role`: one address, but of a function (info@); `mailbox`: the same mailbox name at another provider;
 * `nameNumber`: the same, but it is only the person's name with a number of two or three digits; `ownName`: only the name, which namesakes
 * have too.
 */
export type EmailLevel =
  | { readonly level: 'same' | 'role'; readonly emails: readonly string[] }
  | { readonly level: 'mailbox' | 'nameNumber' | 'ownName' | 'different' | 'missing' };

/** The strongest agreement between any two of their e-mail addresses. */
export function compareEmails(
  a: readonly string[],
  b: readonly string[],
  names: readonly (ComparableName | null)[],
): EmailLevel {
  if (a.length === 0 || b.length === 0) return { level: 'missing' };
  const shared = a.filter((email) => b.includes(email));
  const personal = shared.filter((email) => !isRoleAddress(email));
  if (shared.length > 0)
    return personal.length > 0 ? { level: 'same', emails: personal } : { level: 'role', emails: shared };
  const mailboxes = a.flatMap((email) => mailboxOf(email) ?? []);
  const alike = b.flatMap((email) => mailboxOf(email) ?? []).filter((mailbox) => mailboxes.includes(mailbox));
  if (alike.length === 0) return { level: 'different' };
  const own = Math.max(...alike.map((mailbox) => beyondName(mailbox, names)));
  return { level: own <= 1 ? 'ownName' : own <= 3 ? 'nameNumber' : 'mailbox' };
}

/** A business's domain that both have an address under. */
export function shareBusinessDomain(a: readonly string[], b: readonly string[]): boolean {
  const domains = new Set(a.map(domainOf).filter((domain) => !isFreeMail(domain)));
  return b.some((email) => domains.has(domainOf(email)));
}

/** How many letters and digits of a mailbox name are left once the words of a name are taken out, as spelled or as they sound. */
function beyondName(mailbox: string, names: readonly (ComparableName | null)[]): number {
  const letters = mailbox.replace(/\d/g, '');
  const left = names.flatMap((name) => {
    const words = [...(name?.words ?? [])].sort((a, b) => b.length - a.length);
    const spelled = without(letters, words);
    const sounding = without(soundOf(letters), words.map(soundOf));
    return [spelled.length, sounding.length];
  });
  return mailbox.length - letters.length + Math.min(...left);
}

function without(text: string, parts: readonly string[]): string {
  return parts.reduce((rest, part) => rest.replace(part, ''), text);
}
