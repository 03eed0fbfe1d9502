import { z } from 'zod';
import { isAgentName } from '../core/ids';
import type { RoutingRule, Weekday, WorkingHours } from '../core/rules/people';
import type { Rules } from '../core/rules/rules';

const longestReplyMinutes = 60 * 24 * 30;

/** The short name of an agent or a team. */
export const shortName = z
  .string()
  .refine(isAgentName, 'must be a short name: letters, digits, dot, dash, underscore, beginning with a letter');
/** ISO 639-1 or 639-3. */
export const languageCode = z.string().regex(/^[a-z]{2,3}$/, 'must be a language code such as "en"');
const label = z.string().trim().min(1, 'must not be empty').max(64, 'must not be longer than 64 characters');
const day = z.string().max(20);
const mode = z.enum(['send', 'draft', 'never'], { error: 'must be send, draft or never' });
const few = <Item extends z.ZodType>(item: Item, most: number) =>
  z.array(item).max(most, `has more than ${most}, which is the most there can be`);

const member = z.strictObject({
  name: shortName,
  skills: few(label, 50).optional(),
  languages: few(languageCode, 50).optional(),
  capacity: z.int().min(0).max(1000).optional(),
  hours: label.optional(),
  absent: few(z.strictObject({ from: day, until: day }), 100).optional(),
});

const team = z.strictObject({
  name: shortName,
  members: few(shortName, 200),
  hours: label.optional(),
  supervisor: shortName.optional(),
});

/** Who answers. */
export const peopleSchema = z.strictObject({
  members: few(member, 200),
  teams: few(team, 50),
  capacity: z.int().min(1).max(1000).optional(),
}) satisfies z.ZodType<Rules['people']>;

const spans = few(z.string().max(20), 10).optional();
const days = z.strictObject({
  ...{ mon: spans, tue: spans, wed: spans, thu: spans, fri: spans, sat: spans, sun: spans },
} satisfies Record<Weekday, z.ZodType>);

/** Times of a week in which somebody works. */
export const hoursSchema = few(
  z.strictObject({
    name: label,
    timeZone: z.string().max(64),
    days,
    holidays: z
      .strictObject({
        country: z.string().max(10).optional(),
        region: z.string().max(20).optional(),
        also: few(day, 400).optional(),
        except: few(day, 400).optional(),
      })
      .optional(),
  }) satisfies z.ZodType<WorkingHours>,
  100,
);

/** The routing rules, in order. */
export const routingSchema = few(
  z.strictObject({
    name: label,
    when: z.string('must be a text: put it in quotes'),
    then: z.strictObject({
      replyNeeded: z.boolean().optional(),
      team: shortName.optional(),
      agent: shortName.optional(),
      skill: label.optional(),
      replyWithinMinutes: z.number().min(1).max(longestReplyMinutes).optional(),
      automation: mode.optional(),
    }),
  }) satisfies z.ZodType<RoutingRule>,
  200,
);

/** What automation may do per intent. */
export const modesSchema = z.record(z.string().max(64), mode);

/** Answers from the knowledge the business supplies. */
export const knowledgeSchema = z.strictObject({
  mode: z.enum(['send', 'draft'], { error: 'must be send or draft' }),
  intents: few(z.string().max(64), 50),
});

/** More words by which a buyer opts out, per language. */
export const stopWordsSchema = z.record(languageCode, few(z.string().max(1000), 200));

const share = z
  .number('must be a share between 0 and 1')
  .min(0, 'must be between 0 and 1')
  .max(1, 'must be between 0 and 1');
/** When people are told, as shares of the time until a reply is due. */
export const escalationSchema = z.strictObject({ assigneeAt: share, teamAt: share, supervisorAt: share });
