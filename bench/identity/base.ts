import type { CompanyId, ContactId } from '../../src/core/ids';
import { createChance, type Chance } from './chance';
import { countries } from './countries';
import {
  fullName,
  makePerson,
  misdialled,
  oneMailbox,
  mistyped,
  nickname,
  otherProvider,
  swappedName,
  withInitial,
  type Person,
} from './people';

/** A contact as somebody entered it, and who it is in truth. */
export interface MadeContact {
  readonly id: ContactId;
  readonly person: number;
  readonly name: string | null;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly companyId: CompanyId | null;
  readonly channelIds: readonly string[];
}

/** A planted duplicate, by the way it came about. */
export interface PlantedPair {
  readonly trick: Trick;
  readonly contactIds: readonly [ContactId, ContactId];
}

export interface MadeBase {
  readonly contacts: readonly MadeContact[];
  readonly planted: readonly PlantedPair[];
}

/** Ways in which one person comes to have two contacts, and how often in a hundred. */
// prettier-ignore
export const tricks = {
  typo: 16, transliteration: 11, swapped: 9, phoneVariant: 16, changedEmail: 9, changedNumber: 9, nickname: 9,
  nameless: 5, company: 5, wrongDigit: 4, initials: 4, onlyName: 3,
} as const;
export type Trick = keyof typeof tricks;

const duplicatesShare = 0.06;
const officeShare = 0.02;
const familyShare = 0.008;
const recycledShare = 0.006;
const roleShare = 0.004;

/** A base of `size` contacts: people, planted duplicates, and traps: offices, families, recycled numbers, shared mailboxes. */
export function makeBase(size: number, seed: number): MadeBase {
  const chance = createChance(seed);
  const contacts: MadeContact[] = [];
  const planted: PlantedPair[] = [];
  const companies = Math.max(5, Math.floor(size / 40));
  const companyId = (index: number) => `cmp_${index.toString(16).padStart(24, '0')}` as CompanyId;
  let people = 0;
  const add = (person: number, given: Omit<MadeContact, 'id' | 'person'>): MadeContact => {
    const contact = { id: `con_${hex(chance)}` as ContactId, person, ...given };
    contacts.push(contact);
    return contact;
  };
  const enter = (one: Person, change: Partial<MadeContact> = {}): MadeContact =>
    add(people++, {
      ...asEntered(chance, one, chance.happens(0.3) ? companyId(chance.below(companies)) : null),
      ...change,
    });
  // A mobile and a mailbox belong to one person; that a number is given to somebody new is planted below.
  const taken = new Set<string>();
  const unique = (make: () => Person): Person => {
    for (;;) {
      const made = make();
      if (taken.has(made.phone) || taken.has(oneMailbox(made.email))) continue;
      taken.add(made.phone).add(oneMailbox(made.email));
      return made;
    }
  };
  const somebody = (): Person => unique(() => makePerson(chance, chance.pick(countries)));

  while (contacts.length < size) {
    const dice = chance.next();
    if (dice < duplicatesShare) {
      const trick = pickTrick(chance);
      const one = somebody();
      const first = enter(one, firstOf(trick, one, companyId(chance.below(companies))));
      const second = add(first.person, secondOf(chance, trick, one, first, taken));
      planted.push({ trick, contactIds: [first.id, second.id] });
    } else if (dice < duplicatesShare + officeShare / 4) {
      office(chance, enter, somebody, companyId(chance.below(companies)));
    } else if (dice < duplicatesShare + officeShare / 4 + familyShare / 2) {
      const parent = somebody();
      const line = [`+${parent.country.landline(chance)}`];
      enter(parent, { phones: line });
      enter(
        unique(() => makePerson(chance, parent.country, parent.family)),
        { phones: line },
      );
    } else if (dice < duplicatesShare + officeShare / 4 + familyShare / 2 + recycledShare / 2) {
      const [before, after] = [somebody(), somebody()];
      enter(before, { phones: [`+${before.phone}`] });
      enter(after, { phones: [before.phone], name: fullName(after, 'native') });
    } else if (dice < duplicatesShare + officeShare / 4 + familyShare / 2 + recycledShare / 2 + roleShare / 3) {
      const shared = [`info@firm${chance.digits(6)}.example`];
      for (let count = 0; count < 3; count++) enter(somebody(), { emails: shared });
    } else enter(somebody());
  }
  return { contacts, planted };
}

/** Colleagues who gave the number of the switchboard, most of them only that. */
function office(
  chance: Chance,
  enter: (one: Person, change: Partial<MadeContact>) => MadeContact,
  somebody: () => Person,
  companyId: CompanyId,
): void {
  const line = `+${somebody().country.landline(chance)}`;
  const domain = `firm${chance.digits(6)}.example`;
  for (let count = 2 + Math.floor(chance.next() ** 2 * 9); count > 0; count--) {
    const one = somebody();
    const phones = chance.happens(0.6) ? [line] : [`+${one.phone}`, line];
    enter(one, { phones, companyId, emails: chance.happens(0.5) ? [`${one.mailbox}@${domain}`] : [] });
  }
}

function asEntered(chance: Chance, one: Person, companyId: CompanyId | null): Omit<MadeContact, 'id' | 'person'> {
  const script = chance.happens(0.6) ? 'native' : 'latin';
  const hasPhone = chance.happens(0.92);
  return {
    name: chance.happens(0.08) ? nickname(chance, one) : fullName(one, script),
    phones: hasPhone ? [`+${one.phone}`] : [],
    emails: !hasPhone || chance.happens(0.45) ? [one.email] : [],
    companyId,
    channelIds: hasPhone && chance.happens(0.6) ? [`whatsapp|user|X.${hex(chance)}`] : [],
  };
}

/** What the first entry must have, for the trick to be one. */
function firstOf(trick: Trick, one: Person, companyId: CompanyId): Partial<MadeContact> {
  const named = { name: fullName(one, 'native'), phones: [`+${one.phone}`] };
  if (trick === 'changedNumber') return { ...named, emails: [one.email] };
  if (trick === 'company') return { ...named, emails: [], companyId };
  return trick === 'changedEmail' ? { ...named, emails: [one.email] } : named;
}

/** The same person entered again. */
function secondOf(
  chance: Chance,
  trick: Trick,
  one: Person,
  first: MadeContact,
  taken: Set<string>,
): Omit<MadeContact, 'id' | 'person'> {
  const phone = chance.pick(one.country.variants(one.phone, chance).slice(0, 4));
  const plain = { name: first.name, phones: [phone], emails: [], companyId: null, channelIds: [] };
  const newPhone = `+${one.country.mobile(chance)}`;
  switch (trick) {
    case 'typo':
      return { ...plain, name: mistyped(chance, fullName(one, chance.pick(['native', 'latin']))) };
    case 'transliteration':
      return { ...plain, name: fullName(one, 'latin') };
    case 'swapped':
      return { ...plain, name: swappedName(one) };
    case 'phoneVariant':
      return { ...plain, phones: [chance.pick(one.country.variants(one.phone, chance))] };
    case 'changedEmail': {
      const emails = [otherProvider(one, taken) ?? `new.${one.email}`];
      return chance.happens(0.5) ? { ...plain, emails } : { ...plain, phones: [], emails };
    }
    case 'changedNumber':
      return { ...plain, phones: [newPhone], emails: [one.email.toUpperCase()] };
    case 'nickname':
      return { ...plain, name: nickname(chance, one) };
    case 'nameless':
      return { ...plain, name: null };
    case 'company':
      return { ...plain, phones: [], emails: [one.email], companyId: first.companyId };
    case 'wrongDigit':
      return { ...plain, phones: [`+${misdialled(chance, one.phone)}`] };
    case 'initials':
      return { ...plain, name: withInitial(one) };
    case 'onlyName':
      return { ...plain, phones: [newPhone] };
  }
}

function pickTrick(chance: Chance): Trick {
  let left = chance.next() * 100;
  for (const [trick, share] of Object.entries(tricks)) {
    left -= share;
    if (left < 0) return trick as Trick;
  }
  return 'typo';
}

function hex(chance: Chance): string {
  return Array.from({ length: 3 }, () =>
    chance
      .below(2 ** 32)
      .toString(16)
      .padStart(8, '0'),
  ).join('');
}
