import type { CompanyId } from '../../core/ids';
import { findCompany } from '../../store/companies';
import { present, recordHeaders, recordRead } from '../crm/answerRecord';
import { operation } from '../http/operation';
import { idParams } from '../schemas/common';
import { companySchema } from '../schemas/crm';
import { companyView } from '../views/crmViews';

export const getCompany = operation({
  tag: 'CRM',
  summary: 'Read a company',
  params: idParams<CompanyId>('company'),
  answers: { 200: { description: 'The company.', schema: companySchema, headers: recordHeaders } },
  problems: ['notFound'],
  async handle({ params }, { store }) {
    return recordRead(companyView(present(await findCompany(store, params.id))));
  },
});
