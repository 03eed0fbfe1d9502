import { ownFollowUpRules, type FollowUpRules } from './followUpRules';
import type { AnswerMode, Member, RoutingRule, Team, WorkingHours } from './people';

export type { FollowUpRules } from './followUpRules';

/** The rules document people edit, one version per change. Durations carry their unit in their name. */
export interface Rules {
  readonly automation: {
    /** The kill switch: false stops everything automatic at once. */
    readonly enabled: boolean;
    /** After this many automatic answers in a row a person takes over. */
    readonly maxAnswersInRow: number;
    /** What automation may answer alone: first fit wins. Texts by language code; `en` is the fall-back. */
    readonly answers: readonly CannedAnswer[];
    /** Below this confidence in what a turn asks a person answers; left out, the product's default. 0 to 1. */
    readonly leastConfidence?: number;
    /** What automation may do per intent; left out, it sends what `answers` holds. */
    readonly modes?: Readonly<Record<string, AnswerMode>>;
    /** Answers from the knowledge the business supplies, by a language model; left out, none. */
    readonly knowledge?: { readonly mode: Exclude<AnswerMode, 'never'>; readonly intents: readonly string[] };
  };
  /** Who answers; left out, everybody's queue. */
  readonly people?: {
    readonly members: readonly Member[];
    readonly teams: readonly Team[];
    /** For members who name none of their own; left out, 25. */
    readonly capacity?: number;
  };
  readonly hours?: readonly WorkingHours[];
  readonly routing?: readonly RoutingRule[];
  /** More words by which a buyer opts out, per language, matched as whole messages. */
  readonly stopWords?: Readonly<Record<string, readonly string[]>>;
  readonly turn: {
    /** A turn settles when the buyer has been quiet this long … */
    readonly quietSeconds: number;
    /** … and at the latest this long after its first message. */
    readonly maxSeconds: number;
  };
  readonly reply: {
    /** The team that gets what automation does not answer; null = everybody's queue. */
    readonly team: string | null;
    readonly targetMinutes: number;
    readonly urgentTargetMinutes: number;
    /** The range in which the general target may be learnt from how long buyers wait; left out, it is not. */
    readonly learntTarget?: { readonly leastMinutes: number; readonly mostMinutes: number };
    /** The working hours in which targets count when the team has none; left out, always. */
    readonly hours?: string;
    /** When people are told, as shares of the time until the reply is due; left out, the product's defaults. */
    readonly escalation?: Escalation;
    /** What the buyer is told, once per wait, when nobody is there, by language; `{opensAt}` is filled in. Left out, nothing. */
    readonly absenceTexts?: Readonly<Record<string, string>>;
  };
  readonly followUp: FollowUpRules;
  readonly identity?: {
    /** Make a deal for a buyer who has no open one; left out, no. */
    readonly createLead?: boolean;
    /** The stage of such a deal; left out, `new`. */
    readonly leadStage?: string;
  };
  readonly pause: {
    readonly defaultHours: number;
    /** How long automation keeps quiet after a person answered from the phone app; left out, the product's default. */
    readonly afterPhoneAnswerHours?: number;
  };
}

/** What automation says to one kind of turn. Texts by language code; `en` is the fall-back. */
export interface CannedAnswer {
  readonly intent: string;
  /** May hold `{name}`, `{agent}`, `{team}`, `{opensAt}`, `{reference}`, `{date}`; one that can't be filled is not sent. */
  readonly texts: Readonly<Record<string, string>>;
}

/** Each between 0 and 1, in this order; 0.5 is half of the time. */
export interface Escalation {
  readonly assigneeAt: number;
  readonly teamAt: number;
  readonly supervisorAt: number;
}

/** One conversation's own rules: what differs from the global ones. */
export interface OwnRules {
  readonly automation?: { readonly enabled?: boolean; readonly maxAnswersInRow?: number };
  readonly turn?: Partial<Rules['turn']>;
  readonly reply?: Partial<Rules['reply']>;
  readonly followUp?: Partial<FollowUpRules>;
}

/** The rules in force for a conversation: the global ones with its own on top. */
export function rulesInForce(rules: Rules, own: OwnRules | null): Rules {
  if (own === null) return rules;
  return {
    ...rules,
    automation: {
      ...rules.automation,
      ...own.automation,
      // The kill switch: nobody's own rules switch on what is off for all.
      enabled: rules.automation.enabled && own.automation?.enabled !== false,
    },
    turn: { ...rules.turn, ...own.turn },
    reply: { ...rules.reply, ...own.reply },
    followUp: ownFollowUpRules(rules.followUp, own.followUp),
  };
}

const hourMs = 3600 * 1000;
/** Half a day: whoever answers from the phone in the morning is not talked over in the afternoon. */
const usualHoursAfterPhoneAnswer = 12;

/** How long automation keeps quiet after a person answered from the phone app. */
export function quietAfterPhoneAnswerMs({ pause }: Pick<Rules, 'pause'>): number {
  return (pause.afterPhoneAnswerHours ?? usualHoursAfterPhoneAnswer) * hourMs;
}
