import { WorkflowIdConflictPolicy, WorkflowIdReusePolicy } from '@temporalio/common';
import type { ConversationId } from '../core/ids';
import { conversationWorkflowId, taskQueues, type ConversationInput } from '../workflows/contract';

/** How a conversation's workflow is started when it is not running: one at a time, again after it rested. */
export function startOptions(conversationId: ConversationId, idleMs: number) {
  const input: ConversationInput = { conversationId, idleMs };
  return {
    workflowId: conversationWorkflowId(conversationId),
    taskQueue: taskQueues.conversations,
    args: [input] as [ConversationInput],
    workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
    workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
  };
}
