import { reason, type Reason } from '../reason';
import type { GivenAnswer, Source, ThoughtFailure } from '../thinking/thought';
import { checkAnswer } from './checkAnswer';

/** What decides what becomes of an answer from the knowledge. */
export interface AnswerFacts {
  /** Null when nothing came in time. */
  readonly answer: GivenAnswer | null;
  /** The pieces it could answer from; none when nothing fitted. */
  readonly sources: readonly Source[];
  readonly mode: 'send' | 'draft';
  /** The control epoch it was asked under, and the one in force. */
  readonly askedEpoch: number;
  readonly epoch: number;
  /** Why nothing automatic may leave now; null when it may. */
  readonly held: string | null;
}

export type AnswerDecision = { readonly reasons: readonly Reason[] } & (
  | {
      readonly outcome: 'automationReplies';
      readonly mode: 'send' | 'draft';
      readonly text: string;
      readonly sources: readonly string[];
    }
  | { readonly outcome: 'humanReplies' }
);

const failures: Readonly<Record<ThoughtFailure, string>> = {
  timeOut: 'it did not answer in time',
  unreadable: 'its answer could not be read',
  refused: 'it refused the request',
  away: 'it could not be reached',
  overBudget: 'the calls of the day are used up',
  switchedOff: 'none is configured',
};

/** What becomes of an answer a language model wrote from the knowledge: it leaves, a person approves it, or a person answers. Pure. */
export function judgeAnswer(facts: AnswerFacts): AnswerDecision {
  const { answer, sources, mode } = facts;
  // A draft overrules nobody: people decide about it.
  if (mode === 'send' && facts.askedEpoch !== facts.epoch)
    return people(reason('overruled', 'A command came while the answer was being written.'));
  if (mode === 'send' && facts.held !== null)
    return people(reason(`held.${facts.held}`, 'Nothing automatic may leave now, so a person answers.'));
  if (answer === null) return people(modelAway('timeOut'));
  switch (answer.kind) {
    case 'failed':
      return people(modelAway(answer.failure));
    case 'lacks':
      return people(reason('knowledgeLacks', 'The knowledge does not hold the answer, so a person answers.'));
    case 'answered': {
      const fault = checkAnswer(answer, sources);
      if (fault !== null)
        return people(fault, reason('answerRefused', 'What the language model wrote did not pass the check.'));
      const cited = answer.sources.filter((id, at) => answer.sources.indexOf(id) === at);
      const why = reason('answeredFromKnowledge', `The knowledge holds the answer (${cited.join(', ')}).`);
      return { outcome: 'automationReplies', mode, text: answer.text.trim(), sources: cited, reasons: [why] };
    }
  }
}

/** The language model gave nothing, and why. */
export function modelAway(failure: ThoughtFailure): Reason {
  return reason('modelAway', `The language model gave nothing: ${failures[failure]}.`);
}

function people(...reasons: Reason[]): AnswerDecision {
  return { outcome: 'humanReplies', reasons };
}
