import { syncTemplates } from '../../../src/activities/templates/syncTemplates';
import type { Channel, TemplateAnswer, TemplateOwner } from '../../../src/channels/channel';
import { registerChannels } from '../../../src/channels/registry';
import { createTwilioChannel } from '../../../src/channels/twilio/twilioChannel';
import type { AccountId } from '../../../src/core/ids';
import type { ChannelTemplate } from '../../../src/core/templates/template';
import { templatesOf } from '../../../src/store/templates';
import { bringSyncForward, syncAgainMs, syncEveryMs } from '../../../src/store/templateSync';
import { startCaptureBench, type CaptureBench } from '../../support/captureBench';
import { seedAccount } from '../../support/seedTemplates';

let bench: CaptureBench;
beforeAll(async () => {
  bench = await startCaptureBench();
}, 120_000);
afterAll(() => bench?.stop());

const first = 'acc_000000000000000000000001' as AccountId;
const second = 'acc_000000000000000000000002' as AccountId;
let nowMs = 1_000_000;
const asked: TemplateOwner[] = [];
let answers: Record<string, TemplateAnswer | (() => Promise<TemplateAnswer>)> = {};
beforeEach(async () => {
  await bench.clear();
  await bench.store.accounts.deleteMany({});
  await seedAccount(bench.store, first, '100000000000001', '11');
  await seedAccount(bench.store, second, '100000000000002', '22');
  asked.splice(0);
  answers = { '11': list(), '22': list() };
  nowMs = 1_000_000;
});

const template = (name: string, change: Partial<ChannelTemplate> = {}): ChannelTemplate => ({
  ...{ channelTemplateId: '7', name, language: 'pt_BR', status: 'approved', statusReason: null, quality: 'unknown' },
  ...{ category: 'utility', body: 'Olá', variables: [], needsMore: null },
  ...change,
});
const list = (...templates: ChannelTemplate[]): TemplateAnswer => ({ kind: 'listed', templates, unreadable: 0 });

/** The real channels, but for the list. Calls until nothing is due. */
async function syncAll(): Promise<void> {
  const channel: Channel = {
    ...bench.channel,
    asksAlone: (channelAccountId) => channelAccountId === '100000000000009',
    async listTemplates(owner) {
      asked.push(owner);
      const answer = answers[owner.channelOwnerId ?? ''];
      if (answer === undefined) throw new Error('This owner has no answer.');
      return typeof answer === 'function' ? answer() : answer;
    },
  };
  const twilio = createTwilioChannel({ accounts: [], apiUrl: 'http://127.0.0.1:1', webhookUrl: 'http://127.0.0.1:1' });
  const deps = { ...bench.deps, channels: registerChannels([channel, twilio]), clock: () => nowMs };
  for (let calls = 0; calls < 10; calls++) if (!(await syncTemplates(deps)).more) return;
  throw new Error('It does not come to an end.');
}
const namesOf = async (id: AccountId) => (await templatesOf(bench.store, id)).map(({ name }) => name);
const accountOf = async (_id: AccountId) => (await bench.store.accounts.findOne({ _id }))?.templates;

test('each account gets the templates of its owner, and is asked again after an hour', async () => {
  answers = { '11': list(template('a'), template('b')), '22': list(template('c')) };
  await syncAll();
  expect(await namesOf(first)).toEqual(['a', 'b']);
  expect(await namesOf(second)).toEqual(['c']);
  expect(asked).toHaveLength(2);
  expect(asked).toContainEqual({ channelAccountId: '100000000000001', channelOwnerId: '11' });
  expect(await accountOf(first)).toEqual({ syncedAtMs: nowMs, nextAtMs: nowMs + syncEveryMs, fault: null });
  nowMs += syncEveryMs - 1;
  await syncAll();
  expect(asked).toHaveLength(2);
  nowMs += 1;
  await syncAll();
  expect(asked).toHaveLength(4);
});

describe('several numbers of one owner', () => {
  const third = 'acc_000000000000000000000003' as AccountId;
  beforeEach(async () => {
    await seedAccount(bench.store, third, '100000000000003', '11');
    answers = { '11': list(template('a')), '22': list(template('c')) };
  });
  const ownersAsked = () => asked.map(({ channelOwnerId }) => channelOwnerId).sort();

  test('have one list, read once', async () => {
    await syncAll();
    expect(ownersAsked()).toEqual(['11', '22']);
    expect([await namesOf(first), await namesOf(third), await namesOf(second)]).toEqual([['a'], ['a'], ['c']]);
    for (const id of [first, third])
      expect(await accountOf(id)).toEqual({ syncedAtMs: nowMs, nextAtMs: nowMs + syncEveryMs, fault: null });
  });

  test('are read together again, whichever is due', async () => {
    await syncAll();
    nowMs += 1000;
    await bench.store.accounts.updateOne({ _id: third }, { $set: { 'templates.nextAtMs': nowMs } });
    answers['11'] = { kind: 'notNow', retryAfterMs: null, detail: 'No answer.' };
    await syncAll();
    expect(asked).toHaveLength(3);
    for (const id of [first, third])
      expect(await accountOf(id)).toMatchObject({ nextAtMs: nowMs + syncAgainMs, fault: 'No answer.' });
  });

  test('news of one while the list is on its way keeps that one due', async () => {
    answers['11'] = async () => {
      await bringSyncForward(bench.store, { _id: third }, nowMs + 60_000);
      return list(template('a'));
    };
    await syncAll();
    expect(await accountOf(first)).toMatchObject({ nextAtMs: nowMs + syncEveryMs });
    expect(await accountOf(third)).toMatchObject({ nextAtMs: nowMs + 60_000 });
  });

  test('one with credentials of its own is asked for by itself', async () => {
    const alone = 'acc_000000000000000000000009' as AccountId;
    await seedAccount(bench.store, alone, '100000000000009', '11');
    await syncAll();
    expect(ownersAsked()).toEqual(['11', '11', '22']);
    expect(await namesOf(alone)).toEqual(['a']);
  });

  test('nor those of whom the owner is not known', async () => {
    await bench.store.accounts.updateMany({}, { $set: { channelOwnerId: null } });
    answers = { '': { kind: 'refused', code: null, detail: 'Not known.' } };
    await syncAll();
    expect(asked).toHaveLength(3);
  });
});

test('an account of a channel without templates is not asked', async () => {
  await bench.store.accounts.updateOne({ _id: first }, { $set: { channel: 'twilio' } });
  await syncAll();
  expect(asked.map(({ channelOwnerId }) => channelOwnerId)).toEqual(['22']);
});

test.each<[string, TemplateAnswer, number]>([
  ['not now', { kind: 'notNow', retryAfterMs: null, detail: 'No answer.' }, syncAgainMs],
  ['not for a while', { kind: 'notNow', retryAfterMs: 70_000, detail: 'No answer.' }, 70_000],
  ['never', { kind: 'refused', code: 190, detail: 'No answer.' }, syncEveryMs],
])(
  'a list that can be had %s forgets nothing, keeps nobody else back, and is asked for later',
  async (_what, no, waitMs) => {
    answers['11'] = list(template('a'));
    await syncAll();
    const syncedAtMs = nowMs;
    nowMs += syncEveryMs;
    answers = { '11': no, '22': list(template('c')) };
    await syncAll();
    expect(await templatesOf(bench.store, first)).toMatchObject([{ name: 'a', status: 'approved' }]);
    expect(await namesOf(second)).toEqual(['c']);
    expect(await accountOf(first)).toEqual({ syncedAtMs, nextAtMs: nowMs + waitMs, fault: 'No answer.' });
    answers['11'] = list();
    nowMs += waitMs;
    await syncAll();
    expect(await templatesOf(bench.store, first)).toMatchObject([{ name: 'a', status: 'removed' }]);
    expect(await accountOf(first)).toMatchObject({ fault: null });
  },
);

test('what could not be read is said, and nothing is taken for gone', async () => {
  answers['11'] = list(template('a'));
  await syncAll();
  nowMs += syncEveryMs;
  answers['11'] = { kind: 'listed', templates: [], unreadable: 1 };
  await syncAll();
  expect(await templatesOf(bench.store, first)).toMatchObject([{ status: 'approved' }]);
  expect(await accountOf(first)).toMatchObject({ fault: '1 templates could not be read.' });
});

test('a webhook pauses one while its list is on its way: the pause stands, and the list is read again', async () => {
  const paused = (time: number) => ({
    object: 'whatsapp_business_account',
    entry: [
      {
        ...{ id: '11', time: Math.floor(time / 1000) },
        changes: [
          {
            field: 'message_template_status_update',
            value: { event: 'PAUSED', message_template_name: 'a', message_template_language: 'pt-BR' },
          },
        ],
      },
    ],
  });
  nowMs = Date.now() - 10_000;
  answers['11'] = list(template('a'));
  await syncAll();
  nowMs = Date.now() + syncEveryMs;
  await bench.store.accounts.updateMany({}, { $set: { 'templates.nextAtMs': 0 } });
  nowMs = Date.now() - 5_000;
  answers['11'] = async () => {
    await bench.post(paused(Date.now()));
    return list(template('a'));
  };
  await syncAll();
  expect(await templatesOf(bench.store, first)).toMatchObject([{ status: 'paused' }]);
  expect((await accountOf(first))?.nextAtMs).toBeLessThanOrEqual(Date.now() + 60_000);
});
