import { ApplicationFailure } from '@temporalio/common';
import { failureTypes } from '../workflows/contract';

/** A failure of the closed list. `retryAfterMs` overrides the retry policy's next interval. */
export function closedFailure(
  type: keyof typeof failureTypes,
  options: { retry: boolean; retryAfterMs?: number },
): ApplicationFailure {
  return ApplicationFailure.create({
    type: failureTypes[type],
    message: type,
    nonRetryable: !options.retry,
    nextRetryDelay: options.retryAfterMs,
  });
}
