import type { Candidate } from '../../core/feedback/draw';
import { learntFactsOf, ofFollowUps } from '../../core/feedback/learntFactsOf';
import type { LearntFacts } from '../../core/followUp/silence';
import type { ConversationId } from '../../core/ids';
import type { Collections } from '../collections';
import { valuesInForce } from '../learning';
import { seedOfParts } from '../newId';

/** Which silence it is for: the same silence draws the same wordings, however often it is looked at. */
export interface DrawnFor {
  readonly conversationId: ConversationId;
  /** When the silence began. */
  readonly sinceMs: number;
  /** The buyer's; null when it is not known. */
  readonly language: string | null;
}

/** What is learnt, for the wordings and templates that can be taken; null when nothing is. */
export type LearntFor = (candidates: readonly Candidate[]) => LearntFacts | null;

/** What is learnt and in force, as a follow-up's decision takes it; null when nothing is: then the fixed rules alone decide. */
export async function learntFacts(
  store: Pick<Collections, 'learning' | 'learningInForce'>,
  { conversationId, sinceMs, language }: DrawnFor,
): Promise<LearntFor> {
  const values = await valuesInForce(store, ofFollowUps);
  const seed = seedOfParts(conversationId, sinceMs);
  return (candidates) => learntFactsOf(values, candidates, { language, seed });
}
