import { z } from 'zod';
import { instant } from './common';
import { reasonSchema } from './conversation';

const silenceKinds = ['nothingOwed', 'theirDate', 'interrupted', 'hesitation', 'unreached', 'ours'] as const;
const chance = z.number().min(0).max(1).nullable();

export const plannedFollowUpSchema = z
  .object({
    silence: z.enum(silenceKinds).meta({
      description: 'What the look is planned for; nothingOwed: without news it is closed quietly then.',
    }),
    means: z.enum(silenceKinds).meta({ description: 'What the silence was taken for.' }),
    since: instant.meta({ description: 'When the silence began.' }),
    lookAt: instant,
    floorAt: instant
      .nullable()
      .meta({ description: 'Nothing automatic is sent before, by the floors; quiet hours come on top.' }),
    fixedAt: instant.nullable().meta({ description: 'The moment that the fixed rules alone would take.' }),
    putOffTo: instant.nullable().meta({
      description:
        'When it is sent if it is put off at the fixed moment, as what is learnt saw it when that was planned, or is put off already; null when it is not put off, and when nothing is sent.',
    }),
    sentInSilence: z.int().meta({ description: 'Follow-ups that went out in it.' }),
    given: z
      .enum(['task', 'draft'])
      .nullable()
      .meta({ description: 'A person has it, as a task or as a draft to send.' }),
    movedFrom: z.string().nullable().meta({ description: 'The conversation of the same contact whose silence it is.' }),
    reasons: z.array(reasonSchema),
    curve: z.array(z.object({ afterHours: z.number(), replied: z.number() })).meta({
      description: 'The chance of a reply without a word from us, by hours of silence; empty while nothing is learnt.',
    }),
    chanceByThen: chance.meta({ description: 'That a reply comes by the planned moment.' }),
    chanceAtAll: chance,
    learntVersion: z.string().nullable(),
  })
  .meta({ id: 'PlannedFollowUp' });

/** What the API shows of a planned look. */
export type PlannedFollowUpView = z.input<typeof plannedFollowUpSchema>;
