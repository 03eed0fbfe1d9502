import { z } from 'zod';
import { checkRules } from '../../core/rules/checkRules';
import type { FollowUpRules } from '../../core/rules/rules';
import {
  ownFollowUpSchema,
  ownRulesSchema as storedOwnRules,
  rulesSchema as storedRules,
} from '../../store/rulesSchema';
import { agentName, instant } from './common';

const needsEnglish = 'Needs a text in en: it is used for every language without one of its own.';

/** The whole rules document, as it is stored, and as it makes sense: texts have a fall-back, names are there, conditions type-check. */
export const rulesSchema = storedRules
  .refine((rules) => rules.turn.quietSeconds <= rules.turn.maxSeconds, {
    path: ['turn', 'maxSeconds'],
    error: 'Must not be less than quietSeconds.',
  })
  .refine((rules) => rules.followUp.texts.en !== undefined, { path: ['followUp', 'texts'], error: needsEnglish })
  .superRefine((rules, context) => {
    rules.automation.answers.forEach((answer, i) => {
      if (answer.texts.en === undefined) {
        context.addIssue({ code: 'custom', path: ['automation', 'answers', i, 'texts'], message: needsEnglish });
      }
    });
    for (const { path, message } of checkRules(rules)) context.addIssue({ code: 'custom', path: [...path], message });
  })
  .meta({ id: 'Rules' });

/** One conversation's own rules: any part of those about it. */
export const ownRulesSchema = storedOwnRules.meta({ id: 'OwnRules' });

/** One conversation's own follow-up rules; null: none. */
export const ownFollowUp = ownFollowUpSchema.nullable();
/** The same as they stand in its own rules. */
export const ownFollowUpEnvelope = z.strictObject({ followUp: ownFollowUp });

export const rulesVersionSchema = z
  .object({
    version: z.int(),
    rules: rulesSchema,
    by: z.string(),
    at: instant.nullable().meta({ description: "Null for version 0, the product's own." }),
    warnings: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .meta({ description: 'What in them comes to nothing, such as an answer to an intent there is not.' }),
  })
  .meta({ id: 'RulesVersion' });

/** What the API shows of one version of the rules. */
export type RulesVersionView = z.input<typeof rulesVersionSchema>;

/** What GET answers may be sent back as it is: If-Match alone says which version it is based on. */
export const rulesEnvelope = z.strictObject({
  rules: rulesSchema,
  by: agentName.optional(),
  version: z.int().optional(),
  at: instant.nullable().optional(),
  warnings: z.array(z.unknown()).optional(),
});

/** Why follow-up rules make no sense together, or null: own hours are checked against the global ones they are put on top of. */
export function hoursFault(rules: Pick<FollowUpRules, 'activeFromHour' | 'activeToHour'>): string | null {
  if (rules.activeFromHour < rules.activeToHour) return null;
  return `Must be later than activeFromHour, which is ${rules.activeFromHour}.`;
}
