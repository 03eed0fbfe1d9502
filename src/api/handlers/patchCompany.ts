import type { CompanyId } from '../../core/ids';
import { nameTokens } from '../../core/resolve/personName';
import { changeCompany, findCompany } from '../../store/companies';
import { recordHeaders, recordRead } from '../crm/answerRecord';
import { changeUnderVersion } from '../crm/changeUnderVersion';
import { operation } from '../http/operation';
import { idParams } from '../schemas/common';
import { companyChange, companySchema } from '../schemas/crm';
import { companyView } from '../views/crmViews';

export const patchCompany = operation({
  tag: 'CRM',
  summary: 'Change a company: only the fields that are sent',
  params: idParams<CompanyId>('company'),
  body: companyChange,
  requestHeaders: ['If-Match'],
  answers: { 200: { description: 'The company after the change.', schema: companySchema, headers: recordHeaders } },
  problems: ['notFound', 'versionMismatch'],
  async handle({ params, body, raw }, { store, clock }) {
    const changed = await changeUnderVersion(raw, {
      find: () => findCompany(store, params.id),
      change: async (basedOn) => {
        const set = { ...body, ...(body.name === undefined ? {} : { nameKeys: nameTokens(body.name) }) };
        return changeCompany(store, params.id, { set, basedOn, nowMs: clock() });
      },
    });
    return recordRead(companyView(changed));
  },
});
