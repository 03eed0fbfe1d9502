import { z } from 'zod';
import type { ConversationId } from '../../core/ids';
import { agentName, flagQuery, idSchema, instant, pageQuery, teamName } from './common';

const addressee = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('agent'), agent: z.string() }),
  z.object({ kind: z.literal('supervisor'), agent: z.string() }),
  z.object({ kind: z.literal('team'), team: z.string() }),
  z.object({ kind: z.literal('everybody') }),
]);

export const alertSchema = z
  .object({
    id: z.string(),
    conversationId: z.string(),
    kind: z.enum(['remindedAssignee', 'toldTeam', 'toldSupervisor', 'overdue', 'followUp']).meta({
      description:
        'How far it has come: the assignee is reminded, the team is told, the supervisor is told, the reply is overdue. followUp: nobody writes by itself into this silence any more, so a person is to.',
    }),
    for: addressee.meta({ description: 'Whom it is for. Where there is nobody in particular, everybody.' }),
    waitingSince: instant,
    replyDueAt: instant.meta({ description: 'Of a follow-up: when the conversation is closed quietly.' }),
    at: instant,
    endedAt: instant.nullable().meta({ description: 'When the wait ended: answered, closed or dismissed.' }),
  })
  .meta({ id: 'Alert' });

/** What the API shows of an alert. */
export type AlertView = z.input<typeof alertSchema>;

export const alertQuery = z.strictObject({
  ...pageQuery,
  agent: agentName.optional(),
  team: teamName.optional(),
  conversationId: idSchema<ConversationId>('conversation').optional(),
  open: flagQuery,
});
