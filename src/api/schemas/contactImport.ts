import { isSupportedCountry, type CountryCode } from 'libphonenumber-js/max';
import { z } from 'zod';
import { encodings } from '../../core/contactImport/decodeText';
import { matchedBy } from '../../core/contactImport/matchRow';
import { flagQuery, instant, pageQuery } from './common';
import { contactFilters } from './crm';

const outcomes = ['new', 'changed', 'unchanged', 'conflict', 'bad'] as const;

/** `?dryRun=&country=&encoding=&createCompanies=&system=` */
export const importQuery = z.strictObject({
  dryRun: flagQuery.meta({ description: 'Left out: true. A dry run writes nothing but its report.' }),
  country: z
    .string()
    .transform((value) => value.toUpperCase())
    .refine((value) => isSupportedCountry(value), 'Must be a country such as BR.')
    .transform((value) => value as CountryCode)
    .optional()
    .meta({
      description: "The country of the file's national numbers; left out: that of the installation's accounts.",
    }),
  encoding: z
    .string()
    .toLowerCase()
    .pipe(z.enum(encodings, `Must be one of ${encodings.join(', ')}.`))
    .optional()
    .meta({ description: 'Left out: UTF-8, UTF-16, Windows-1252 or Windows-1251, as the bytes say.' }),
  createCompanies: flagQuery.meta({ description: 'Makes companies that no record has the name of; left out: false.' }),
  system: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,31}$/, 'Must be a short name such as hubspot.')
    .optional()
    .meta({ description: "The system the file's ids are of, where they don't name one; left out: import." }),
});

const count = z.int().min(0);

export const importSchema = z
  .object({
    id: z.string(),
    state: z.enum(['running', 'stopped', 'finished', 'failed']),
    failure: z.string().nullable().meta({ description: 'Why it failed, for people.' }),
    dryRun: z.boolean(),
    rows: count,
    done: count.meta({ description: 'Rows that are decided and, in a real run, carried out.' }),
    progress: z.number().min(0).max(1),
    counts: z.object({
      new: count,
      matched: count.meta({ description: 'Rows that led to exactly one contact, whatever came of it.' }),
      changed: count,
      unchanged: count,
      conflict: count,
      bad: count,
    }),
    ignoredColumns: z.array(z.string()).meta({ description: 'Columns that were not taken, by their headers.' }),
    encoding: z.string(),
    uploadedAt: instant,
    startedAt: instant,
    finishedAt: instant.nullable(),
  })
  .meta({ id: 'ContactImport' });
export type ImportView = z.input<typeof importSchema>;

export const importsQuery = z.strictObject(pageQuery);

export const importRowsQuery = z.strictObject({ outcome: z.enum(outcomes).optional(), ...pageQuery });

export const importRowSchema = z
  .object({
    line: z.int().min(1).meta({ description: 'The line of the file that the row begins on; the first is 1.' }),
    outcome: z.enum(outcomes),
    contactId: z
      .string()
      .nullable()
      .meta({ description: 'The contact it matched or made; null in a dry run for a new one.' }),
    matchedBy: z.enum(matchedBy).nullable(),
    candidates: z.array(z.string()).meta({ description: 'Whom it could be, when that is several.' }),
    reasons: z.array(z.object({ code: z.string(), text: z.string() })),
  })
  .meta({ id: 'ContactImportRow' });
export type ImportRowView = z.input<typeof importRowSchema>;

export const exportQuery = z.strictObject(contactFilters);
