import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createWhatsAppChannel } from '../../../src/channels/whatsapp/whatsAppChannel';

const seen: { url: URL; token: string | undefined }[] = [];
let answer: RequestListener = () => undefined;
const server = createServer((request, response) => {
  seen.push({ url: new URL(request.url ?? '', 'http://here'), token: request.headers.authorization });
  answer(request, response);
});
let origin = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => void seen.splice(0));

const owner = { channelAccountId: '106540352242922', channelOwnerId: '102290129340398' };
const list = (
  options: { owner?: typeof owner | { channelAccountId: string; channelOwnerId: null }; timeoutMs?: number } = {},
) =>
  createWhatsAppChannel({ appSecrets: ['s'], accessToken: 'token-1', graphUrl: `${origin}/v26.0/` }).listTemplates!(
    options.owner ?? owner,
    { timeoutMs: options.timeoutMs ?? 3_000 },
  );
const answers = (status: number, body: unknown, headers: Record<string, string> = {}): void => {
  answer = (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
};
/** As Meta answers, one item made from these parts. */
const item = (change: object = {}) => ({
  ...{ id: '1689556908129832', name: 'lembrete_visita', language: 'pt_BR', status: 'APPROVED', category: 'UTILITY' },
  ...{ parameter_format: 'POSITIONAL', quality_score: { score: 'GREEN', date: 1793000000 }, rejected_reason: 'NONE' },
  components: [
    { type: 'HEADER', format: 'TEXT', text: 'Lembrete' },
    {
      ...{ type: 'BODY', text: 'Olá {{1}}, sua visita é {{2}}. Confirma?' },
      example: { body_text: [['Ana', 'amanhã']] },
    },
    { type: 'FOOTER', text: 'Loja Centro' },
    {
      type: 'BUTTONS',
      buttons: [
        { type: 'QUICK_REPLY', text: 'Sim' },
        { type: 'URL', text: 'Mapa', url: 'https://loja.example/mapa' },
        { type: 'PHONE_NUMBER', text: 'Ligar', phone_number: '+551133334444' },
      ],
    },
  ],
  ...change,
});
const onlyOne = async (change: object) => {
  answers(200, { data: [item(change)] });
  const answered = await list();
  if (answered.kind !== 'listed') throw new Error(`It answered ${answered.kind}.`);
  return answered.templates[0];
};

test('a list is read: who asks, for what, and what it says', async () => {
  answers(200, { data: [item()], paging: { cursors: { before: 'a', after: 'b' } } });
  expect(await list()).toEqual({
    kind: 'listed',
    unreadable: 0,
    templates: [
      {
        ...{ channelTemplateId: '1689556908129832', name: 'lembrete_visita', language: 'pt_BR' },
        ...{ status: 'approved', statusReason: null, quality: 'green', category: 'utility', needsMore: null },
        body: 'Olá {{1}}, sua visita é {{2}}. Confirma?',
        variables: [
          { name: '1', example: 'Ana' },
          { name: '2', example: 'amanhã' },
        ],
      },
    ],
  });
  expect(seen).toHaveLength(1);
  expect(seen[0]).toMatchObject({ token: 'Bearer token-1' });
  expect(seen[0]?.url.pathname).toBe('/v26.0/102290129340398/message_templates');
  expect(seen[0]?.url.searchParams.get('fields')).toContain('quality_score');
});

test('all pages are followed by their cursors, never by their addresses, and one on two pages counts once', async () => {
  answer = (request, response) => {
    const after = new URL(request.url ?? '', 'http://here').searchParams.get('after');
    const page = after === null ? 0 : Number(after);
    const data = [item({ name: `t${page}` }), item({ name: 'moved', status: page === 2 ? 'PAUSED' : 'APPROVED' })];
    const next = 'http://elsewhere.invalid/v26.0/1/message_templates?access_token=x';
    const cursors = { before: 'x', after: String(page + 1) };
    response.end(JSON.stringify({ data, paging: page < 2 ? { cursors, next } : { cursors } }));
  };
  const answered = await list();
  expect(answered).toMatchObject({
    kind: 'listed',
    templates: [{ name: 't0' }, { name: 'moved', status: 'paused' }, { name: 't1' }, { name: 't2' }],
  });
  expect(seen.map(({ url }) => url.searchParams.get('after'))).toEqual([null, '1', '2']);
});

describe('what a template says is read leniently', () => {
  test('named placeholders, with their examples', async () => {
    const body = { type: 'BODY', text: 'Oi {{buyer_name}}, {{order_id}}' };
    const example = { body_text_named_params: [{ param_name: 'order_id', example: 'A-7' }] };
    expect(await onlyOne({ parameter_format: 'NAMED', components: [{ ...body, example }] })).toMatchObject({
      variables: [
        { name: 'buyer_name', example: null },
        { name: 'order_id', example: 'A-7' },
      ],
    });
  });

  test.each([
    ['PAUSED', 'paused'],
    ['DISABLED', 'disabled'],
    ['REJECTED', 'rejected'],
    ['DELETED', 'removed'],
    ['HOVERING', 'other'],
    [undefined, 'other'],
    [7, 'other'],
  ])('status %p is %s', async (word, status) => {
    expect(await onlyOne({ status: word })).toMatchObject({ status });
  });

  test.each<[string, object, object]>([
    ['quality', { quality_score: 'GREEN' }, { quality: 'unknown' }],
    ['category', { category: 'SERVICE_NEW' }, { category: 'other' }],
    ['a reason', { status: 'REJECTED', rejected_reason: 'INVALID_FORMAT' }, { statusReason: 'INVALID_FORMAT' }],
    ['a language as webhooks write it', { language: 'pt-BR' }, { language: 'pt_BR' }],
    ['an id as a number', { id: 1689556908129832 }, { channelTemplateId: '1689556908129832' }],
    ['components of another shape', { components: 'none' }, { body: null, needsMore: 'other' }],
    ['more than there was', { brand_new: [{ x: 1 }] }, { status: 'approved' }],
  ])('%s', async (_what, change, expected) => {
    expect(await onlyOne(change)).toMatchObject(expected);
  });

  const body = { type: 'BODY', text: 'Oi' };
  test.each<[string, object[], string | null]>([
    ['a picture on top', [{ type: 'HEADER', format: 'IMAGE' }, body], 'header'],
    ['a place on top', [{ type: 'HEADER', format: 'LOCATION' }, body], 'header'],
    ['a value in the header', [{ type: 'HEADER', format: 'TEXT', text: 'Oi {{1}}' }, body], 'header'],
    [
      'an address with a value',
      [body, { type: 'BUTTONS', buttons: [{ type: 'URL', url: 'https://x/{{1}}' }] }],
      'button',
    ],
    ['a code to copy', [body, { type: 'BUTTONS', buttons: [{ type: 'COPY_CODE' }] }], 'button'],
    ['a button nobody knows', [body, { type: 'BUTTONS', buttons: [{ type: 'HOLOGRAM' }] }], 'button'],
    ['cards', [body, { type: 'CAROUSEL', cards: [] }], 'other'],
    ['nothing more', [body, { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY' }] }], null],
  ])('one with %s needs more: %j', async (_what, components, needsMore) => {
    expect(await onlyOne({ components })).toMatchObject({ needsMore });
  });

  test('one without a name is left out and counted', async () => {
    answers(200, { data: [item({ name: '' }), 'x', item()] });
    expect(await list()).toMatchObject({ kind: 'listed', unreadable: 2, templates: [{ name: 'lembrete_visita' }] });
  });
});

describe('without a whole list there is none', () => {
  test.each<[string, () => void, object]>([
    ['a wrong token', () => answers(401, { error: { code: 190 } }), { kind: 'refused', code: 190 }],
    ['no such owner', () => answers(400, { error: { code: 100, error_subcode: 33 } }), { kind: 'refused', code: 100 }],
    ['too many calls', () => answers(400, { error: { code: 80007 } }), { kind: 'notNow', retryAfterMs: 60_000 }],
    ['too many, until later', () => answers(429, '', { 'retry-after': '7' }), { kind: 'notNow', retryAfterMs: 7_000 }],
    ['a fault at Meta', () => answers(503, '<html>'), { kind: 'notNow', retryAfterMs: null }],
    ['no list', () => answers(200, { data: 'none' }), { kind: 'notNow' }],
    ['no JSON', () => answers(200, '<html>'), { kind: 'notNow' }],
    ['a redirect', () => answers(302, '', { location: 'http://elsewhere.invalid' }), { kind: 'refused' }],
    ['a line that breaks', () => void (answer = (request) => request.socket.destroy()), { kind: 'notNow' }],
  ])('%s', async (_what, prepare, expected) => {
    prepare();
    expect(await list()).toMatchObject(expected);
  });

  test('a page that fails after one that did not', async () => {
    answer = (request, response) => {
      if (request.url?.includes('after=')) return void response.writeHead(500).end();
      response.end(JSON.stringify({ data: [item()], paging: { next: 'x', cursors: { after: 'b' } } }));
    };
    expect(await list()).toMatchObject({ kind: 'notNow' });
    expect(seen).toHaveLength(2);
  });

  test.each([
    ['no cursors', { next: 'x' }],
    ['an empty cursor', { next: 'x', cursors: { after: '' } }],
    ['a cursor that is none', { next: 'x', cursors: { after: 7 } }],
    ['no object', 'more'],
  ])('a page that says there are more, with %s: a part is never taken for the whole', async (_what, paging) => {
    answers(200, { data: [item()], paging });
    expect(await list()).toMatchObject({ kind: 'notNow' });
  });

  test('pages that turn in a circle', async () => {
    answers(200, { data: [item()], paging: { next: 'x', cursors: { after: 'b' } } });
    expect(await list()).toMatchObject({ kind: 'notNow' });
    expect(seen).toHaveLength(2);
  });

  test('no answer in time, over all pages together', async () => {
    let page = 0;
    answer = (_request, response) => {
      const body = JSON.stringify({ data: [], paging: { next: 'x', cursors: { after: `p${page++}` } } });
      setTimeout(() => response.end(body), 100);
    };
    const startedAtMs = Date.now();
    expect(await list({ timeoutMs: 350 })).toMatchObject({ kind: 'notNow' });
    expect(Date.now() - startedAtMs).toBeLessThan(1_500);
    expect(seen.length).toBeGreaterThan(1);
  });

  test.each([null, '../me', ''])('an owner of %p: nobody is asked', async (channelOwnerId) => {
    expect(await list({ owner: { ...owner, channelOwnerId } as typeof owner })).toMatchObject({ kind: 'refused' });
    expect(seen).toEqual([]);
  });
});

test('a number with secrets of its own asks alone, whichever of them it has', () => {
  const own = (phoneNumberId: string, appSecrets: string[], accessToken: string | null) => ({
    ...{ phoneNumberId, appSecrets, accessToken },
  });
  const accounts = [own('1', ['s1'], null), own('2', [], 'token-2')];
  const channel = createWhatsAppChannel({ appSecrets: ['s'], accessToken: 'token-1', graphUrl: origin, accounts });
  expect(['1', '2', '3'].map(channel.asksAlone)).toEqual([true, true, false]);
});
