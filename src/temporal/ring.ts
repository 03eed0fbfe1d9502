import { WorkflowIdConflictPolicy, WorkflowIdReusePolicy, type Client } from '@temporalio/client';
import type { ConversationId } from '../core/ids';
import {
  conversationWorkflowId,
  receiveSignal,
  taskQueues,
  workflowTypes,
  type ConversationInput,
} from '../workflows/contract';

/** Rings a conversation's doorbell, starting its workflow when it is not running. */
export async function ringDoorbell(client: Client, conversationId: ConversationId, idleMs: number): Promise<void> {
  const input: ConversationInput = { conversationId, idleMs };
  await client.workflow.signalWithStart(workflowTypes.conversation, {
    workflowId: conversationWorkflowId(conversationId),
    taskQueue: taskQueues.conversations,
    workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
    workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
    args: [input],
    signal: receiveSignal,
    signalArgs: [],
  });
}
