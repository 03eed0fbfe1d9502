import { setTimeout } from 'node:timers/promises';
import {
  Client,
  Connection,
  defaultGrpcRetryOptions,
  isGrpcServiceError,
  makeGrpcRetryInterceptor,
  WithStartWorkflowOperation,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import { ApplicationFailure, type DataConverter, type Workflow } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import { Fault } from '../errors';
import { beginErasure, beginLearning, beginTemplateSync, ringDoorbell, ringImport, ringSweep } from '../temporal/ring';
import { startOptions } from '../temporal/startOptions';
import { failureTypes, taskQueues, workflowTypes, type CommandAnswer, type UpdateInput } from '../workflows/contract';
import type { Conversations, Readiness } from './conversations';
import { within } from './http/within';

const grpcFailedPrecondition = 9;
const commandMs = 10_000;
const ringMs = 10_000;
const readyMs = 2_000;
/** A long poll lasts about a minute; a worker that has not asked for longer than this is gone. */
const workerSeenWithinMs = 90_000;

export interface TemporalOptions {
  readonly address: string;
  readonly namespace: string;
  readonly idleMs: number;
  readonly dataConverter: DataConverter;
  readonly clock: () => number;
}

/** The conversations over Temporal's client. Connects at the first call, so that the API runs while Temporal is down. */
export function createTemporalConversations(options: TemporalOptions): Conversations & { close(): Promise<void> } {
  const connection = Connection.lazy({
    address: options.address,
    // The default waits 1.4 s and more after "workflow is closing", which happens at every continue-as-new.
    interceptors: [makeGrpcRetryInterceptor(defaultGrpcRetryOptions({ initialIntervalMs: () => 50 }))],
  });
  const client = new Client({ connection, namespace: options.namespace, dataConverter: options.dataConverter });
  // The client's own retries wait beyond its deadline, hence the second one.
  const answered = <T>(ms: number, call: () => Promise<T>) =>
    within(ms, connection.withDeadline(Date.now() + ms, call), () => new Error('Temporal did not answer in time.'));

  return {
    async ring(conversationId) {
      await answered(ringMs, () => ringDoorbell(client, conversationId, options.idleMs));
    },

    async sweep() {
      await answered(ringMs, () => ringSweep(client));
    },

    async goOnImporting(importId) {
      await answered(ringMs, () => ringImport(client, importId));
    },

    async erase(erasureId) {
      await answered(ringMs, () => beginErasure(client, erasureId));
    },

    async learn() {
      await answered(ringMs, () => beginLearning(client));
    },

    async syncTemplates() {
      await answered(ringMs, () => beginTemplateSync(client));
    },

    async command(conversationId, name, input) {
      const start = () =>
        new WithStartWorkflowOperation<Workflow>(
          workflowTypes.conversation,
          startOptions(conversationId, options.idleMs),
        );
      const send = () =>
        client.workflow.executeUpdateWithStart<Workflow, CommandAnswer, [UpdateInput]>(name, {
          args: [input],
          updateId: input.commandId,
          startWorkflowOperation: start(),
        });
      try {
        return await answered(commandMs, () => repeatWhileClosing(send));
      } catch (error) {
        throw commandFault(error);
      }
    },

    async ready() {
      try {
        const answer = await answered(readyMs, () =>
          client.workflowService.describeTaskQueue({
            namespace: options.namespace,
            taskQueue: { name: taskQueues.conversations },
            taskQueueType: temporal.api.enums.v1.TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW,
          }),
        );
        const since = options.clock() - workerSeenWithinMs;
        const worker = (answer.pollers ?? []).some(
          (poller) => Number(poller.lastAccessTime?.seconds ?? 0) * 1000 >= since,
        );
        return { temporal: true, worker };
      } catch {
        return { temporal: false, worker: false } satisfies Readiness;
      }
    },

    close: () => connection.close(),
  };
}

/** A workflow that ends or continues as new lets go of an accepted Update; the same command id is carried out once all the same. */
async function repeatWhileClosing(send: () => Promise<CommandAnswer>): Promise<CommandAnswer> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send();
    } catch (error) {
      const closing = failureTypeOf(error) === 'AcceptedUpdateCompletedWorkflow' || isFailedPrecondition(error);
      if (attempt >= 3 || !closing) throw error;
      await setTimeout(100);
    }
  }
}

/** Temporal could not start and update at once, because the run was just ending. */
function isFailedPrecondition(error: unknown): boolean {
  return isGrpcServiceError(error) && error.code === grpcFailedPrecondition;
}

function failureTypeOf(error: unknown): string | null {
  if (!(error instanceof WorkflowUpdateFailedError)) return null;
  return error.cause instanceof ApplicationFailure ? (error.cause.type ?? '') : '';
}

function commandFault(error: unknown): Fault {
  switch (failureTypeOf(error)) {
    case failureTypes.conversationMissing:
      return new Fault('notFound', undefined, { cause: error });
    case failureTypes.storeAway:
      return new Fault('storeAway', undefined, { cause: error });
    case null:
      return new Fault(
        'temporalAway',
        'No answer came in time, so the command may or may not have been carried out. Read the conversation, then repeat; with an Idempotency-Key a repeat is safe.',
        { cause: error },
      );
    default:
      return new Fault('internal', undefined, { cause: error });
  }
}
