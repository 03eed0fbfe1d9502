import { z } from 'zod';
import { agentName, instant, teamName, words } from './common';

const by = agentName.optional().meta({ description: 'Who gives the command, for the record.' });
const reason = words({ least: 0, most: 1000 })
  .nullable()
  .optional()
  .meta({ description: 'Free words, kept in MongoDB only.' });

/** The bodies of commands. Those without a required field may be left out altogether. */
export const plainBody = z.strictObject({ by }).optional();
export const pauseBody = z
  .strictObject({ until: instant.nullable().optional().meta({ description: 'Left out: 24 h.' }), reason, by })
  .optional();
const taker = agentName.nullable().optional().meta({
  description:
    'Who takes it. Left out: whoever `by` names, else somebody without a name; for two hours nobody else is given it.',
});
export const takeOverBody = z.strictObject({ agent: taker, by }).optional();
export const closeBody = z.strictObject({ reason, by }).optional();
export const snoozeBody = z.strictObject({ until: instant, by });
export const rerouteBody = z
  .strictObject({ agent: agentName.optional(), team: teamName.optional(), by })
  .refine((body) => (body.agent === undefined) !== (body.team === undefined), 'Name either an agent or a team.');
