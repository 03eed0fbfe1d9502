/** When the buyer said they would come back: on a day or in a span of days, or only that they would. */
export type BuyersPromise =
  | {
      readonly kind: 'date';
      /** The instant named; when only a day or a span of days was named, its first midnight in the buyer's time zone. */
      readonly atMs: number;
      /** The end (the next midnight) of the day or span named; missing when an instant was named. */
      readonly untilMs?: number;
    }
  | { readonly kind: 'someday' };

/** What the buyer does not like: `other` for what is neither price nor time. */
export type Objection = 'price' | 'time' | 'other';

/** What the buyer's last turn says of an ending. Evidence, not proof: `endingOf` weighs it with our own last message. */
export interface BuyerCues {
  /** Thanks, a goodbye, or agreement that ends. */
  readonly closing: boolean;
  /** "Let me think", "I'll ask my wife". */
  readonly deferral: boolean;
  /** "I'll come back on Monday", "te aviso". */
  readonly promise: BuyersPromise | null;
  /** The promise is only that they will come by, pay, or be free later: no word of answering. Missing where it is not, or was not told. */
  readonly byThemselves?: boolean;
  readonly objection: Objection | null;
  /** Is surprised: where a price was named, it finds it high. Missing where it is not, or was not told. */
  readonly exclaims?: boolean;
  /** Holds a question or a request: we owe an answer. */
  readonly asks: boolean;
  /** "Not interested", "bought elsewhere". */
  readonly declines: boolean;
  /** Begins with a no: what it is said to, only our question tells. Missing where it was not told. */
  readonly saysNo?: boolean;
  /** Begins with a yes and thanks or praises: it answers our question. Missing where it is not so, or was not told. */
  readonly saysYes?: boolean;
  /** Says enough for an answer, without a wish, a doubt or an objection. Missing where it does not, or was not told. */
  readonly saysMuch?: boolean;
  /** It is done: paid, bought, sold, moved away, taken care of. Missing where it is not, or was not told. */
  readonly settled?: boolean;
  /** Tells in a whole sentence how it came: now, instead, in the end. Missing where it does not, or was not told. */
  readonly changed?: boolean;
  /** Begins with a yes. Missing where it does not, or was not told. */
  readonly beginsWithYes?: boolean;
  /** It works now, was found, or has come. Missing where it is not so, or was not told. */
  readonly works?: boolean;
  /** Says that it is all. Missing where it does not, or was not told. */
  readonly isAll?: boolean;
  /** Names one of the choices of our question. Missing where it does not, or was not told. */
  readonly namesChoice?: boolean;
  /** Closes, and says more than that: "I'll keep my old one, thanks" answers our question. Missing where it was not told. */
  readonly closesWithMore?: boolean;
}

/** What our last message says of an ending. */
export interface OurCues {
  /** An open question that wants an answer. */
  readonly asks: boolean;
  /** The open question is for a choice, a number or a day. Missing where it is not, or was not told. */
  readonly asksWhich?: boolean;
  /** Asks what they think of it. Missing where it does not, or was not told. */
  readonly asksOpinion?: boolean;
  /** A question that wants none, or only if something is wrong: "anything else?", "did it arrive well?". */
  readonly courtesy: boolean;
  /** Names a price, and not of what is ordered or paid already. */
  readonly price: boolean;
  /** Offers something: a discount, a viewing, to reserve, "we could also ...". */
  readonly offer: boolean;
  /** Takes leave, wishes well, or tells that it is done: "you're welcome", "confirmed". */
  readonly closes: boolean;
  /** We said we would come back: the next move is ours. */
  readonly promisesUs: boolean;
}

/** What an ending means. `theirDate`: the buyer said they would come back. */
export type EndingKind = 'completion' | 'hesitation' | 'theirDate';
