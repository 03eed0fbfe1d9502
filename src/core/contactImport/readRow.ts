import type { CountryCode } from 'libphonenumber-js/max';
import { isAgentName, type AgentId, type ContactId } from '../ids';
import { reason, type Reason } from '../reason';
import { emailKey, isRoleAddress } from '../resolve/email';
import { isUnspaced } from '../resolve/nameWords';
import { phoneKey } from '../resolve/phone';
import { lineOf } from '../resolve/phoneLine';
import { oneLine, splitCell, unguardCell } from './cells';
import type { Field } from './fields';

/** A phone as it would be stored. `line` is what it is found by; null when it can't be read. */
export interface GivenPhone {
  readonly stored: string;
  readonly line: string | null;
}

/** An address as it would be stored. `key` says who it is: null for one that belongs to a function, or that DNS does not know. */
export interface GivenEmail {
  readonly stored: string;
  readonly key: string | null;
}

/** One row of a file, read. */
export interface GivenRow {
  readonly contactId: ContactId | null;
  readonly name: string | null;
  readonly phones: readonly GivenPhone[];
  readonly emails: readonly GivenEmail[];
  readonly company: string | null;
  readonly externalIds: readonly string[];
  readonly language: string | null;
  readonly ownerId: AgentId | null;
  readonly optedOut: boolean | null;
  /** What was not taken as it stands; the row is imported all the same. */
  readonly notes: readonly Reason[];
}

export type ReadRow =
  { readonly kind: 'row'; readonly row: GivenRow } | { readonly kind: 'bad'; readonly reasons: readonly Reason[] };

/** How a file is read. */
export interface Reading {
  readonly fields: readonly (Field | null)[];
  /** The country the file's national numbers are of, and the one this installation reads them in. */
  readonly country: CountryCode | null;
  readonly defaultCountry: CountryCode | null;
  /** The system the file's ids are of, where they don't name one. */
  readonly system: string;
}

const most = { name: 300, phone: 200, email: 320, company: 300, externalId: 300, values: 50 } as const;

/** Reads one row. What is wrong is said for people, and never with the words of the file. */
export function readRow(cells: readonly string[], reading: Reading): ReadRow {
  const of = (field: Field) =>
    cells.flatMap((cell, place) =>
      reading.fields[place] === field && cell.trim() !== '' ? [unguardCell(cell.trim())] : [],
    );
  const first = (field: Field) => oneLine(of(field)[0] ?? '');
  const faults: Reason[] = [];
  const notes: Reason[] = [];
  if (cells.slice(reading.fields.length).some((cell) => cell.trim() !== ''))
    faults.push(reason('tooManyCells', 'The line has more cells than the header.'));

  const given = first('contactId');
  const isOurs = /^con_[0-9a-f]{24}$/.test(given);
  const name = nameOf(first('name'), first('firstName'), first('lastName'));
  const phones = of('phones')
    .flatMap(splitCell)
    .map((phone) => readPhone(phone, reading));
  const emails = of('emails').flatMap(splitCell).map(readEmail);
  const ids = [...of('externalIds').flatMap(splitCell), ...(isOurs || given === '' ? [] : [given])];
  const externalIds = [...new Set(ids.map((id) => externalIdOf(id, reading.system)))];
  const language = first('language').replaceAll('_', '-');
  const owner = first('owner');
  const optedOut = readFlag(first('optedOut'));
  const company = first('company');

  if (name.length > most.name) faults.push(reason('nameTooLong', `The name is longer than ${most.name} characters.`));
  if (company.length > most.company)
    faults.push(reason('companyTooLong', `The company is longer than ${most.company} characters.`));
  if (phones.some(({ stored }) => stored.length > most.phone))
    faults.push(reason('phoneTooLong', `A phone is longer than ${most.phone} characters.`));
  emails.forEach((email, place) => {
    if (email === null) faults.push(reason('badEmail', `E-mail ${place + 1} is no e-mail address.`));
  });
  if (externalIds.some((id) => id.length > most.externalId))
    faults.push(reason('externalIdTooLong', `An external id is longer than ${most.externalId} characters.`));
  if (Math.max(phones.length, emails.length, externalIds.length) > most.values)
    faults.push(reason('tooManyValues', `The row has more than ${most.values} phones, e-mails or ids.`));
  if (optedOut === 'unreadable')
    faults.push(reason('badOptedOut', 'Opted out must be yes or no: an opt-out is not guessed.'));
  if (name === '' && phones.length === 0 && emails.length === 0 && !isOurs)
    faults.push(reason('nobody', 'The row has no name, no phone and no e-mail.'));
  if (faults.length > 0 || optedOut === 'unreadable') return { kind: 'bad', reasons: faults };

  phones.forEach(({ line }, place) => {
    if (line === null)
      notes.push(reason('phoneUnreadable', `Phone ${place + 1} can't be read; it is kept as it is and flagged.`));
  });
  const isTag = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language) && language.length <= 35;
  if (language !== '' && !isTag)
    notes.push(reason('languageIgnored', 'The language is no tag such as pt-BR; it was left out.'));
  if (owner !== '' && !isAgentName(owner))
    notes.push(reason('ownerIgnored', "The owner is no agent's short name; it was left out."));
  return {
    kind: 'row',
    row: {
      contactId: isOurs ? (given as ContactId) : null,
      name: name === '' ? null : name,
      phones: once(phones, ({ line, stored }) => line ?? stored),
      emails: once(
        emails.filter((email) => email !== null),
        ({ key, stored }) => key ?? stored.toLowerCase(),
      ),
      company: company === '' ? null : company,
      externalIds,
      language: isTag ? language : null,
      ownerId: isAgentName(owner) ? (owner as AgentId) : null,
      optedOut,
      notes,
    },
  };
}

function nameOf(whole: string, given: string, family: string): string {
  if (whole !== '') return whole;
  if (given !== '' && family !== '' && isUnspaced(given) && isUnspaced(family)) return `${family}${given}`;
  return `${given} ${family}`.trim();
}

/**
 * A number that only its file's country makes readable is stored with that country, because what is found later is read without the file.
 */
function readPhone(given: string, { country, defaultCountry }: Reading): GivenPhone {
  const key = phoneKey(given, country ?? defaultCountry ?? undefined);
  if (key === null) return { stored: given, line: null };
  const readAlone = country === defaultCountry || phoneKey(given, defaultCountry ?? undefined) === key;
  return { stored: readAlone ? given : `+${key}`, line: lineOf(key) };
}

function readEmail(given: string): GivenEmail | null {
  const stored = /<([^<>]+)>$/.exec(given)?.[1]?.trim() ?? given.replace(/^mailto:/i, '');
  if (!/^[^\s@]+@[^\s@]+$/.test(stored) || stored.length > most.email) return null;
  const key = emailKey(stored);
  return { stored, key: key === null || isRoleAddress(key) ? null : key };
}

function externalIdOf(given: string, system: string): string {
  return /^[a-z][a-z0-9-]{0,31}\|\S/.test(given) ? oneLine(given) : `${system}|${oneLine(given)}`;
}

const yes = new Set(
  'yes y true 1 x on sim s si sí oui o ja j да д tak evet نعم بله כן 是 はい 예 네 हाँ हां có ναι opted-out unsubscribed'.split(
    ' ',
  ),
);
const no = new Set(
  'no n false 0 off nao não non nein nee нет н nie hayır hayir لا نه לא 否 不 いいえ 아니요 아니오 नहीं không όχι'.split(
    ' ',
  ),
);

function readFlag(given: string): boolean | null | 'unreadable' {
  const word = given.normalize('NFC').toLowerCase();
  if (word === '') return null;
  if (yes.has(word)) return true;
  return no.has(word) ? false : 'unreadable';
}

function once<Value>(values: readonly Value[], keyOf: (value: Value) => string): Value[] {
  return [...new Map(values.map((value) => [keyOf(value), value] as const).reverse()).values()].reverse();
}
