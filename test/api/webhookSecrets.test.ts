import { registerChannels } from '../../src/channels/registry';
import { createWhatsAppChannel } from '../../src/channels/whatsapp/whatsAppChannel';
import { appSecret, signatureOf, startApi, type ApiBench } from './apiBench';
import { bodyOf, phoneNumberId } from './webhookBodies';

const ownSecret = "the-number's-own-secret";
let api: ApiBench;
beforeAll(async () => {
  const accounts = [{ phoneNumberId, appSecrets: [ownSecret], accessToken: null }];
  const options = { appSecrets: [appSecret], accessToken: 'none', graphUrl: 'http://127.0.0.1:1', accounts };
  api = await startApi({ channels: registerChannels([createWhatsAppChannel(options)]) });
});
afterAll(() => api.stop());
beforeEach(() => api.clear());

const deliver = async (body: object, secret: string) => {
  const raw = JSON.stringify(body);
  const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signatureOf(raw, secret) };
  const seen = await api.call('POST', '/webhooks/whatsapp', { key: null, raw, headers });
  await Promise.all([api.deps.background.drain(5000), api.deps.backgroundWrites.drain(5000)]);
  return seen.status;
};

test('the same bytes, first signed by who does not speak for the number: the valid delivery is taken all the same', async () => {
  const body = bodyOf([{ phone: '5511987654321' }]);
  for (const secret of [appSecret, appSecret, ownSecret, appSecret, ownSecret])
    expect(await deliver(body, secret)).toBe(200);
  const rows = await api.store.intake
    .find({}, { projection: { raw: 0 } })
    .sort({ order: 1 })
    .toArray();
  expect(rows).toMatchObject([
    { messages: [], pending: [], uncovered: [phoneNumberId], deliveries: 3 },
    { messages: [{}], pending: [expect.any(String)], uncovered: [], setAside: [], deliveries: 2 },
  ]);
  expect(await api.store.conversations.countDocuments()).toBe(1);
});
