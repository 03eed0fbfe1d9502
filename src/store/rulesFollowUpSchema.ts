import { IANAZone } from 'luxon';
import { z } from 'zod';
import { lowestFollowUpWaitHours, lowestWaitHoursOf, type FollowedUpKind } from '../core/rules/followUpRules';
import type { FollowUpRules } from '../core/rules/rules';
import { languageCode } from './rulesPeopleSchema';

/** What is said, by language. */
export const textsByLanguage = z.record(languageCode, z.string().min(1).max(1024));

const longestHours = 24 * 365;

const kindWait = (kind: FollowedUpKind, name: string) =>
  z
    .number()
    .min(lowestWaitHoursOf[kind], `must be at least ${lowestWaitHoursOf[kind]} hours: the floor for ${name}`)
    .max(longestHours)
    .optional();

const kinds = z.enum(['interrupted', 'hesitation', 'theirDate', 'unreached'] satisfies FollowedUpKind[], {
  error: 'must be interrupted, hesitation, theirDate or unreached',
});

const wording = z.strictObject({
  // Not as a pattern: in the OpenAPI document letters of all scripts can't be written.
  name: z.string().refine((name) => /^\p{L}[\p{L}\p{M}\p{N} ._-]{0,63}$/u.test(name), {
    error: 'must be a short name: letters, digits, spaces, dots, dashes',
  }),
  kinds: z.array(kinds).min(1, 'must name a kind, or be left out: then it fits all').max(4).optional(),
  texts: textsByLanguage,
});

const day = z.string().max(20);

const holidays = z.strictObject({
  ofBuyersPlace: z.boolean().optional(),
  country: z.string().max(10).optional(),
  region: z.string().max(20).optional(),
  also: z.array(day).max(400).optional(),
  except: z.array(day).max(400).optional(),
});

/** The follow-up part of the rules, each field on its own: `core/rules/checkFollowUp.ts` says whether they make sense together. */
export const followUpFields = z.strictObject({
  enabled: z.boolean(),
  waitHours: z
    .number()
    .min(lowestFollowUpWaitHours, `must be at least ${lowestFollowUpWaitHours} hours: the floor of every follow-up`)
    .max(longestHours)
    .meta({
      description:
        'The shortest silence before a look. Under 24 hours it counts only for a live exchange that broke off, while free text may still be sent; every other silence waits 24 hours at least.',
    }),
  waitHoursOf: z
    .strictObject({
      interrupted: kindWait('interrupted', 'an exchange broken off'),
      hesitation: kindWait('hesitation', 'an open question, price or offer'),
      theirDate: kindWait('theirDate', 'a buyer who thinks it over'),
      unreached: kindWait('unreached', 'a message that did not arrive or was not seen'),
    })
    .optional(),
  latestWaitDays: z.number().min(1).max(60).optional(),
  maxPerSilence: z.number().int().min(0).max(5),
  maxPerMonth: z.number().int().min(0).max(30).optional(),
  maxWithoutPerson: z.number().int().min(0).max(5).optional(),
  mode: z.enum(['send', 'draft', 'task'], { error: 'must be send, draft or task' }).optional(),
  otherNumbers: z.boolean().optional(),
  activeFromHour: z.number().int().min(0).max(23),
  activeToHour: z.number().int().min(1).max(24),
  timeZone: z
    .string()
    .refine((zone) => IANAZone.isValidZone(zone), 'must be an IANA time zone such as "America/Sao_Paulo"'),
  holidays: holidays.optional(),
  closeAfterDays: z.number().min(1).max(365),
  ownPromiseHours: z
    .number()
    .min(1)
    .max(24 * 30)
    .optional(),
  texts: textsByLanguage,
  wordings: z.array(wording).max(20, 'has more than 20, which is the most there can be').optional(),
}) satisfies z.ZodType<FollowUpRules>;
