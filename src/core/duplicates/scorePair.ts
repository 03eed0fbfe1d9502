import type { Reason } from '../reason';
import { comparableName, type ComparableName } from '../resolve/personName';
import { isStrongBlock } from './blockingKeys';
import { compareEmails, shareBusinessDomain } from './compareEmails';
import { compareNames, type NameLevel } from './compareNames';
import { comparePhones, type ComparablePhones } from './comparePhones';
import {
  priorWeight,
  probabilityOf,
  weightByFrequency,
  weightOf,
  type FixedFinding,
  type FrequencyFinding,
} from './model';
import { textOf } from './reasonTexts';

/** What of a contact is compared. */
export interface Comparable extends ComparablePhones {
  readonly name: ComparableName | null;
  readonly emailKeys: readonly string[];
  readonly companyId: string | null;
  readonly channelIds: readonly string[];
  readonly externalIds: readonly string[];
}

/** How many contacts of the base have a value, these two included. */
export interface Frequencies {
  readonly line: (line: string) => number;
  readonly email: (email: string) => number;
  readonly name: (name: ComparableName, how: 'same' | 'sounds') => number;
}

/** One finding: a reason, and how many bits it speaks for one person (positive) or for two (negative). */
export interface WeighedReason extends Reason {
  readonly weight: number;
}

/** How probable it is that two contacts are one person, and why, the strongest reason first. */
export interface PairScore {
  readonly probability: number;
  /** In bits: the prior and all reasons together. */
  readonly weight: number;
  readonly reasons: readonly WeighedReason[];
}

/** A stored contact made comparable. */
export function comparable(contact: {
  readonly name: string | null;
  readonly phoneKeys: readonly string[];
  readonly phoneLines: readonly string[];
  readonly emailKeys: readonly string[];
  readonly blocks: readonly string[];
  readonly companyId: string | null;
  readonly channelIds: readonly string[];
  readonly externalIds: readonly string[];
}): Comparable {
  const { phoneKeys, phoneLines, emailKeys, companyId, channelIds, externalIds } = contact;
  const lines = contact.blocks.filter((key) => isStrongBlock(key) && key.startsWith('l:')).map((key) => key.slice(2));
  return {
    name: comparableName(contact.name),
    possibleLines: new Set([...phoneLines, ...lines]),
    ...{ phoneKeys, phoneLines, emailKeys, companyId, channelIds, externalIds },
  };
}

/** Scores a pair. The same whichever of the two comes first. */
export function scorePair(a: Comparable, b: Comparable, frequencies: Frequencies): PairScore {
  const nameLevel = compareNames(a.name, b.name);
  const reasons = [
    ...phoneReasons(a, b, frequencies),
    ...emailReasons(a, b, frequencies),
    ...nameReasons(a, b, nameLevel, frequencies),
    ...companyReasons(a, b, nameLevel),
    ...idReasons(a.channelIds, b.channelIds, 'channelSame', 'channelDifferent'),
    ...idReasons(a.externalIds, b.externalIds, 'externalSame', 'externalDifferent'),
  ].sort((one, other) => Math.abs(other.weight) - Math.abs(one.weight) || (one.code < other.code ? -1 : 1));
  const weight = rounded(reasons.reduce((sum, reason) => sum + reason.weight, priorWeight));
  return { probability: Math.round(probabilityOf(weight) * 1e6) / 1e6, weight, reasons };
}

function phoneReasons(a: Comparable, b: Comparable, frequencies: Frequencies): WeighedReason[] {
  const phones = comparePhones(a, b);
  switch (phones.level) {
    case 'same':
    case 'variant': {
      const others = Math.min(...phones.lines.map(frequencies.line)) - 2;
      return [byFrequency(phones.level === 'same' ? 'phoneSame' : 'phoneVariant', others)];
    }
    case 'near':
      return [plain('phoneNear')];
    case 'typo':
      return [plain('phoneTypo')];
    case 'different':
      return [plain('phoneDifferent')];
    case 'missing':
      return [];
  }
}

function emailReasons(a: Comparable, b: Comparable, frequencies: Frequencies): WeighedReason[] {
  const emails = compareEmails(a.emailKeys, b.emailKeys, [a.name, b.name]);
  switch (emails.level) {
    case 'same':
    case 'role': {
      const others = Math.min(...emails.emails.map(frequencies.email)) - 2;
      return [byFrequency(emails.level === 'same' ? 'emailSame' : 'emailRole', others)];
    }
    case 'mailbox':
      return [plain('emailMailbox')];
    case 'nameNumber':
      return [plain('emailNameNumber')];
    case 'ownName':
      return [plain('emailOwnName')];
    case 'different':
      return [plain('emailDifferent')];
    case 'missing':
      return [];
  }
}

const byWords = ['nameSameOne', 'nameSameTwo', 'nameSameThree'] as const;

function nameReasons(a: Comparable, b: Comparable, level: NameLevel, frequencies: Frequencies): WeighedReason[] {
  if (a.name === null || b.name === null) return [];
  const words = Math.min(a.name.words.length, b.name.words.length, 3);
  switch (level) {
    case 'same':
    case 'reordered': {
      const finding = byWords[words - 1] ?? 'nameSameOne';
      const found = byFrequency(finding, frequencies.name(a.name, 'same') - 2);
      return [level === 'same' ? found : { ...found, ...textOf('nameReordered') }];
    }
    case 'sounds':
      return [byFrequency('nameSounds', frequencies.name(a.name, 'sounds') - 2)];
    case 'alike':
      return [plain('nameAlike')];
    case 'longer':
      return [plain('nameLonger')];
    case 'initials':
      return [plain('nameInitials')];
    case 'oneWord':
      return [plain('nameOneWord')];
    case 'partly':
      return [plain('namePartly')];
    case 'different':
      return [plain('nameDifferent')];
    case 'missing':
      return [];
  }
}

/** Where somebody works says something only when the names agree: colleagues share a company, and its switchboard. */
function companyReasons(a: Comparable, b: Comparable, name: NameLevel): WeighedReason[] {
  const sameDomain = shareBusinessDomain(a.emailKeys, b.emailKeys);
  const same = a.companyId === null || b.companyId === null ? null : a.companyId === b.companyId;
  if (same === true || sameDomain)
    return name === 'missing' || name === 'partly' || name === 'different' ? [] : [plain('companySame')];
  return same === false ? [plain('companyDifferent')] : [];
}

/** Ids of the form `<system>|…|<id>`: one in common, or different ones in the same system. */
function idReasons(
  a: readonly string[],
  b: readonly string[],
  same: FixedFinding,
  different: FixedFinding,
): WeighedReason[] {
  if (a.some((id) => b.includes(id))) return [plain(same)];
  const systemOf = (id: string) => id.slice(0, id.lastIndexOf('|'));
  const systems = new Set(a.map(systemOf));
  return b.some((id) => systems.has(systemOf(id))) ? [plain(different)] : [];
}

function plain(finding: FixedFinding): WeighedReason {
  return { ...textOf(finding), weight: rounded(weightOf(finding)) };
}

function byFrequency(finding: FrequencyFinding, others: number): WeighedReason {
  return { ...textOf(finding, Math.max(0, others)), weight: rounded(weightByFrequency(finding, others)) };
}

function rounded(bits: number): number {
  return Math.round(bits * 100) / 100;
}
