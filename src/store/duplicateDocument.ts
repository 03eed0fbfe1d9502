import type { WeighedReason } from '../core/duplicates/scorePair';
import type { AgentId, ContactId, DuplicateId } from '../core/ids';

/** Two contacts that may be one person. Only people decide what becomes of it. */
export interface DuplicateDocument {
  _id: DuplicateId;
  /** Both, the lower id first. */
  contactIds: [ContactId, ContactId];
  /** The versions of the two that were compared, in the same order: an older comparison never overwrites a newer one. */
  versions: [number, number];
  probability: number;
  /** In bits, with the prior. */
  weight: number;
  reasons: WeighedReason[];
  /** `different`: a person said so, for good. */
  state: 'open' | 'different';
  /** Which of the two are merged away: while there is one, the pair is nobody's question. */
  hiddenBy: ContactId[];
  decidedBy: AgentId | null;
  decidedAtMs: number | null;
  foundAtMs: number;
  updatedAtMs: number;
}

/** How far a pass over the whole base has come. */
export interface SweepDocument {
  _id: 'duplicates';
  state: 'running' | 'stopped' | 'finished';
  /** Counts the passes: what an older one still wants to write is not written. */
  run: number;
  /** The last contact that is done; null before the first. */
  after: ContactId | null;
  /** Contacts that are done, and how many there were at the start. */
  compared: number;
  total: number;
  /** Pairs of contacts that were scored. */
  comparisons: number;
  /** Pairs that were not known before. */
  found: number;
  startedAtMs: number;
  /** When it was last stopped or resumed by a person, or went one page on. */
  updatedAtMs: number;
  finishedAtMs: number | null;
}
