/** What a turn can ask for, or be. `other` is "don't know". */
export const intents = [
  'price',
  'availability',
  'order',
  'delivery',
  'documents',
  'complaint',
  'appointment',
  'person',
  'optOut',
  'optIn',
  'greeting',
  'closing',
  'assent',
  'chatter',
  'other',
] as const;
export type Intent = (typeof intents)[number];

/** What a turn means, as far as we can tell. Confidences are calibrated: of what is told with 0.8, about 80 % is right. */
export interface Understanding {
  /** ISO 639-1, or null when it can't be told. */
  readonly language: string | null;
  /** The main thing it asks for; `other` when no intent is certain enough. */
  readonly intent: Intent;
  /** How sure the intent is, 0 to 1; missing where decisions were recorded before it was told. */
  readonly confidence?: number;
  /** Everything it asks for, surest first, the main one included. */
  readonly intents?: readonly { readonly intent: Intent; readonly confidence: number }[];
  /** True when it holds a question or a request. */
  readonly asks: boolean;
  readonly urgent: boolean;
  readonly sentiment?: Sentiment;
  readonly entities?: readonly Entity[];
  /** What understood it: `words-3`, or the name of a language model. */
  readonly by?: string;
}

/** `angry` is a person's task at once. */
export type Sentiment = 'angry' | 'negative' | 'neutral' | 'positive';

/** Something a turn names. `text` is as written. */
export type Entity =
  | {
      readonly kind: 'date';
      readonly text: string;
      /** The day meant, `yyyy-mm-dd`, in the buyer's time zone. */
      readonly day: string;
      /** `hh:mm` in the buyer's time zone; null when only a day was named. */
      readonly time: string | null;
    }
  | { readonly kind: 'quantity'; readonly text: string; readonly amount: number; readonly unit: string | null }
  | { readonly kind: 'reference'; readonly text: string; readonly value: string }
  | { readonly kind: 'email'; readonly text: string; readonly value: string };

/** What is needed beside the words. */
export interface UnderstandingHints {
  readonly nowMs: number;
  /** The buyer's IANA time zone; `UTC` when nothing is known. */
  readonly timeZone: string;
  /** The language told when the words alone don't tell: the contact's, or the one they last wrote in. */
  readonly language: string | null;
}
