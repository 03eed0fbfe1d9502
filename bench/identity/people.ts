import type { Chance } from './chance';
import type { Country } from './countries';

/** Somebody in the made-up world, before anything is entered into a CRM. */
export interface Person {
  readonly country: Country;
  readonly given: string;
  readonly family: readonly string[];
  readonly phone: string;
  readonly mailbox: string;
  readonly email: string;
}

const freeMail = ['gmail.com', 'gmail.com', 'gmail.com', 'hotmail.com', 'outlook.com', 'yahoo.com', 'icloud.com'];

export function makePerson(chance: Chance, country: Country, family?: readonly string[]): Person {
  const given = chance.pickSkewed(country.given);
  const first = chance.pickSkewed(country.family);
  const own = chance.below(10) < country.doubles ? [first, chance.pickSkewed(country.family)] : [first];
  const names = family ?? own;
  const mailbox = mailboxOf(chance, latin(given), latin(names.at(-1) ?? ''));
  return {
    country,
    given,
    family: names,
    phone: country.mobile(chance),
    mailbox,
    email: `${mailbox}@${chance.pick(freeMail)}`,
  };
}

function mailboxOf(chance: Chance, given: string, family: string): string {
  const plain = (name: string) =>
    name
      .normalize('NFD')
      .replace(/[^A-Za-z]/g, '')
      .toLowerCase();
  const [g, f] = [plain(given), plain(family)];
  const base = chance.pick([`${g}.${f}`, `${g}${f}`, `${g[0] ?? 'x'}${f}`, `${f}.${g}`]);
  return `${base}${chance.happens(0.75) ? chance.digits(2 + chance.below(4)) : ''}`;
}

/** Gmail takes no notice of dots. */
export const oneMailbox = (email: string) => email.replaceAll('.', '');

/** The same mailbox name at a provider where nobody has it yet; null when it is taken everywhere. */
export function otherProvider({ mailbox }: Person, taken: Set<string>): string | null {
  const free = freeMail.map((domain) => `${mailbox}@${domain}`).find((email) => !taken.has(oneMailbox(email))) ?? null;
  if (free !== null) taken.add(oneMailbox(free));
  return free;
}

const native = (name: string) => name.split('/')[0] ?? name;
const latin = (name: string) => name.split('/').at(-1) ?? name;

/** Their full name as it is usually written. */
export function fullName({ country, given, family }: Person, script: 'native' | 'latin'): string {
  const of = script === 'native' ? native : latin;
  const names = family.map(of);
  switch (country.order) {
    case 'givenFirst':
      return [of(given), ...names].join(' ');
    case 'familyFirst':
      return [...names, of(given)].join(' ');
    case 'familyFirstUnspaced':
      return script === 'native' ? [...names, of(given)].join('') : [...names, of(given)].join(' ');
  }
}

/** Family name first, or last where it stands first; the middle one may be left out. */
export function swappedName({ country, given, family }: Person): string {
  const last = latin(family.at(-1) ?? '');
  return country.order === 'givenFirst' ? `${last}, ${latin(given)}` : `${latin(given)} ${last}`;
}

export function withInitial({ given, family }: Person): string {
  return `${latin(given)[0] ?? ''}. ${latin(family.at(-1) ?? '')}`;
}

export function nickname(chance: Chance, { given }: Person): string {
  const name = native(given);
  return chance.pick([name, `${name} 🌸`, `~${name}~`, `${name} 2`, latin(given)]);
}

/** One slip of the fingers somewhere behind the first letter. */
export function mistyped(chance: Chance, name: string): string {
  const letters = [...name];
  const at = 1 + chance.below(Math.max(1, letters.length - 2));
  switch (chance.below(4)) {
    case 0:
      return [...letters.slice(0, at), ...letters.slice(at + 1)].join('');
    case 1:
      return [...letters.slice(0, at), letters[at] ?? '', ...letters.slice(at)].join('');
    case 2:
      return [...letters.slice(0, at), letters[at + 1] ?? '', letters[at] ?? '', ...letters.slice(at + 2)].join('');
    default:
      return [...letters.slice(0, at), chance.pick([...'aeiorstln']), ...letters.slice(at + 1)].join('');
  }
}

/** The phone with one digit wrong, not among the first five. */
export function misdialled(chance: Chance, phone: string): string {
  const at = 5 + chance.below(phone.length - 5);
  const digit = (Number(phone[at]) + 1 + chance.below(9)) % 10;
  return `${phone.slice(0, at)}${digit}${phone.slice(at + 1)}`;
}
