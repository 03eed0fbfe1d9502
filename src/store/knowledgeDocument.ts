import type { KnowledgeId } from '../core/ids';

/** One piece of what the business lets automation answer from. */
export interface KnowledgeDocument {
  _id: KnowledgeId;
  title: string;
  text: string;
  /** ISO 639-1: for buyers who write in one of these; empty for everybody. */
  languages: string[];
  /** What it answers; empty where nothing was said. */
  intents: string[];
  version: number;
  createdAtMs: number;
  updatedAtMs: number;
}
