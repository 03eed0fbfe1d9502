import { WorkflowIdConflictPolicy } from '@temporalio/common';
import type { Client } from '@temporalio/client';
import type { ConversationId, ErasureId, ImportId } from '../core/ids';
import {
  contactImportWorkflowId,
  duplicateSweepWorkflowId,
  type ErasureInput,
  erasureWorkflowId,
  goOnSignal,
  learningWorkflowId,
  receiveSignal,
  taskQueues,
  templateSyncWorkflowId,
  workflowTypes,
} from '../workflows/contract';
import { startOptions } from './startOptions';

/** Rings a conversation's doorbell, starting its workflow when it is not running. */
export async function ringDoorbell(client: Client, conversationId: ConversationId, idleMs: number): Promise<void> {
  await client.workflow.signalWithStart(workflowTypes.conversation, {
    ...startOptions(conversationId, idleMs),
    signal: receiveSignal,
    signalArgs: [],
  });
}

/** Has the sweep over the contacts go on, starting its workflow when it is not running. */
export async function ringSweep(client: Client): Promise<void> {
  await client.workflow.signalWithStart(workflowTypes.duplicateSweep, {
    workflowId: duplicateSweepWorkflowId,
    taskQueue: taskQueues.conversations,
    args: [{}],
    signal: goOnSignal,
    signalArgs: [],
  });
}

/** Has an import go on, starting its workflow when it is not running. */
export async function ringImport(client: Client, importId: ImportId): Promise<void> {
  await client.workflow.signalWithStart(workflowTypes.contactImport, {
    workflowId: contactImportWorkflowId(importId),
    taskQueue: taskQueues.conversations,
    args: [{ importId }],
    signal: goOnSignal,
    signalArgs: [],
  });
}

/** Has the lists of templates that are due read now; one that runs already may do it. */
export async function beginTemplateSync(client: Client): Promise<void> {
  await client.workflow.start(workflowTypes.templateSync, {
    workflowId: templateSyncWorkflowId,
    taskQueue: taskQueues.conversations,
    args: [],
    workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
  });
}

/** Has it learn now from what came of our messages. While a run learns, also one of the Schedule's, another does nothing. */
export async function beginLearning(client: Client): Promise<void> {
  await client.workflow.start(workflowTypes.learning, {
    workflowId: learningWorkflowId,
    taskQueue: taskQueues.conversations,
    args: [],
    workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
  });
}

/** Begins an erasure; one that runs goes on, and one that was begun before and ended finds nothing to do. */
export async function beginErasure(client: Client, erasureId: ErasureId): Promise<void> {
  await client.workflow.start(workflowTypes.erasure, {
    workflowId: erasureWorkflowId(erasureId),
    taskQueue: taskQueues.conversations,
    args: [{ erasureId }] as [ErasureInput],
    workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
  });
}
