import type { WorkingHours } from './people';

/** The kinds of silence that something may be sent into. */
export type FollowedUpKind = 'interrupted' | 'hesitation' | 'theirDate' | 'unreached';

/** What is done when a follow-up's moment has come: sent, written for a person to send, or given to a person. */
export type FollowUpMode = 'send' | 'draft' | 'task';

/** When, how often and with which words automation may follow up. Everything optional has its default in {@link followUpDefaults}. */
export interface FollowUpRules {
  readonly enabled: boolean;
  /** The shortest silence before a look. Floors are law: under 24 it counts for exchanges broken off alone (`lawfulWaits`). */
  readonly waitHours: number;
  /**
   * Other floors for one kind of silence. `interrupted` alone may be under 24 hours, and counts only while free text may be sent;
   * `theirDate` is for a buyer who named no date; `unreached` for a message that did not arrive or was not seen.
   */
  readonly waitHoursOf?: Readonly<Partial<Record<FollowedUpKind, number>>>;
  /** What is learnt waits no longer than this from the beginning of the silence. */
  readonly latestWaitDays?: number;
  readonly maxPerSilence: number;
  /** In 30 days, over all conversations of the contact. */
  readonly maxPerMonth?: number;
  /** In a row, over all conversations of the contact, without a word of the buyer or of one of us. */
  readonly maxWithoutPerson?: number;
  /** What is done at the moment. */
  readonly mode?: FollowUpMode;
  /** True: a buyer whose number can't be reached may be written to at another of their numbers. */
  readonly otherNumbers?: boolean;
  /** Hours of the day in which something automatic may reach the buyer: on their own clock when it is known, else in `timeZone`. */
  readonly activeFromHour: number;
  readonly activeToHour: number;
  readonly timeZone: string;
  /** Days on which nothing automatic is sent. */
  readonly holidays?: FollowUpHolidays;
  /** After this long without an answer the conversation is closed quietly. */
  readonly closeAfterDays: number;
  /** When we said that we would come back, a person has to by then. */
  readonly ownPromiseHours?: number;
  /** The wording named `usual`, by language code; `en` is the fall-back. */
  readonly texts: Readonly<Record<string, string>>;
  /** More approved wordings: one is never used twice running in a conversation. */
  readonly wordings?: readonly Wording[];
}

/**
 * Public holidays of the buyer's country, in `region` when it is `country`; those of `country` and `region` where the buyer's is not known;
 * and days of one's own.
 */
export type FollowUpHolidays = NonNullable<WorkingHours['holidays']> & {
  /** False: holidays of the buyer's own country are days like any other. */
  readonly ofBuyersPlace?: boolean;
};

/** One approved way to say it. */
export interface Wording {
  readonly name: string;
  /** The kinds of silence it fits; left out, all. */
  readonly kinds?: readonly FollowedUpKind[];
  /** By language code; `en` is the fall-back. */
  readonly texts: Readonly<Record<string, string>>;
}

/** The name of the wording that `texts` is. */
export const usualWording = 'usual';

/** No own or global rule may ask for a shorter silence than this before something automatic is sent. */
export const lowestFollowUpWaitHours = 2;

/** No rule for one kind goes below these, in hours. A kind that has none of its own keeps `waitHours`, and at least `kindWaitHours`. */
export const lowestWaitHoursOf: Readonly<Record<FollowedUpKind, number>> = {
  interrupted: lowestFollowUpWaitHours,
  hesitation: 24,
  theirDate: 48,
  unreached: 24,
};

/** What follow-up rules that leave something out mean. */
export const followUpDefaults = {
  /** A buyer who thinks it over, or does not see it, is left longer in peace. */
  kindWaitHours: { interrupted: 0, hesitation: 0, theirDate: 48, unreached: 72 } satisfies Record<
    FollowedUpKind,
    number
  >,
  latestWaitDays: 5,
  maxPerMonth: 4,
  maxWithoutPerson: 1,
  mode: 'send',
  otherNumbers: false,
  ownPromiseHours: 24,
} as const;

/** The floor of one kind of silence, in hours. */
export function waitHoursOf(rules: FollowUpRules, kind: FollowedUpKind): number {
  const own = rules.waitHoursOf?.[kind];
  if (own !== undefined) return Math.max(own, lowestWaitHoursOf[kind]);
  return Math.max(rules.waitHours, lowestFollowUpWaitHours, followUpDefaults.kindWaitHours[kind]);
}

/** A conversation's own follow-up rules on top of the general ones. */
export function ownFollowUpRules(general: FollowUpRules, own: Partial<FollowUpRules> | undefined): FollowUpRules {
  const waits = { ...general.waitHoursOf, ...own?.waitHoursOf };
  return { ...general, ...own, ...(Object.keys(waits).length === 0 ? {} : { waitHoursOf: waits }) };
}
