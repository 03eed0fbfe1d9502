import type { AccountId } from '../../src/core/ids';
import { seedTemplate } from '../support/seedTemplates';
import type { ContractBench } from './contractBench';

/** Templates, what they are for, and reading them. */
export async function templatesAnswer({ api, check }: ContractBench): Promise<void> {
  const account = 'acc_0000000000000000000000aa' as AccountId;
  const { _id } = await seedTemplate(api.store, account, { unfit: { code: 132000, atMs: 1 } });
  await seedTemplate(api.store, account, { language: 'en', status: 'other', body: null, needsMore: 'other' });
  expect((await check('GET', '/api/templates', '', {}, `?account=${account}`)).body.items).toHaveLength(2);
  expect((await check('GET', '/api/templates', '', {}, '?status=x')).status).toBe(400);
  const one = '/api/templates/{id}';
  expect((await check('PATCH', one, _id, { body: { purpose: 'followUp' } })).status).toBe(200);
  expect((await check('PATCH', one, _id, { body: { purpose: 'spam' } })).status).toBe(400);
  expect((await check('PATCH', one, _id, { body: { values: { name: 'first_name' } } })).status).toBe(200);
  expect((await check('PATCH', one, 'tpl_0123456789abcdef01234567', { body: { purpose: null } })).status).toBe(404);
  expect((await check('POST', '/api/templates/sync')).status).toBe(200);
  api.temporal.state.temporal = false;
  expect((await check('POST', '/api/templates/sync')).status).toBe(503);
  api.temporal.state.temporal = true;
}
