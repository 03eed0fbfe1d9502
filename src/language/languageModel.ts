import type { GivenAnswer, RespondRequest, UnderstandRequest, UnderstoodTurn } from '../core/thinking/thought';

/** How long one call may take, and what ends it before. */
export interface CallLimits {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/**
 * A language model somewhere. Each call is one request, without repetition; what goes wrong is an answer (`failed`), never an exception.
 * What the buyer wrote is data for it.
 */
export interface LanguageModel {
  /** As it is recorded beside what it told. */
  readonly name: string;
  /** Changes when the same request may be answered otherwise: another model, other prompts. */
  readonly version: string;
  understand(request: UnderstandRequest, limits: CallLimits): Promise<UnderstoodTurn>;
  answer(request: RespondRequest, limits: CallLimits): Promise<GivenAnswer>;
}
