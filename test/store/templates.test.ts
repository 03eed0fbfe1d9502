import type { AccountId } from '../../src/core/ids';
import type { ChannelTemplate } from '../../src/core/templates/template';
import type { TemplateNews } from '../../src/core/templates/templateNews';
import type { Database } from '../../src/store/database';
import { applyTemplateNews, noteTemplateFailure } from '../../src/store/templateNews';
import {
  countTemplates,
  findTemplate,
  setPurpose,
  templateIdOf,
  templatesOf,
  writeListing,
} from '../../src/store/templates';
import { bringSyncForward, claimSync, finishSync } from '../../src/store/templateSync';
import { seedAccount, seedTemplate } from '../support/seedTemplates';
import { useStore } from '../support/useStore';

let store: Database;
useStore((started) => (store = started));
beforeEach(async () => {
  await store.templates.deleteMany({});
  await store.accounts.deleteMany({});
});

const first = 'acc_000000000000000000000001' as AccountId;
const second = 'acc_000000000000000000000002' as AccountId;
const account = { _id: first, channel: 'whatsapp', channelAccountId: '100000000000001' };
const listed = (name: string, change: Partial<ChannelTemplate> = {}): ChannelTemplate => ({
  ...{ channelTemplateId: '7', name, language: 'pt_BR', status: 'approved', statusReason: null, quality: 'unknown' },
  ...{ category: 'utility', body: '$name {{1}} $$', variables: [{ name: '1', example: '$x' }], needsMore: null },
  ...change,
});
const list = (templates: readonly ChannelTemplate[], askedAtMs: number, unreadable = 0) =>
  writeListing(store, account, { templates, unreadable }, askedAtMs);
const standing = async () =>
  (await templatesOf(store, first)).map(({ name, language, status, version }) => [name, language, status, version]);

describe('a list of the channel', () => {
  test('is written as it is, dollars too; the same again changes nothing but when it was read', async () => {
    expect(await list([listed('a'), listed('a', { language: 'en' })], 1000)).toBe(true);
    const [one] = await templatesOf(store, first);
    expect(one).toMatchObject({ body: '$name {{1}} $$', variables: [{ name: '1', example: '$x' }], statusAtMs: 1000 });
    expect(await list([listed('a'), listed('a', { language: 'en' })], 2000)).toBe(true);
    expect(await standing()).toEqual([
      ['a', 'en', 'approved', 1],
      ['a', 'pt_BR', 'approved', 1],
    ]);
    expect(await templatesOf(store, first)).toMatchObject([{ syncedAtMs: 2000 }, { syncedAtMs: 2000 }]);
  });

  test('marks what is not on it any more, deletes nothing, and takes it back when it is listed again', async () => {
    await list([listed('a'), listed('b')], 1000);
    await list([listed('a', { status: 'paused' })], 2000);
    expect(await standing()).toEqual([
      ['a', 'pt_BR', 'paused', 2],
      ['b', 'pt_BR', 'removed', 2],
    ]);
    await list([listed('a'), listed('b')], 3000);
    expect(await standing()).toEqual([
      ['a', 'pt_BR', 'approved', 3],
      ['b', 'pt_BR', 'approved', 3],
    ]);
  });

  test('an empty one empties only its own account', async () => {
    await seedTemplate(store, second);
    await list([listed('a')], 1000);
    await list([], 2000);
    expect(await standing()).toEqual([['a', 'pt_BR', 'removed', 2]]);
    expect(await templatesOf(store, second)).toMatchObject([{ status: 'approved' }]);
  });

  test('that could not be read whole marks nothing as removed', async () => {
    await list([listed('a'), listed('b')], 1000);
    await list([listed('a', { status: 'paused' })], 2000, 1);
    expect((await templatesOf(store, first)).map(({ status }) => status)).toEqual(['paused', 'approved']);
  });

  test('that was asked for before some news came does not undo it', async () => {
    const before = await seedTemplate(store, first, { status: 'paused', statusAtMs: 1500 });
    await list([listed(before.name, { quality: 'red' })], 1400);
    expect(await templatesOf(store, first)).toMatchObject([{ status: 'paused', statusAtMs: 1500, quality: 'red' }]);
    await list([], 1400);
    expect(await templatesOf(store, first)).toMatchObject([{ status: 'paused' }]);
    await list([listed(before.name)], 1600);
    expect(await templatesOf(store, first)).toMatchObject([{ status: 'approved' }]);
  });

  test('a new language of a template is for what people said the others are for', async () => {
    const { _id } = await seedTemplate(store, first, { name: 'a' });
    await setPurpose(store, _id, 'followUp');
    await list([listed('a'), listed('a', { language: 'ru' }), listed('b')], 2000);
    expect((await templatesOf(store, first)).map(({ name, purpose }) => [name, purpose])).toEqual([
      ['a', 'followUp'],
      ['a', 'followUp'],
      ['b', null],
    ]);
  });
});

describe('news of the channel', () => {
  const tell = (news: Partial<TemplateNews> & Pick<TemplateNews, 'kind'>, atMs: number, change: object = {}) =>
    applyTemplateNews(
      store,
      'whatsapp',
      {
        ...{ channelOwnerId: '200000000000001', channelAccountId: null, atMs },
        template: { name: 'continuo_follow_up', language: 'pt_BR', ...news } as TemplateNews,
        ...change,
      },
      [],
      50_000,
    );
  const paused = { kind: 'status', status: 'paused', reason: null } as const;
  const approved = { kind: 'status', status: 'approved', reason: null } as const;
  const now = async (accountId = first) => (await templatesOf(store, accountId))[0];

  beforeEach(async () => {
    await seedAccount(store, first, '100000000000001');
    await seedAccount(store, second, '100000000000002');
    await seedTemplate(store, first);
    await seedTemplate(store, second);
  });

  test('is true at once for every number of the owner, and has the list read again', async () => {
    await tell(paused, 2000);
    expect(await now()).toMatchObject({ status: 'paused', statusAtMs: 2999, version: 2, quality: 'green' });
    expect(await now(second)).toMatchObject({ status: 'paused' });
    for (const { templates } of await store.accounts.find({}).toArray())
      expect(templates?.nextAtMs).toBe(50_000 + 60_000);
  });

  test('of another owner, or signed by somebody who may not speak for a number, changes nothing there', async () => {
    await tell(paused, 2000, { channelOwnerId: '9' });
    await tell(paused, 2000, { channelOwnerId: null });
    expect(await now()).toMatchObject({ status: 'approved', version: 1 });
    const template = { name: 'continuo_follow_up', language: 'pt_BR', ...paused };
    const event = { channelOwnerId: '200000000000001', channelAccountId: null, atMs: 2000, template };
    await applyTemplateNews(store, 'whatsapp', event, ['100000000000002'], 50_000);
    expect(await now()).toMatchObject({ status: 'paused' });
    expect(await now(second)).toMatchObject({ status: 'approved' });
  });

  test('only goes forwards: late and repeated news undoes nothing, within one second the later to come counts', async () => {
    await tell(approved, 9000);
    await tell(paused, 2000);
    expect(await now()).toMatchObject({ status: 'approved' });
    await tell(paused, 9000);
    expect(await now()).toMatchObject({ status: 'paused' });
  });

  test('without a time it is of now; of tomorrow it is not', async () => {
    await tell(paused, 0);
    expect(await now()).toMatchObject({ statusAtMs: 50_000 });
    await tell(approved, 90_000_000);
    expect(await now()).toMatchObject({ status: 'approved', statusAtMs: 50_000 });
  });

  test('each part has its own time', async () => {
    await tell(paused, 9000);
    await tell({ kind: 'quality', quality: 'red' }, 3000);
    await tell({ kind: 'category', category: 'marketing' }, 2000);
    await tell({ kind: 'body', body: 'Oi', variables: [] }, 4000);
    await tell({ kind: 'changed' }, 5000);
    expect(await now()).toMatchObject({
      ...{ status: 'paused', quality: 'red', category: 'marketing', body: 'Oi', variables: [], version: 5 },
      ...{ statusAtMs: 9999, qualityAtMs: 3999, categoryAtMs: 2999, contentAtMs: 4999 },
    });
  });
});

describe('the failed send of a template', () => {
  const template = { name: 'continuo_follow_up', language: 'pt_BR', variables: ['Ana'] };
  const fail = (meaning: string, code: number | null, atMs = 5000) =>
    noteTemplateFailure(store, { accountId: first, template, failure: { code, meaning } }, atMs);
  const now = async () => (await templatesOf(store, first))[0];
  beforeEach(async () => void (await seedTemplate(store, first)));

  test.each([
    [132015, 'paused'],
    [132016, 'disabled'],
    [132001, 'removed'],
    [null, 'removed'],
  ])('as gone with code %p: it is %s, until a list says otherwise', async (code, status) => {
    await fail('templateGone', code);
    expect(await now()).toMatchObject({ status, statusAtMs: 5000 });
    await list([listed('continuo_follow_up')], 6000);
    expect(await now()).toMatchObject({ status: 'approved' });
  });

  test('as not there, while lists go on showing it: it is not tried again every hour', async () => {
    await list([listed('continuo_follow_up')], 4000);
    await fail('templateGone', 132001);
    await list([listed('continuo_follow_up')], 6000);
    expect(await now()).toMatchObject({ status: 'approved', unfit: { code: 132001, atMs: 5000 } });
    await list([listed('continuo_follow_up')], 6000 + 24 * 3600_000);
    expect(await now()).toMatchObject({ status: 'approved', unfit: null });
  });

  test('for its values: it is not used for a day, unless a list says something else', async () => {
    await list([listed('continuo_follow_up')], 4000);
    await fail('templateUnfit', 132000);
    expect(await now()).toMatchObject({ status: 'approved', unfit: { code: 132000, atMs: 5000 } });
    await list([listed('continuo_follow_up')], 6000);
    expect(await now()).toMatchObject({ unfit: { code: 132000, atMs: 5000 } });
    await list([{ ...listed('continuo_follow_up'), body: 'Outra coisa, {{name}}' }], 8000);
    expect(await now()).toMatchObject({ unfit: null });
  });

  test('as not there: news that it is approved has it tried again', async () => {
    await fail('templateGone', 132001);
    await seedAccount(store, first, '100000000000001');
    const template = { kind: 'status', status: 'approved', reason: null, name: 'continuo_follow_up' } as const;
    const event = { channelOwnerId: '200000000000001', channelAccountId: null, atMs: 7000 };
    await applyTemplateNews(store, 'whatsapp', { ...event, template: { ...template, language: 'pt_BR' } }, [], 50_000);
    expect(await now()).toMatchObject({ status: 'approved', unfit: null });
  });

  test('for anything else, or of free text, says nothing of it; and late it undoes no newer news', async () => {
    await fail('capReached', 131049);
    await noteTemplateFailure(store, { accountId: first, failure: { code: 132015, meaning: 'templateGone' } }, 5000);
    await fail('templateGone', 132015, 500);
    await fail('templateUnfit', 132000, 500);
    expect(await now()).toMatchObject({ status: 'approved', unfit: null, version: 1 });
  });
});

describe('whose list is read next', () => {
  beforeEach(async () => {
    await seedAccount(store, first, '100000000000001');
    await seedAccount(store, second, '100000000000002');
  });
  const claim = async (nowMs: number) => claimSync(store, ['whatsapp'], nowMs);

  test('each that was never read, once, then nobody until it is due', async () => {
    const one = await claim(1000);
    const two = await claim(1000);
    expect([one?.account._id, two?.account._id].sort()).toEqual([first, second]);
    expect(await claim(1000)).toBeNull();
    await finishSync(store, one!, { syncedAtMs: 1000, fault: null, nextAtMs: 9_000_000 });
    // The other was cut short: its lease ends.
    expect((await claim(400_000))?.account._id).toBe(two?.account._id);
    expect(await claim(400_000)).toBeNull();
    expect((await claim(9_000_000))?.account._id).toBeDefined();
  });

  test('not that of a channel that has none', async () => {
    expect(await claimSync(store, ['twilio'], 1000)).toBeNull();
  });

  test('news brings it forward, also while it is being read; a later instant never puts it off', async () => {
    const one = (await claim(1000))!;
    const two = (await claim(1000))!;
    await finishSync(store, two, { syncedAtMs: 1000, fault: null, nextAtMs: 9_000_000 });
    await bringSyncForward(store, { _id: one.account._id }, 1500);
    await bringSyncForward(store, { _id: one.account._id }, 2500);
    await finishSync(store, one, { syncedAtMs: 1000, fault: null, nextAtMs: 9_000_000 });
    expect((await claim(1500))?.account).toMatchObject({ _id: one.account._id, templates: { syncedAtMs: 1000 } });
  });

  test('what failed says why, and forgets nothing', async () => {
    const one = (await claim(1000))!;
    await finishSync(store, one, { syncedAtMs: 1000, fault: null, nextAtMs: 2000 });
    const again = (await claimSync(store, ['whatsapp'], 2000))!;
    await finishSync(store, again, { syncedAtMs: null, fault: 'WhatsApp answered code 190.', nextAtMs: 3000 });
    const accounts = await store.accounts.find({ 'templates.fault': /190/ }).toArray();
    expect(accounts).toHaveLength(1);
  });
});

test('people say what one is for, in all its languages of the account; and templates are counted by status', async () => {
  const { _id } = await seedTemplate(store, first, { name: 'a' });
  await seedTemplate(store, first, { name: 'a', language: 'en', status: 'paused' });
  await seedTemplate(store, second, { name: 'a' });
  expect(await setPurpose(store, _id, 'none')).toMatchObject({ purpose: 'none', version: 2 });
  expect((await templatesOf(store, first)).map(({ purpose }) => purpose)).toEqual(['none', 'none']);
  expect(await findTemplate(store, { accountId: second, name: 'a', language: 'pt_BR' })).toMatchObject({
    purpose: null,
  });
  expect(await setPurpose(store, templateIdOf({ accountId: first, name: 'x', language: 'en' }), null)).toBeNull();
  expect(await countTemplates(store)).toEqual(
    new Map([
      ['approved', 2],
      ['paused', 1],
    ]),
  );
});
