/** What came of learning one parameter, with the figures it rests on. */
export type Learnt<Value> = { readonly seen: number; readonly figures: readonly Figure[] } & (
  | { readonly outcome: 'learnt'; readonly value: Value }
  /** Too few were seen. */
  | { readonly outcome: 'tooLittle' }
  /** It would forecast no better than what is in force. */
  | { readonly outcome: 'notBetter' }
  /** What is in force forecasts worse than nothing learnt, and there is nothing better. */
  | { readonly outcome: 'worse' }
);

/** One named figure of the evidence. */
export interface Figure {
  readonly name: string;
  readonly value: number;
}

/** A figure, rounded to five places. */
export function figure(name: string, value: number): Figure {
  return { name, value: Math.round(value * 1e5) / 1e5 };
}
