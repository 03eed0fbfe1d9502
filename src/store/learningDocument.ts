import type { InForce } from '../core/feedback/inForce';
import type { LearntValues, ParameterName } from '../core/feedback/parameters';
import type { Tallied } from '../core/feedback/tallied';
import type { LearningRunId } from '../core/ids';

/** One learnt version of one parameter, with what it was learnt from. Never changed. */
export type LearningDocument = { [Name in ParameterName]: VersionDocument<Name> }[ParameterName];

export interface VersionDocument<Name extends ParameterName> {
  /** `<parameter>.<version>` */
  _id: string;
  parameter: Name;
  /** From 1. */
  version: number;
  value: LearntValues[Name];
  evidence: Evidence;
  /** The version that was in force when it was learnt; null: the fixed policy. */
  basedOn: number | null;
  createdAtMs: number;
  /** `learning` */
  by: string;
}

/** What a version was learnt from: counts and scores, nothing about a person. */
export interface Evidence {
  runId: LearningRunId;
  /** How many spans, follow-ups, answers or waits it rests on. */
  seen: number;
  figures: { name: string; value: number }[];
}

/** Which version of a parameter is in force. */
export interface InForceDocument extends InForce {
  _id: ParameterName;
  /** Counts its changes: two at the same moment do not overwrite each other. */
  changes: number;
}

/** What a learning run did with one parameter. */
export interface LearningStep {
  parameter: ParameterName;
  /**
   * `learnt`: a new version is in force. `same`: what was learnt is what is in force already. `worse`: what is in force forecasts worse
   * than nothing learnt; twice in a row it is `withdrawn`, and the fixed policy decides.
   */
  outcome: 'learnt' | 'same' | 'tooLittle' | 'notBetter' | 'worse' | 'withdrawn' | 'frozen';
  version: number | null;
  seen: number;
  figures: { name: string; value: number }[];
}

/** One learning run and what came of it: counts, no ids of anybody but agents' names. */
export interface LearningRunDocument {
  _id: LearningRunId;
  startedAtMs: number;
  /** Null while it runs, and for good when it was cut off. */
  finishedAtMs: number | null;
  /** What was written since then was read. */
  sinceMs: number;
  conversations: number;
  messages: number;
  /** False when there was more than one run may read: the conversations written in last were read. */
  complete: boolean;
  steps: LearningStep[];
  tallied: Tallied | null;
  /** Only while it runs: for which workflow run, and when it last showed that it lives. */
  running?: { by: string; aliveAtMs: number };
}
