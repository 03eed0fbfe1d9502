import { usableTemplates } from '../../../src/core/templates/usableTemplates';
import type { ChannelTemplate } from '../../../src/core/templates/template';
import type { AccountId } from '../../../src/core/ids';
import { languages } from '../../../src/core/understanding/languages';
import { eventually, startContinuo, startSandbox } from './sandboxBench';

let continuo: Awaited<ReturnType<typeof startContinuo>>;
let bench: Awaited<ReturnType<typeof startSandbox>>;
let nowMs = Date.parse('2026-11-21T12:00:00Z');

beforeEach(async () => {
  continuo = await startContinuo();
  bench = await startSandbox({ webhookUrl: continuo.url, now: () => nowMs });
});
afterEach(async () => {
  await bench.stop();
  await continuo.stop();
  expect(continuo.forged()).toBe(0);
});

const owner = { channelAccountId: '100000000000001', channelOwnerId: '200000000000001' };
const listed = async (): Promise<readonly ChannelTemplate[]> => {
  const answer = await bench.channel.listTemplates!(owner, { timeoutMs: 5_000 });
  if (answer.kind !== 'listed') throw new Error(`It answered ${answer.kind}.`);
  return answer.templates;
};
const plain = { name: 'continuo_follow_up', language: 'pt_BR', variables: [] };
const offer = { name: 'continuo_follow_up_offer', language: 'pt_BR', variables: [{ name: 'name', value: 'Zoë' }] };
const visit = { name: 'visita', language: 'pt_BR', body: 'Olá {{1}}, até {{2}}!', category: 'MARKETING' };
const values = (...all: string[]) => all.map((value, index) => ({ name: String(index + 1), value }));

describe('listed through the real channel', () => {
  test('it begins with follow-ups that may be sent, in every language the product understands', async () => {
    const accountId = 'acc_000000000000000000000001' as AccountId;
    const at = { statusAtMs: 1, qualityAtMs: 1, categoryAtMs: 1, contentAtMs: 1 };
    const known = (await listed()).map((each) => ({ ...each, ...at, accountId, purpose: null, unfit: null }));
    expect(languages.length).toBe(10);
    for (const language of languages) {
      const usable = usableTemplates(known, { accountId, language, canGo: () => true });
      expect(usable).toMatchObject([
        { name: 'continuo_follow_up', purpose: 'followUp', category: 'utility', variables: [] },
        { name: 'continuo_follow_up_offer', purpose: 'followUp', category: 'marketing', variables: ['name'] },
      ]);
      expect(usable.every((each) => each.language.split('_')[0] === language)).toBe(true);
    }
  });

  test('page after page, what was set too, and nothing that was deleted', async () => {
    for (let n = 0; n < 60; n++)
      await bench.call('PUT', '/templates', { ...visit, name: `visita_${n}`, events: 'none' });
    await bench.call('PUT', '/templates', { name: 'visita_7', language: 'pt_BR', status: 'DELETED', events: 'none' });
    const names = (await listed()).map(({ name }) => name);
    expect(names).toHaveLength(79);
    expect(new Set(names).size).toBe(61);
    expect(names).not.toContain('visita_7');
  });

  test('not to others: another owner, another token', async () => {
    const other = { ...owner, channelOwnerId: '200000000000002' };
    expect(await bench.channel.listTemplates!(other, { timeoutMs: 5_000 })).toMatchObject({
      kind: 'refused',
      code: 100,
    });
    const place = `${bench.url}/graph/v26.0/${owner.channelOwnerId}/message_templates`;
    expect((await fetch(place)).status).toBe(401);
  });
});

describe('sent', () => {
  beforeEach(async () => {
    await bench.call('POST', '/messages', { from: '5511987654321', text: 'Quanto custa?' });
  });

  test('outside the window too, where free text is refused', async () => {
    nowMs += 25 * 3600_000;
    expect(await bench.send('out_1')).toMatchObject({ kind: 'refused', code: 131047, meaning: 'windowClosed' });
    expect(await bench.sendTemplate('out_2', plain)).toMatchObject({ kind: 'accepted' });
    nowMs += 1000;
    expect(await bench.sendTemplate('out_3', offer)).toMatchObject({ kind: 'accepted' });
    expect(await bench.ledger()).toMatchObject([
      { tag: 'out_2', text: expect.stringContaining('Olá!'), template: { name: 'continuo_follow_up', variables: [] } },
      {
        tag: 'out_3',
        text: expect.stringContaining('Olá Zoë,'),
        template: { category: 'marketing', variables: ['Zoë'] },
      },
    ]);
    const priced = await eventually(
      () => continuo.statuses().filter(({ pricing }) => pricing !== null),
      (found) => found.length === 2,
    );
    expect(priced.map(({ pricing }) => pricing?.category).sort()).toEqual(['marketing', 'utility']);
  });

  test('by position', async () => {
    await bench.call('PUT', '/templates', visit);
    await bench.sendTemplate('out_1', { ...visit, variables: values('Ana', 'já') });
    expect(await bench.ledger()).toMatchObject([{ text: 'Olá Ana, até já!' }]);
  });

  test.each<[string, object, number, string]>([
    ['one that is paused', { status: 'PAUSED' }, 132015, 'templateGone'],
    ['one that is disabled', { status: 'DISABLED' }, 132016, 'templateGone'],
    ['one that is not approved yet', { status: 'PENDING' }, 132001, 'templateGone'],
    ['one that was deleted', { status: 'DELETED' }, 132001, 'templateGone'],
  ])('not %s', async (_what, change, code, meaning) => {
    await bench.call('PUT', '/templates', { ...plain, variables: undefined, ...change });
    expect(await bench.sendTemplate('out_1', plain)).toMatchObject({ kind: 'refused', code, meaning });
    expect(await bench.ledger()).toEqual([]);
  });

  test.each<[string, object, number, string]>([
    ['in a language it has not', { language: 'sw' }, 132001, 'templateGone'],
    ['under a name it has not', { name: 'nothing' }, 132001, 'templateGone'],
    ['with too few values', { variables: values('Ana') }, 132000, 'templateUnfit'],
    ['with too many values', { variables: values('Ana', 'já', 'x') }, 132000, 'templateUnfit'],
    [
      'with names that are not its',
      {
        variables: [
          { name: 'a', value: 'x' },
          { name: 'b', value: 'y' },
        ],
      },
      132012,
      'templateUnfit',
    ],
    ['with a line break', { variables: values('Ana\nMaria', 'já') }, 132018, 'templateUnfit'],
    ['with too much text', { variables: values('x'.repeat(1020), 'já') }, 132005, 'templateUnfit'],
    ['with an empty value', { variables: values('', 'já') }, 131008, 'badRequest'],
  ])('not %s', async (_what, change, code, meaning) => {
    await bench.call('PUT', '/templates', visit);
    const sent = { ...visit, variables: values('Ana', 'já'), ...change };
    expect(await bench.sendTemplate('out_1', sent)).toMatchObject({ kind: 'refused', code, meaning });
    expect(await bench.ledger()).toEqual([]);
  });

  test('faults on demand meet templates too', async () => {
    await bench.call('PUT', '/faults', [{ kind: 'fail', code: 131049 }]);
    expect(await bench.sendTemplate('out_1', plain)).toMatchObject({ code: 131049, meaning: 'capReached' });
  });
});

describe('set by a test', () => {
  test('Continuo is told what changed, as Meta tells it', async () => {
    await bench.call('PUT', '/templates', visit);
    const change = { status: 'PAUSED', quality: 'RED', category: 'UTILITY', body: 'Oi {{1}}' };
    expect(await bench.call('PUT', '/templates', { name: 'visita', language: 'pt_BR', ...change })).toMatchObject({
      status: 200,
      body: { name: 'visita', status: 'PAUSED', quality: 'RED', body: 'Oi {{1}}' },
    });
    const about = { name: 'visita', language: 'pt_BR' };
    expect(continuo.faults()).toEqual([]);
    expect(continuo.news().map(({ template }) => template)).toEqual([
      { ...about, kind: 'status', status: 'approved', reason: null },
      { ...about, kind: 'status', status: 'paused', reason: null },
      { ...about, kind: 'quality', quality: 'red' },
      { ...about, kind: 'category', category: 'utility' },
      { ...about, kind: 'body', body: 'Oi {{1}}', variables: [{ name: '1', example: null }] },
    ]);
    expect(continuo.news().every(({ channelOwnerId }) => channelOwnerId === owner.channelOwnerId)).toBe(true);
  });

  test('or not, where it is to find out by itself', async () => {
    await bench.call('PUT', '/templates', { ...visit, events: 'none' });
    expect(continuo.news()).toEqual([]);
    expect((await bench.call('GET', '/templates')).body.items).toHaveLength(21);
  });

  test.each<[string, object]>([
    ['a new one without a body', { name: 'new', language: 'en' }],
    ['a name with spaces', { ...visit, name: 'the visit' }],
    ['a status in small letters', { ...visit, status: 'paused' }],
    ['a field nobody knows', { ...visit, colour: 'red' }],
  ])('not %s', async (_what, body) => {
    expect((await bench.call('PUT', '/templates', body)).status).toBe(400);
  });

  test('only with the key', async () => {
    expect((await bench.call('PUT', '/templates', visit, 'wrong')).status).toBe(401);
    expect((await bench.call('GET', '/templates', undefined, 'wrong')).status).toBe(401);
  });
});
