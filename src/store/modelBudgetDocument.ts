import type { ThoughtFailure } from '../core/thinking/thought';

/** What came of a question to a language model, as a code. */
export type ModelOutcome = 'understood' | 'answered' | 'lacks' | ThoughtFailure;

/** How often the language model was called on one day (UTC), and what came of it. Numbers only. */
export interface ModelBudgetDocument {
  /** `yyyy-mm-dd` */
  _id: string;
  calls: number;
  /** How many there may be; missing in days of earlier versions, and before the first call. */
  callsPerDay?: number;
  /** How often each outcome came; missing ones never did. */
  outcomes?: Partial<Record<ModelOutcome, number>>;
  /** So many were answered from what was known: nobody was called. */
  fromCache?: number;
}
