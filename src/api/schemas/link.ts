import { z } from 'zod';
import type { CompanyId, ContactId, DealId } from '../../core/ids';
import { agentName, idSchema } from './common';

const isChoice = (body: { contactId?: unknown; companyId?: unknown; dealId?: unknown }) =>
  body.contactId !== undefined || body.companyId !== undefined || body.dealId !== undefined;

export const linkBody = z
  .strictObject({
    contactId: idSchema<ContactId>('contact').optional().meta({ description: 'Who the buyer is.' }),
    companyId: idSchema<CompanyId>('company')
      .nullable()
      .optional()
      .meta({ description: 'The company it belongs to; null: none.' }),
    dealId: idSchema<DealId>('deal').nullable().optional().meta({ description: 'The deal it is about; null: none.' }),
    by: agentName.optional(),
  })
  .refine(isChoice, 'Name at least one of contactId, companyId and dealId.');

export const dismissBody = z.strictObject({
  question: z
    .string()
    .regex(/^[A-Za-z]{1,40}(\.cnv_[0-9a-f]{24})?$/, 'Must be the id of a question.')
    .meta({ description: 'The id of an open question.' }),
  by: agentName.optional(),
});
