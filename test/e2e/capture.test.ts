import { createHash } from 'node:crypto';
import type { MediaView } from '../../src/api/schemas/media';
import { newMessage, bodyOfMessages } from '../support/e2eBodies';
import { startScene, type Scene } from '../support/e2eStart';
import { until } from '../support/e2eUntil';
import {
  echoTo,
  editOf,
  historyWith,
  messageFrom,
  preferenceOf,
  removalOf,
  webhook,
  type Change,
} from '../support/whatsappEvents';

let scene: Scene;
beforeAll(async () => {
  scene = await startScene();
}, 300_000);
afterAll(() => scene?.product.stop(), 60_000);

const deliver = (...changes: Change[]) => scene.product.http.deliver(JSON.stringify(webhook(...changes)), 30_000);
const post = (path: string, body?: unknown) => scene.product.http.request('POST', path, body);

test('a person answers from the phone app: people have it, automation keeps quiet, hand-back gives it back', async () => {
  const phone = '5511933500001';
  const { id } = await scene.write(phone, 'Vocês entregam em Campinas?');
  await scene.views.untilConversation(id, 'it waits', ({ needsReply }) => needsReply);
  await deliver(echoTo({ phone }, 'wamid.e1', Date.now(), 'Sim! Qual o CEP?'));
  const answered = await scene.views.untilConversation(id, 'it is answered', ({ needsReply }) => !needsReply);
  expect(answered).toMatchObject({ holder: 'human', assignee: null, paused: { by: 'businessApp' } });
  expect((await scene.views.messages(id)).at(-1)).toMatchObject({
    direction: 'out',
    author: 'businessApp',
    text: 'Sim! Qual o CEP?',
    origin: 'echo',
  });
  await deliver(messageFrom({ phone }, 'wamid.e2', Date.now(), 'Quanto custa?'));
  await scene.views.untilConversation(id, 'people are to answer', ({ needsReply }) => needsReply);
  expect(await scene.views.ledgerTo(phone)).toEqual([]);
  expect(await post(`/api/conversations/${id}/hand-back`)).toMatchObject({
    status: 200,
    body: { holder: 'automation', paused: null },
  });
  await until('automation answers now', async () => (await scene.views.ledgerTo(phone)).length === 1);
}, 60_000);

test('an edit and a removal change what is answered', async () => {
  const phone = '5511933500002';
  await deliver(
    messageFrom({ phone }, 'wamid.c1', Date.now() - 3000, 'Preciso da nota fiscal'),
    messageFrom({ phone }, 'wamid.c2', Date.now() - 2000, editOf('wamid.c1', 'Preciso da segunda via da nota fiscal')),
  );
  const { id } = await scene.views.conversationOf(phone);
  await scene.views.untilConversation(id, 'it waits', ({ needsReply }) => needsReply);
  expect((await scene.views.messages(id))[0]).toMatchObject({ text: 'Preciso da segunda via da nota fiscal' });
  await deliver(messageFrom({ phone }, 'wamid.c3', Date.now(), removalOf('wamid.c1')));
  await scene.views.untilConversation(id, 'nothing waits', ({ needsReply }) => !needsReply);
  const [first] = await scene.views.messages(id);
  expect(first).toMatchObject({ text: null, content: null });
  expect(first?.revokedAt).not.toBeNull();
  expect((await scene.views.decisions(id)).map(({ reasons }) => reasons[0]?.code)).toContain('takenBack');
}, 60_000);

test('an imported history fills the conversation and starts nothing; a preference is an opt-out', async () => {
  const phone = '5511933500003';
  const longAgo = Date.now() - 90 * 24 * 3600_000;
  await deliver(
    historyWith({ phone }, [
      { id: 'wamid.h1', from: 'buyer', atMs: longAgo, body: 'Quanto custa?' },
      { id: 'wamid.h2', from: 'business', atMs: longAgo + 60_000, body: '50 reais' },
    ]),
  );
  const { id } = await scene.views.conversationOf(phone);
  await until('it is filled', async () => (await scene.views.messages(id)).length === 2);
  expect(await scene.views.conversation(id)).toMatchObject({ needsReply: false, followUp: null, window: null });
  await deliver(preferenceOf({ phone }, 'stop', Date.now()));
  await scene.views.untilConversation(id, 'opted out', ({ optedOut }) => optedOut);
  expect((await scene.views.decisions(id)).filter(({ step }) => step === 'route')).toEqual([]);
}, 60_000);

test('a file is fetched, checked, and served in parts', async () => {
  const phone = '5511933500004';
  const bytes = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(5000, 7)]);
  const { baseUrl } = scene.product;
  const headers = { authorization: 'Bearer e2e-admin-key-0123456789' };
  const added = await fetch(`${baseUrl}/sandbox/media`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'image/png' },
    body: new Uint8Array(bytes),
  });
  const { id: mediaId, sha256 } = (await added.json()) as { id: string; sha256: string };
  const image = { id: mediaId, mime_type: 'image/png', sha256, caption: 'A fatura' };
  await deliver(messageFrom({ phone }, 'wamid.m1', Date.now(), { type: 'image', image }));
  const { id } = await scene.views.conversationOf(phone);
  const media = await until('the file is stored', async () => {
    const [message] = await scene.views.messages(id);
    return message?.media?.state === 'stored' && (message.media as MediaView);
  });
  expect(media).toMatchObject({ sizeBytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
  const part = await fetch(`${baseUrl}${media.url}`, { headers: { ...headers, range: 'bytes=1-3' } });
  expect([part.status, await part.text()]).toEqual([206, 'PNG']);
  expect(part.headers.get('content-security-policy')).toContain('sandbox');
  expect((await fetch(`${baseUrl}${media.url}`)).status).toBe(401);
}, 60_000);

test('a stopped number: messages wait, unsent and unfailed, until a person has mended it', async () => {
  const phone = '5511933500005';
  await scene.write(phone, 'Oi, bom dia');
  const [account] = await scene.product.http.all<{ id: string; sending: { state: string } }>('/api/accounts');
  expect(await post('/sandbox/events', { field: 'account_update', value: { event: 'PARTNER_REMOVED' } })).toMatchObject(
    {
      status: 201,
    },
  );
  await until('it is stopped', async () => {
    const [now] = await scene.product.http.all<{ sending: { state: string } }>('/api/accounts');
    return now?.sending.state === 'stopped';
  });
  const { id } = await scene.write('5511933500006', 'Quanto custa?');
  await scene.views.untilConversation(id, 'decided', ({ needsReply }) => needsReply);
  await new Promise((resolve) => setTimeout(resolve, 2000));
  expect(await scene.views.ledgerTo('5511933500006')).toEqual([]);
  expect((await post(`/api/accounts/${account?.id}/resume-sending`)).status).toBe(200);
  await until('it leaves', async () => (await scene.views.ledgerTo('5511933500006')).length === 1, {
    timeoutMs: 90_000,
  });
}, 150_000);

test('one number over two addresses, and by two apps: each message once', async () => {
  const body = bodyOfMessages([newMessage('5511933500007', 'Quanto custa?')]);
  await Promise.all([
    scene.product.http.deliver(body),
    scene.product.http.deliver(` ${body}`),
    scene.product.http.deliver(body),
  ]);
  const { id } = await scene.views.conversationOf('5511933500007');
  await until('it is answered', async () => (await scene.views.ledgerTo('5511933500007')).length > 0);
  expect((await scene.views.messages(id)).filter(({ direction }) => direction === 'in')).toHaveLength(1);
  expect(await scene.views.ledgerTo('5511933500007')).toHaveLength(1);
}, 60_000);
