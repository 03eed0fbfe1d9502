/**
 * The Fellegi-Sunter model (1969): how probable a finding is for two records of one person (`m`) and of two people (`u`). Its weight
 * is log2(m/u), and the weights of all fields add up.
 *
 * `m` and `u` are set by judgement from what is cited beside them, then held against the planted truth of `npm run bench:identity`;
 * nobody has labelled a real base yet. Each `u` is for a base of `baseSize` contacts, as the prior is: in a larger base a chance
 * agreement with one certain other contact is rarer by as much as it is rarer that just this one is the duplicate, so both
 * cancel out and a pair scores the same in every base.
 */
export const baseSize = 100_000;

/** How many duplicates a contact has on average: CRM vendors speak of 10 to 30 % duplicates; ours are found early, so half of the least. */
const duplicatesPerContact = 0.05;
export const priorWeight = Math.log2(duplicatesPerContact / baseSize);

/** At this probability a pair is put to people as likely; chosen on seed 1 of the bench, reported on seed 2. */
export const likelyFrom = 0.25;
/** Below this it is not put to people at all; between the two it is shown last, as a weak one. */
export const weakFrom = 0.02;

interface Probabilities {
  readonly m: number;
  readonly u: number;
}

/** `people` others of the base agree on it by chance. */
const chance = (people: number): number => people / baseSize;

/** Findings whose `u` does not depend on the value found. */
// prettier-ignore
export const fixed = {
  // Two contacts with a line that only a doubtful writing makes one; the doubt stands in core/resolve/phoneLine.ts.
  phoneNear: { m: 0.05, u: chance(0.3) },
  // Damerau 1964: 80 % of typing errors are one wrong or exchanged character; a number of 8 free digits has some 90 such neighbours.
  phoneTypo: { m: 0.03, u: chance(2) },
  // People have two numbers, or change theirs: a fifth of a person's records do not share one.
  phoneDifferent: { m: 0.2, u: 0.99 },
  // Several hundred people of 100,000 have a mailbox name of six letters in common with somebody; with digits or a nickname far fewer.
  emailMailbox: { m: 0.15, u: chance(1) },
  // Namesakes choose it too, with one number of a hundred or a thousand.
  emailNameNumber: { m: 0.15, u: 0.0005 },
  // Namesakes choose it too.
  emailOwnName: { m: 0.15, u: 0.02 },
  emailDifferent: { m: 0.35, u: 0.99 },
  // Winkler 1990: a typing error in a name in some 20 % of true pairs.
  nameAlike: { m: 0.2, u: chance(4) },
  nameLonger: { m: 0.1, u: chance(10) },
  nameInitials: { m: 0.05, u: chance(100) },
  // A first name that half a percent has.
  nameOneWord: { m: 0.1, u: 0.005 },
  // Families share a word of their name, and phones: it speaks against one person.
  namePartly: { m: 0.02, u: 0.08 },
  // Profile names on WhatsApp are nicknames and shop names as well.
  nameDifferent: { m: 0.09, u: 0.9 },
  // A company has its share of the base: a large one 200 contacts of 100,000.
  companySame: { m: 0.6, u: 0.002 },
  companyDifferent: { m: 0.3, u: 0.95 },
  // An id is one person's.
  channelSame: { m: 0.3, u: chance(0.01) },
  // WhatsApp gives one user id a phone and business; who has two phones has two.
  channelDifferent: { m: 0.25, u: 0.95 },
  externalSame: { m: 0.3, u: chance(0.01) },
  // Outside CRMs hold duplicates too.
  externalDifferent: { m: 0.2, u: 0.95 },
} as const satisfies Record<string, Probabilities>;

/**
 * Findings on a value that is the rarer the more it says (Winkler 2000, frequency-based matching). `unseen` is how many other
 * people are expected to have it although none is seen: 2 contacts share it, and `others` more of the base have it.
 */
// prettier-ignore
const byFrequency = {
  // Households, receptions and numbers given to somebody new: 2 % of the lines.
  phoneSame: { m: 0.5, unseen: 0.02 },
  phoneVariant: { m: 0.25, unseen: 0.02 },
  emailSame: { m: 0.4, unseen: 0.01 },
  emailRole: { m: 0.2, unseen: 1 },
  // By how many words: everybody meets an Ana; two words are common in half of the languages; three seldom.
  nameSameOne: { m: 0.1, unseen: 30 },
  nameSameTwo: { m: 0.5, unseen: 0.5 },
  nameSameThree: { m: 0.5, unseen: 0.15 },
  nameSounds: { m: 0.1, unseen: 4 },
} as const satisfies Record<string, { m: number; unseen: number }>;

export type FixedFinding = keyof typeof fixed;
export type FrequencyFinding = keyof typeof byFrequency;

/** The weight of a finding. */
export function weightOf(finding: FixedFinding): number {
  const { m, u } = fixed[finding];
  return Math.log2(m / u);
}

/** The weight of agreeing on a value that `others` contacts have too, beside the two. Never against a match. */
export function weightByFrequency(finding: FrequencyFinding, others: number): number {
  const { m, unseen } = byFrequency[finding];
  return Math.max(0, Math.log2(m / chance(Math.max(0, others) + unseen)));
}

/** The probability that two records are one person, from the sum of all weights and the prior. */
export function probabilityOf(weight: number): number {
  return 1 / (1 + 2 ** -weight);
}
