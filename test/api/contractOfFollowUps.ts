import { seedConversation } from './seed';
import type { ContractBench } from './contractBench';

/** The planned look at a silence. */
export async function followUpAnswers({ api, check }: ContractBench): Promise<void> {
  const path = '/api/conversations/{id}/follow-up';
  const { _id } = await seedConversation(api.store, {
    phone: '5511900007001',
    followUp: {
      lookAtMs: 2e12,
      reasons: [{ code: 'hesitation', text: 'Open.' }],
      silence: 'hesitation',
      sinceMs: 1.9e12,
      sentInSilence: 0,
    },
  });
  expect((await check('GET', path, _id)).body).toMatchObject({ silence: 'hesitation', curve: [], fixedAt: null });
  const none = await seedConversation(api.store, { phone: '5511900007002' });
  expect((await check('GET', path, none._id)).status).toBe(404);
}
