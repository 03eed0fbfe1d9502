import type { z } from 'zod';
import type { AgentId, ConversationId } from '../../core/ids';
import type { ApiContext } from '../deps';
import { giveCommand, type GivenCommand } from '../giveCommand';
import { operation, type Operation } from '../http/operation';
import { idParams } from '../schemas/common';
import { commandedSchema } from '../schemas/conversation';

interface CommandSpec<Body extends z.ZodType> {
  readonly name: GivenCommand['name'];
  readonly summary: string;
  readonly body: Body;
  /** What goes to the workflow. Words are stored here first, and passed on as a note's id. */
  readonly fields: (body: z.output<Body>, context: ApiContext) => Promise<GivenCommand['fields']>;
}

/** An operation that gives one command to one conversation. */
export function commandOperation<Body extends z.ZodType<{ by?: AgentId | undefined } | undefined>>(
  spec: CommandSpec<Body>,
): Operation {
  return operation({
    tag: 'Commands',
    summary: spec.summary,
    params: idParams<ConversationId>('conversation'),
    body: spec.body,
    requestHeaders: ['Idempotency-Key'],
    answers: { 200: { description: 'The conversation after the command.', schema: commandedSchema } },
    problems: ['notFound', 'refused', 'temporalAway'],
    async handle({ params, body, raw }, context) {
      const fields = await spec.fields(body, context);
      return giveCommand(params.id, { name: spec.name, fields, by: body?.by }, raw, context);
    },
  });
}
