import { compareNames } from '../duplicates/compareNames';
import type { CompanyId, ContactId } from '../ids';
import { reason, type Reason } from '../reason';
import { areClearlyDifferent } from '../resolve/clearlyDifferent';
import { comparableName } from '../resolve/personName';
import { fillContact, type Differing } from './fillContact';
import { linkOf, type NamedCompany } from './knownRecord';
import type { MatchedBy, RowMatch } from './matchRow';
import type { GivenRow } from './readRow';

/** What becomes of a row. */
export type Outcome = 'new' | 'changed' | 'unchanged' | 'conflict' | 'bad';

/** A decided row: its outcome for people, and what a real run carries out. */
export interface RowDecision {
  readonly outcome: Outcome;
  readonly action: 'make' | 'fill' | 'nothing';
  /** The one contact it matched; null when that is nobody, or several. */
  readonly contactId: ContactId | null;
  readonly matchedBy: MatchedBy | null;
  /** Whom it could be, when that is several. */
  readonly candidates: readonly ContactId[];
  /** The company it is linked to, and whether that one has to be made first. */
  readonly companyId: CompanyId | null;
  readonly makesCompany: boolean;
  readonly reasons: readonly Reason[];
}

/** Another row of the file that claims the same. */
export interface Clash {
  readonly line: number;
  readonly claim: 'contact' | 'externalId' | 'phone' | 'email';
}

/** Decides one row. The dry run and the real one call this and nothing else. */
export function decideRow(
  row: GivenRow,
  match: RowMatch,
  company: NamedCompany,
  clashes: readonly Clash[],
): RowDecision {
  const conflict = (reasons: readonly Reason[], candidates: readonly ContactId[] = []): RowDecision => ({
    ...nothing,
    outcome: 'conflict',
    ...(match.kind === 'one' ? { contactId: match.contact.id, matchedBy: match.by } : {}),
    candidates,
    reasons: [...reasons, ...row.notes],
  });
  if (clashes.length > 0) return conflict(clashes.map(clashReason), match.kind === 'several' ? match.ids : []);
  switch (match.kind) {
    case 'several':
      return conflict(
        [
          reason(
            'severalContacts',
            `The row leads to ${match.ids.length} contacts; a person has to say which of them it is.`,
          ),
        ],
        match.ids,
      );
    case 'nobody':
      if (row.name === null && row.phones.length === 0 && row.emails.length === 0)
        return badRow([
          reason('unknownContact', 'There is no contact under this id, and the row says nothing else of it.'),
        ]);
      return {
        ...nothing,
        outcome: 'new',
        action: 'make',
        companyId: linkOf(company),
        makesCompany: company.kind === 'made',
        reasons: [...keyNotes(row), ...row.notes, ...companyNotes(row, company)],
      };
    case 'one':
      return decideMatched(row, match, company, conflict);
  }
}

/** A row that can't be imported at all. */
export function badRow(reasons: readonly Reason[]): RowDecision {
  return { ...nothing, outcome: 'bad', reasons };
}

function decideMatched(
  row: GivenRow,
  match: Extract<RowMatch, { kind: 'one' }>,
  company: NamedCompany,
  conflict: (reasons: readonly Reason[]) => RowDecision,
): RowDecision {
  const { contact, by } = match;
  const isWeak = by === 'phone' || by === 'email';
  if (isWeak && isAnotherName(contact.name, row.name))
    return conflict([
      reason(
        'anotherName',
        `The ${by === 'phone' ? 'phone' : 'e-mail'} is this contact's, but the name is another one; nothing was taken.`,
      ),
    ]);
  const { set, differing } = fillContact(row, contact, company);
  const links = set?.companyId !== undefined;
  return {
    ...nothing,
    outcome: differing.length > 0 ? 'conflict' : set === null ? 'unchanged' : 'changed',
    action: set === null ? 'nothing' : 'fill',
    contactId: contact.id,
    matchedBy: by,
    companyId: links ? linkOf(company) : null,
    makesCompany: links && company.kind === 'made',
    reasons: [
      ...differing.map((field) => differingReasons[field]),
      ...(set === null ? [] : [reason('fills', `It fills: ${Object.keys(set).join(', ')}.`)]),
      ...row.notes,
      ...(contact.companyId === null ? companyNotes(row, company) : []),
    ],
  };
}

/** A family shares a phone and a name: one word alike among several is another person. */
function isAnotherName(one: string | null, other: string | null): boolean {
  if (areClearlyDifferent(one, other)) return true;
  const level = compareNames(comparableName(one), comparableName(other));
  return level === 'partly' || level === 'different';
}

const nothing = {
  action: 'nothing',
  contactId: null,
  matchedBy: null,
  candidates: [],
  companyId: null,
  makesCompany: false,
} as const;

const stays = 'The contact has another one, which stays';
const differingReasons: Readonly<Record<Differing, Reason>> = {
  name: reason('differs.name', `The name differs. ${stays}.`),
  externalId: reason('differs.externalId', `The external id differs. ${stays}: one system knows it by another id.`),
  company: reason('differs.company', `The company differs. ${stays}.`),
  owner: reason('differs.owner', `The owner differs. ${stays}.`),
  language: reason('differs.language', `The language differs. ${stays}.`),
  optedOut: reason('differs.optedOut', 'The contact has opted out. An import never takes that back.'),
  tooMany: reason('tooMany', 'The contact would have more than 50 phones, e-mails or ids; none of them were added.'),
};

const claimWords: Readonly<Record<Clash['claim'], string>> = {
  contact: 'is the same contact',
  externalId: 'has the same external id',
  phone: 'has the same phone',
  email: 'has the same e-mail',
};

function clashReason({ line, claim }: Clash): Reason {
  return reason(`clash.${claim}`, `Line ${line} of the file ${claimWords[claim]}; neither is imported.`);
}

function keyNotes(row: GivenRow): Reason[] {
  const hasKey =
    row.externalIds.length > 0 ||
    row.phones.some(({ line }) => line !== null) ||
    row.emails.some(({ key }) => key !== null);
  return hasKey
    ? []
    : [reason('noKey', 'Nothing in it finds it again: the same file once more makes another contact.')];
}

function companyNotes(row: GivenRow, company: NamedCompany): Reason[] {
  if (row.company === null) return [];
  switch (company.kind) {
    case 'made':
      return [reason('companyMade', 'No company has this name, so one is made.')];
    case 'none':
      return [reason('companyUnknown', 'No company has this name; none is linked. createCompanies=true makes one.')];
    case 'known':
      return company.ids.length === 1
        ? []
        : [reason('severalCompanies', `${company.ids.length} companies have this name; none is linked.`)];
  }
}
