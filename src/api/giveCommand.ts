import type { CommandName } from '../core/control/command';
import type { AgentId, CommandId, ConversationId } from '../core/ids';
import { newId } from '../store/newId';
import type { CommandAnswer } from '../workflows/contract';
import type { ApiContext } from './deps';
import { RefusedFault } from './http/requestFault';
import { idFrom, idempotencyKeyOf } from './http/idempotencyKey';
import type { Answer } from './http/operation';
import type { RawRequest } from './http/rawRequest';
import { readConversation } from './readConversation';
import { conversationView } from './views/conversationView';

/** One command on its way to a conversation. `fields` hold ids, codes and times only: they are shown in Temporal. */
export interface GivenCommand {
  readonly name: CommandName;
  readonly fields: Readonly<Record<string, unknown>>;
  /** Who gives it; the holder of the key when nobody is named. */
  readonly by: AgentId | undefined;
}

/** The name under which commands are recorded that name nobody. */
export const unnamed = 'api';

/** Gives a command and answers with the conversation as it stands then, or with the reason why it was refused. */
export async function giveCommand(
  conversationId: ConversationId,
  command: GivenCommand,
  raw: RawRequest,
  context: ApiContext,
): Promise<Answer> {
  const { store, clock } = context;
  await readConversation(store, conversationId);
  const answer = await orderCommand(conversationId, command, commandIdOf(raw), context);
  const after = await readConversation(store, conversationId);
  return { status: 200, body: { ...(await conversationView(store, after, clock())), inFlight: answer.inFlight } };
}

/** The same Idempotency-Key is the same command, which is recorded once and answered again. */
export function commandIdOf(raw: RawRequest): CommandId {
  const key = idempotencyKeyOf(raw);
  return key === null ? newId<CommandId>('command') : idFrom<CommandId>('cmd', key);
}

/** Gives a command and waits. A refusal becomes a fault that carries the conversation's reason. */
export async function orderCommand(
  conversationId: ConversationId,
  command: GivenCommand,
  commandId: CommandId,
  context: Pick<ApiContext, 'temporal' | 'metrics'>,
): Promise<Extract<CommandAnswer, { accepted: true }>> {
  const input = { commandId, by: command.by ?? unnamed, fields: command.fields };
  const count = (outcome: string) => context.metrics.commands.inc({ command: command.name, outcome });
  const answer = await context.temporal.command(conversationId, command.name, input).catch((error: unknown) => {
    count('unanswered');
    throw error;
  });
  count(answer.accepted ? 'accepted' : 'refused');
  if (!answer.accepted) throw new RefusedFault(answer.reason);
  return answer;
}
