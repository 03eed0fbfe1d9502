import { z } from 'zod';
import type { OwnRules, Rules } from '../core/rules/rules';
import { followUpFields, textsByLanguage } from './rulesFollowUpSchema';
import {
  escalationSchema,
  hoursSchema,
  knowledgeSchema,
  modesSchema,
  peopleSchema,
  routingSchema,
  shortName,
  stopWordsSchema,
} from './rulesPeopleSchema';

const turn = z.strictObject({
  quietSeconds: z.number().min(0).max(60),
  maxSeconds: z.number().min(0).max(300),
});

const reply = z.strictObject({
  team: shortName.nullable(),
  targetMinutes: z
    .number()
    .min(1)
    .max(60 * 24 * 30),
  urgentTargetMinutes: z
    .number()
    .min(1)
    .max(60 * 24 * 30),
});

/** The whole rules document, as people save it. */
export const rulesSchema = z.strictObject({
  automation: z.strictObject({
    enabled: z.boolean(),
    maxAnswersInRow: z.number().int().min(0).max(10),
    answers: z.array(z.strictObject({ intent: z.string().min(1).max(64), texts: textsByLanguage })).max(100),
    leastConfidence: z.number().min(0).max(1).optional(),
    modes: modesSchema.optional(),
    knowledge: knowledgeSchema.optional(),
  }),
  people: peopleSchema.optional(),
  hours: hoursSchema.optional(),
  routing: routingSchema.optional(),
  stopWords: stopWordsSchema.optional(),
  turn,
  reply: reply.extend({
    learntTarget: z
      .strictObject({ leastMinutes: reply.shape.targetMinutes, mostMinutes: reply.shape.targetMinutes })
      .optional(),
    hours: z.string().max(64).optional(),
    escalation: escalationSchema.optional(),
    absenceTexts: textsByLanguage.optional(),
  }),
  followUp: followUpFields.refine((rules) => rules.activeFromHour < rules.activeToHour, {
    path: ['activeToHour'],
    message: 'must be later than activeFromHour',
  }),
  identity: z
    .strictObject({
      createLead: z.boolean().optional(),
      // Shown in Temporal as a search attribute: a short word, no number.
      leadStage: z
        .string()
        .refine((stage) => /^\p{L}[\p{L}\p{M} ._-]{0,63}$/u.test(stage), {
          error: 'must be letters, spaces, dots, dashes',
        })
        .optional(),
    })
    .optional(),
  pause: z.strictObject({
    defaultHours: z
      .number()
      .min(0.01)
      .max(24 * 365),
    afterPhoneAnswerHours: z
      .number()
      .min(0)
      .max(24 * 365)
      .optional(),
  }),
}) satisfies z.ZodType<Rules>;

/** What one conversation may have of its own: any part of the rules about it. */
export const ownRulesSchema = z.strictObject({
  automation: z
    .strictObject({ enabled: z.boolean().optional(), maxAnswersInRow: z.number().int().min(0).max(10).optional() })
    .optional(),
  turn: turn.partial().optional(),
  reply: reply.partial().optional(),
  followUp: followUpFields.partial().optional(),
}) satisfies z.ZodType<OwnRules>;

/** One conversation's own follow-up rules. */
export const ownFollowUpSchema = followUpFields.partial();
