import type { DraftId, TurnId } from '../../src/core/ids';
import { defaultRules } from '../../src/core/rules/defaults';
import { insertDraftOnce } from '../../src/store/drafts';
import type { ContractBench } from './contractBench';
import { seedConversation } from './seed';

/** Those who answer, and their presence. */
export async function agentsAnswer({ api, check }: ContractBench): Promise<void> {
  const { version } = (await api.call('GET', '/api/rules')).body;
  const people = { members: [{ name: 'maria' }], teams: [{ name: 'sales', members: ['maria'] }] };
  await api.store.rules.insertOne({
    ...{ _id: version + 1, rules: { ...defaultRules, people }, by: 'test', createdAtMs: 1 },
  });
  expect((await check('GET', '/api/agents')).body.items).toMatchObject([{ name: 'maria', teams: ['sales'] }]);
  const presence = '/api/agents/{name}/presence';
  const away = { body: { away: true, until: '2040-01-01T00:00:00Z' } };
  expect((await check('PUT', presence, 'maria', away)).body).toMatchObject({ present: false, away: true });
  expect((await check('PUT', presence, 'maria', { body: { away: false } })).body).toMatchObject({ present: true });
  expect((await check('PUT', presence, 'nobody', { body: { away: true } })).status).toBe(404);
  expect((await check('PUT', presence, 'maria', { body: { ...away.body, away: false } })).status).toBe(400);
}

/** Answers that wait for a person. */
export async function draftsAnswer({ api, check }: ContractBench): Promise<void> {
  const { _id: conversationId } = await seedConversation(api.store, { phone: '5511900000001' });
  const draft = async (n: number) => {
    const _id = `dra_${`${n}`.repeat(24)}` as DraftId;
    await insertDraftOnce(api.store, {
      ...{ _id, conversationId, turnId: 'trn_1' as TurnId, text: 'Да, есть', by: 'rules', sources: [] },
      ...{ basedOnInboundAtMs: Date.now() + 60_000, createdAtMs: n },
    });
    return _id;
  };
  const first = await draft(1);
  expect((await check('GET', '/api/drafts', '', {}, '?state=open')).body.items).toHaveLength(1);
  await check('POST', '/api/drafts/{id}/discard', first, { body: { by: 'maria' } });
  expect((await check('POST', '/api/drafts/{id}/approve', first)).status).toBe(409);
  expect((await check('POST', '/api/drafts/{id}/approve', await draft(2), { body: { agent: 'maria' } })).status).toBe(
    201,
  );
}
