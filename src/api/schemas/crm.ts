import { z } from 'zod';
import type { CompanyId, ContactId } from '../../core/ids';
import { agentName, flagQuery, idSchema, instant, pageQuery, phoneQuery, words } from './common';

const name = words({ least: 1, most: 300 });
// A phone is never refused: what can't be parsed is kept as given, and flagged.
const phones = z
  .array(z.string().max(200, 'Must be at most 200 characters long.'))
  .max(50, 'Must be at most 50 phones.');
const emails = z
  .array(
    z
      .string()
      .trim()
      .min(3)
      .max(320)
      .regex(/^[^\s@]+@[^\s@]+$/, 'Must be an e-mail address.'),
  )
  .max(50, 'Must be at most 50 addresses.');
const language = z
  .string()
  .max(35)
  .regex(/^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$/, 'Must be a language tag such as en or pt-BR.');
const companyId = idSchema<CompanyId>('company').nullable();
const domains = z
  .array(
    z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u, 'Must be a domain such as example.com.')
      .max(253),
  )
  .max(50, 'Must be at most 50 domains.');
// The stage is shown in Temporal as a search attribute, so it must not be able to hold a phone number.
const stage = words({ least: 1, most: 64 })
  .regex(
    /^\p{L}[\p{L}\p{M}\p{N} ._-]*$/u,
    'Must start with a letter, then letters, digits, space, dot, dash or underscore.',
  )
  .refine((value) => value.replace(/[^\p{N}]/gu, '').length < 7, 'Must not hold that many digits.');
const externalIds = z
  .array(
    z
      .string()
      .trim()
      .max(300)
      .regex(/^[a-z][a-z0-9-]{0,31}\|\S.*$/, "Must be a system's name, a bar and the id there, such as hubspot|12345."),
  )
  .max(50, 'Must be at most 50 ids.');
const contactIds = z.array(idSchema<ContactId>('contact')).max(100, 'Must be at most 100 contacts.');

export const contactSchema = z
  .object({
    id: z.string(),
    name: z.string().nullable(),
    phones: z.array(z.string()).meta({ description: 'As given.' }),
    unreadablePhones: z.array(z.string()).meta({ description: "Those of phones that can't be read as a number." }),
    emails: z.array(z.string()),
    externalIds: z.array(z.string()).meta({ description: 'Ids in other systems, such as hubspot|12345.' }),
    companyId: z.string().nullable(),
    ownerId: z.string().nullable(),
    language: z.string().nullable(),
    optedOut: z.boolean(),
    mergedInto: z
      .string()
      .nullable()
      .meta({ description: 'The contact that stands for this one since they were merged.' }),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Contact' });
export type ContactView = z.input<typeof contactSchema>;

export const contactChange = z.strictObject({
  name: name.nullable().optional(),
  phones: phones.optional(),
  emails: emails.optional(),
  externalIds: externalIds.optional(),
  companyId: companyId.optional(),
  ownerId: agentName.nullable().optional(),
  language: language.nullable().optional(),
  optedOut: z.boolean().optional(),
});
export const newContact = contactChange;
const nameQuery = words({ least: 1, most: 200 }).optional();
/** What contacts are searched by; all of it must hold. */
export const contactFilters = {
  phone: phoneQuery.meta({ description: 'In any writing.' }),
  name: nameQuery.meta({ description: 'The beginnings of its words, in its own script or in Latin letters.' }),
  email: words({ least: 1, most: 320 })
    .optional()
    .meta({ description: 'An address, or @example.com for all of a domain.' }),
  companyId: idSchema<CompanyId>('company').optional(),
  externalId: words({ least: 1, most: 300 }).optional().meta({ description: 'Such as hubspot|12345.' }),
  ownerId: agentName.optional(),
};
export const contactQuery = z.strictObject({ ...contactFilters, ...pageQuery });

export const companySchema = z
  .object({
    id: z.string(),
    name: z.string(),
    domains: z.array(z.string()),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Company' });
export type CompanyView = z.input<typeof companySchema>;

export const newCompany = z.strictObject({ name, domains: domains.optional() });
export const companyChange = newCompany.partial();
export const companyQuery = z.strictObject({
  phone: phoneQuery,
  domain: z.string().max(253).toLowerCase().optional(),
  name: nameQuery.meta({ description: 'The beginnings of its words, in its own script or in Latin letters.' }),
  ...pageQuery,
});

const shortIds = z.array(words({ least: 1, most: 128 })).max(100, 'Must be at most 100 ids.');

export const dealSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    stage: z.string(),
    contactIds: z.array(z.string()),
    companyId: z.string().nullable(),
    open: z.boolean(),
    reference: z.string().nullable(),
    productIds: z.array(z.string()),
    adIds: z.array(z.string()),
    value: z.number().nullable(),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Deal' });
export type DealView = z.input<typeof dealSchema>;

export const newDeal = z.strictObject({
  title: name,
  stage: stage.optional().meta({ description: 'Left out: new.' }),
  contactIds: contactIds.optional(),
  companyId: companyId.optional(),
  open: z.boolean().optional(),
  reference: words({ least: 2, most: 64 })
    .nullable()
    .optional()
    .meta({ description: 'What buyers call it by in writing: an offer or order number.' }),
  productIds: shortIds.optional().meta({ description: 'Products it is about, by their ids in the catalogue.' }),
  adIds: shortIds.optional().meta({ description: "Advertisements that bring buyers to it, by the channel's ids." }),
  value: z
    .number()
    .min(0, 'Must not be less than 0.')
    .max(1e12, 'Must be at most 1000000000000.')
    .nullable()
    .optional()
    .meta({ description: "What it is worth, in the business's own currency." }),
});
export const dealChange = newDeal.partial();
export const dealQuery = z.strictObject({
  phone: phoneQuery,
  contactId: idSchema<ContactId>('contact').optional(),
  companyId: idSchema<CompanyId>('company').optional(),
  open: flagQuery,
  ...pageQuery,
});
