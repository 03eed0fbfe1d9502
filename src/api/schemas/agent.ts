import { z } from 'zod';
import { agentName, instant, iso, pageSchema } from './common';

export const agentSchema = z
  .object({
    name: z.string(),
    teams: z.array(z.string()),
    present: z
      .boolean()
      .meta({ description: 'Works now, has no day off and is not away: new conversations may come.' }),
    workingNow: z.boolean().meta({ description: 'By the hours they keep, days off not looked at.' }),
    absentToday: z.boolean().meta({ description: 'A day off, by the rules.' }),
    away: z.boolean(),
    awayUntil: instant.nullable().meta({ description: 'Null when they are not away, or until they come back.' }),
    load: z.number().int().meta({ description: 'Conversations that need a reply and are theirs.' }),
    capacity: z.number().int(),
  })
  .meta({ id: 'Agent' });

/** What the API shows of one who answers. */
export type AgentView = z.input<typeof agentSchema>;

export const agentsSchema = pageSchema(agentSchema);

export const agentParams = z.strictObject({ name: agentName });

export const presenceBody = z
  .strictObject({
    away: z.boolean(),
    until: instant.optional().meta({ description: 'Only with `away: true`: when they are back by themselves.' }),
  })
  .refine(({ away, until }) => away || until === undefined, {
    path: ['until'],
    message: 'Is only for somebody who is away.',
  });

/** Away until somebody says otherwise. */
export const withoutEndMs = Date.parse('9999-12-31T23:59:59Z');

/** When somebody is back, as the API shows it. */
export function awayUntilOf(awayUntilMs: number | null): string | null {
  return awayUntilMs === null || awayUntilMs >= withoutEndMs ? null : iso(awayUntilMs);
}
