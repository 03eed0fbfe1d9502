import type { Client } from '@temporalio/client';
import type { ConversationId } from '../core/ids';
import { receiveSignal, workflowTypes } from '../workflows/contract';
import { startOptions } from './startOptions';

/** Rings a conversation's doorbell, starting its workflow when it is not running. */
export async function ringDoorbell(client: Client, conversationId: ConversationId, idleMs: number): Promise<void> {
  await client.workflow.signalWithStart(workflowTypes.conversation, {
    ...startOptions(conversationId, idleMs),
    signal: receiveSignal,
    signalArgs: [],
  });
}
