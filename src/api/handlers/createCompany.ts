import type { CompanyId } from '../../core/ids';
import { nameTokens } from '../../core/resolve/personName';
import { insertCompany } from '../../store/companies';
import type { CompanyDocument } from '../../store/crmDocuments';
import { newId } from '../../store/newId';
import { madeHeaders, recordMade } from '../crm/answerRecord';
import { idFrom } from '../http/idempotencyKey';
import { onceUnderKey } from '../http/onceUnderKey';
import { operation } from '../http/operation';
import { companySchema, newCompany } from '../schemas/crm';
import { companyView } from '../views/crmViews';

export const createCompany = operation({
  tag: 'CRM',
  summary: 'Make a company',
  body: newCompany,
  requestHeaders: ['Idempotency-Key'],
  answers: { 201: { description: 'The new company.', schema: companySchema, headers: madeHeaders } },
  problems: ['conflict'],
  async handle({ body, raw }, context) {
    const nowMs = context.clock();
    const fields: Omit<CompanyDocument, '_id'> = {
      name: body.name,
      domains: body.domains ?? [],
      nameKeys: nameTokens(body.name),
      createdAtMs: nowMs,
      updatedAtMs: nowMs,
      version: 1,
    };
    return onceUnderKey(raw, context, async (key) => {
      const _id = key === null ? newId<CompanyId>('company') : idFrom<CompanyId>('cmp', key);
      return recordMade('/api/companies', companyView(await insertCompany(context.store, { _id, ...fields })));
    });
  },
});
