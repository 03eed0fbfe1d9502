/** What a turn asks for, as far as we can tell. `other` is "don't know". */
export type Intent = 'price' | 'greeting' | 'closing' | 'assent' | 'optOut' | 'optIn' | 'person' | 'other';

/** What automation understood of one turn. */
export interface Understanding {
  /** ISO 639-1, or null when it can't be told. */
  readonly language: string | null;
  readonly intent: Intent;
  /** True when it holds a question or a request. */
  readonly asks: boolean;
  readonly urgent: boolean;
}
