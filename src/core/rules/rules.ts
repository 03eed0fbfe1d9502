/** The rules document people edit, one version per change. Durations carry their unit in their name. */
export interface Rules {
  readonly automation: {
    /** The kill switch: false stops everything automatic at once. */
    readonly enabled: boolean;
    /** After this many automatic answers in a row a person takes over. */
    readonly maxAnswersInRow: number;
    /** What automation may answer alone: first fit wins. Texts by language code; `en` is the fall-back. */
    readonly answers: readonly { readonly intent: string; readonly texts: Readonly<Record<string, string>> }[];
  };
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

export interface FollowUpRules {
  readonly enabled: boolean;
  /** The shortest silence before a look. Floors are law: see `core/rules/defaults.ts` for the lowest allowed. */
  readonly waitHours: number;
  readonly maxPerSilence: number;
  /** Hours of the day, in `timeZone`, in which something automatic may reach the buyer. */
  readonly activeFromHour: number;
  readonly activeToHour: number;
  readonly timeZone: string;
  /** After this long without an answer the conversation is closed quietly. */
  readonly closeAfterDays: number;
  readonly texts: Readonly<Record<string, string>>;
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
    followUp: { ...rules.followUp, ...own.followUp },
  };
}

const hourMs = 3600 * 1000;
/** Half a day: whoever answers from the phone in the morning is not talked over in the afternoon. */
const usualHoursAfterPhoneAnswer = 12;

/** How long automation keeps quiet after a person answered from the phone app. */
export function quietAfterPhoneAnswerMs({ pause }: Pick<Rules, 'pause'>): number {
  return (pause.afterPhoneAnswerHours ?? usualHoursAfterPhoneAnswer) * hourMs;
}
