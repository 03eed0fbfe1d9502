import {
  ApplicationFailure,
  condition,
  defineQuery,
  defineSignal,
  defineUpdate,
  setHandler,
  uuid4,
} from '@temporalio/workflow';
import { parseCommand } from '../core/control/parseCommand';
import type { CommandId } from '../core/ids';
import type { CommandName } from '../core/control/command';
import {
  commandNames,
  failureTypes,
  receiveSignal,
  replyUpdate,
  stateQuery,
  type CommandAnswer,
  type ConversationStateAnswer,
  type UpdateInput,
} from './contract';
import type { Desk } from './desk';

/** Registers everything people and the API can say to a conversation. Handlers only put it on the desk; the loop does the work. */
export function answerCommands(desk: Desk): void {
  setHandler(defineSignal(receiveSignal), () => {
    desk.bell = true;
    // Whoever rings has just written to MongoDB, so it is there.
    desk.patience.forgive();
  });
  setHandler(defineQuery<ConversationStateAnswer>(stateQuery), () => desk.describe());
  for (const name of [...commandNames, replyUpdate] as const) {
    setHandler(defineUpdate<CommandAnswer, [UpdateInput]>(name), (update) => answer(desk, name, update), {
      validator: (update) => refuseMalformed(name, update),
    });
  }
  for (const name of commandNames) {
    setHandler(defineSignal<[unknown?]>(name), (input) => {
      desk.put(
        { id: newCommandId(), by: 'signal', command: parseCommand(name, input) ?? { name: 'malformed', signal: name } },
        { awaited: false },
      );
    });
  }
}

async function answer(desk: Desk, name: CommandName, update: UpdateInput): Promise<CommandAnswer> {
  const command = parseCommand(name, update.fields) ?? ({ name: 'malformed', signal: name } as const);
  const ticket = desk.put({ id: update.commandId, by: update.by, command }, { awaited: true });
  await condition(() => ticket.answer !== undefined || ticket.failed === true || desk.gone);
  if (ticket.answer !== undefined) return ticket.answer;
  const type = desk.gone ? failureTypes.conversationMissing : failureTypes.storeAway;
  throw ApplicationFailure.create({ type, message: type, nonRetryable: true });
}

/** Must not be async: the SDK does not wait for validators. A refused Update leaves nothing in history. */
function refuseMalformed(name: CommandName, update: UpdateInput | undefined): void {
  const wellFormed =
    typeof update === 'object' &&
    update !== null &&
    typeof update.commandId === 'string' &&
    typeof update.by === 'string' &&
    parseCommand(name, update.fields) !== null;
  if (!wellFormed)
    throw ApplicationFailure.create({
      type: failureTypes.malformed,
      message: failureTypes.malformed,
      nonRetryable: true,
    });
}

function newCommandId(): CommandId {
  return `cmd_${uuid4().replaceAll('-', '').slice(0, 24)}` as CommandId;
}
