import type { SendResult } from '../channel';
import type { HttpAnswer, PostOutcome } from './postOnce';

/** How soon to try again when the line itself is down. */
const lineDownRetryMs = 2_000;

/** What a send came to, by how its one POST ended: what may have left is `unknown`. An answer is for the vendor's own reader. */
export function resultOfPost(
  outcome: PostOutcome,
  vendor: string,
  readAnswer: (answer: HttpAnswer) => SendResult,
): SendResult {
  switch (outcome.kind) {
    case 'answered':
      return readAnswer(outcome.answer);
    case 'notSent':
      return {
        kind: 'notAccepted',
        code: null,
        retryAfterMs: lineDownRetryMs,
        detail: `${vendor} could not be reached (${outcome.fault}); nothing was sent.`,
      };
    case 'lost':
      return {
        kind: 'unknown',
        detail: `The line to ${vendor} broke after connecting (${outcome.fault}); the message may have left.`,
      };
  }
}
