import type { RaisedConfidence } from './parameters';

/** What a route decision is told of what is learnt: stored with its facts. */
export interface LearntForRoute {
  readonly version: string;
  /** Added to the rules' least confidence, by intent. */
  readonly handOver: readonly RaisedConfidence[];
  /** Null when it is not learnt. */
  readonly dueMinutes: number | null;
}
