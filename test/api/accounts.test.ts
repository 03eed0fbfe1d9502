import { startApi, type ApiBench } from './apiBench';
import { bodyOf, phoneNumberId } from './webhookBodies';

let api: ApiBench;
let id: string;
beforeAll(async () => {
  api = await startApi();
  await api.deliver(bodyOf([{ phone: '5511987654321' }]));
  id = (await api.call('GET', '/api/accounts')).body.items[0].id;
});
afterAll(() => api.stop());
beforeEach(async () => {
  await api.store.accountEvents.deleteMany({});
  await api.store.accounts.updateMany({}, { $set: { sending: { state: 'open', sinceMs: 1 } } });
});

const ownerId = '200000000000001';
let clock = Math.floor(Date.now() / 1000) - 1000;
/** News of the owner's, each a second later than the last. */
const news = (field: string, value: object, time = ++clock) => ({
  object: 'whatsapp_business_account',
  entry: [{ id: ownerId, time, changes: [{ field, value }] }],
});
const sending = async () => (await api.call('GET', '/api/accounts')).body.items[0]?.sending;

test('a number may send from its first event on', async () => {
  expect(await sending()).toMatchObject({ state: 'open', because: null, until: null });
});

test.each([
  ['a ban', 'account_update', { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: 'DISABLE' } }, 'stopped'],
  ['a removed partner', 'account_update', { event: 'PARTNER_REMOVED' }, 'stopped'],
  ['a restriction', 'account_update', { event: 'ACCOUNT_RESTRICTION', restriction_info: [] }, 'restricted'],
  ['a violation', 'account_update', { event: 'ACCOUNT_VIOLATION', violation_info: {} }, 'open'],
  ['a paused template', 'message_template_status_update', { event: 'PAUSED', message_template_id: 1 }, 'open'],
])('%s', async (_name, field, value, state) => {
  await api.deliver(news(field, value));
  expect((await sending()).state).toBe(state);
  const { items } = (await api.call('GET', '/api/account-events')).body;
  expect(items).toMatchObject([{ field, what: value.event, details: value }]);
});

test('the same news again is one row; a person mends the number, and old news does not undo it', async () => {
  const ban = news('account_update', { event: 'ACCOUNT_DELETED' });
  await api.deliver(ban);
  await api.deliver(ban);
  expect((await sending()).state).toBe('stopped');
  expect((await api.call('GET', '/api/account-events')).body.items).toHaveLength(1);
  expect(await api.call('POST', `/api/accounts/${id}/resume-sending`)).toMatchObject({
    status: 200,
    body: { sending: { state: 'open' } },
  });
  await api.deliver({ ...ban, again: true });
  expect((await sending()).state).toBe('open');
  expect((await api.call('POST', '/api/accounts/acc_0123456789abcdef01234567/resume-sending')).status).toBe(404);
});

test('a payment problem of the number stops it; a reconnection opens it', async () => {
  const metadata = { display_phone_number: '15550000001', phone_number_id: phoneNumberId };
  await api.deliver(
    news('messages', { messaging_product: 'whatsapp', metadata, errors: [{ code: 131042, title: 'x' }] }),
  );
  expect(await sending()).toMatchObject({ state: 'stopped', because: 'errors.131042' });
  await api.deliver(news('account_update', { event: 'ACCOUNT_RECONNECTED' }));
  expect((await sending()).state).toBe('open');
});
