import { ApplicationFailure } from '@temporalio/common';
import { isStoreAway } from '../store/storeErrors';
import { failureTypes } from '../workflows/contract';
import { closedFailure } from './closedFailure';
import type { Dependencies } from './dependencies';

/**
 * Wraps an activity so that MongoDB being away becomes a failure of the closed list, and every other fault is written
 * to the log with its words before it crosses into Temporal without them.
 */
export function guardStore<Input, Output>(
  deps: Pick<Dependencies, 'log'>,
  name: string,
  run: (input: Input) => Promise<Output>,
): (input: Input) => Promise<Output> {
  return async (input) => {
    try {
      return await run(input);
    } catch (error) {
      if (isStoreAway(error)) throw closedFailure('storeAway', { retry: true });
      if (isExpected(error)) throw error;
      deps.log.error(
        { activity: name, conversationId: conversationIdOf(input), error: nameOf(error), at: placeOf(error) },
        'an activity failed',
      );
      throw error;
    }
  };
}

/** Not yet is no fault: the same is tried again, and it is recorded where it belongs when that ends. */
const expected = new Set<string>([failureTypes.sendNotAccepted, failureTypes.mediaNotYet]);

function isExpected(error: unknown): boolean {
  return error instanceof ApplicationFailure && expected.has(error.type ?? '');
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

/** Where it happened, without the message: a message may quote what a person wrote. */
function placeOf(error: unknown): string[] {
  if (!(error instanceof Error) || !error.stack) return [];
  return error.stack
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 6)
    .map((line) => line.trim());
}

function conversationIdOf(input: unknown): unknown {
  return typeof input === 'object' && input !== null && 'conversationId' in input ? input.conversationId : undefined;
}
