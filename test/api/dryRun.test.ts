import { readFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import type { Context } from '../../src/core/contextualize/context';
import type { TurnId } from '../../src/core/ids';
import { decideRoute } from '../../src/core/route/decideRoute';
import { defaultRules } from '../../src/core/rules/defaults';
import type { Rules } from '../../src/core/rules/rules';
import { context, hours, minutes, now } from '../core/given';
import { more } from '../core/rules/moreContext';
import { startApi, type ApiBench } from './apiBench';
import { seedConversation, seedDecision } from './seed';

let api: ApiBench;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
beforeEach(() => api.clear());

const dryRun = (body: unknown) => api.call('POST', '/api/rules/dry-run', { body });
const reply = (change: object): Rules => ({ ...defaultRules, reply: { ...defaultRules.reply, ...change } });
let turns = 0;

/** A decided turn, as the worker stores it; the later the number, the newer. */
async function seedTurn(facts: Context, rules: Rules, rulesVersion: number, change: object = {}) {
  const conversation = await seedConversation(api.store, { phone: `491511234${1000 + turns}` });
  const decision = decideRoute(facts, rules);
  turns += 1;
  return seedDecision(api.store, conversation, {
    turnId: `trn_${turns}` as TurnId,
    outcome: decision.outcome,
    reasons: [...decision.reasons],
    facts,
    details: { decision: { ...decision, ...change }, epoch: 0 },
    rulesVersion,
    atMs: now + turns,
  });
}

/** When the buyer wrote: the clock counts from there. */
const askedMs = now - minutes(1);
const asks = context(
  { more },
  { understanding: { language: 'pt', intent: 'delivery', confidence: 0.9, asks: true, urgent: false } },
);
const price = context({ more: { ...more, openQuestions: { ours: null, theirs: null } } });

test('under the rules in force everything comes out the same', async () => {
  await seedTurn(asks, defaultRules, 0);
  await seedTurn(price, defaultRules, 0);
  const seen = await dryRun({ rules: defaultRules, last: 10 });
  expect(seen).toMatchObject({
    status: 200,
    body: { looked: 2, same: 2, different: [], unexplained: [], unknownVersion: 0, olderFacts: 0, cutShort: false },
  });
  expect(Object.values(seen.body.changes)).toEqual(Object.values(seen.body.changes).map(() => 0));
});

test('each difference is told with before and after, and counted by kind; nothing is written', async () => {
  await api.store.rules.insertOne({ _id: 1, rules: reply({ team: 'sales' }), by: 'ana', createdAtMs: now });
  const first = await seedTurn(asks, reply({ team: 'sales' }), 1);
  await seedTurn(
    context({}, { understanding: { ...asks.turn.understanding, urgent: true } }),
    reply({ team: 'sales' }),
    1,
  );
  const before = await Promise.all([api.store.decisions.find().toArray(), api.store.rules.find().toArray()]);
  const seen = await dryRun({ rules: reply({ team: 'service', targetMinutes: 120 }), last: 500 });
  expect(seen.body).toMatchObject({
    looked: 2,
    same: 0,
    olderFacts: 1,
    unexplained: [],
    changes: { team: 2, dueAt: 1, outcome: 0 },
  });
  const one = seen.body.different.find(({ turnId }: { turnId: string }) => turnId === first.turnId);
  expect(one).toMatchObject({
    conversationId: first.conversationId,
    at: new Date(first.atMs).toISOString(),
    rulesVersion: 1,
    changes: expect.arrayContaining(['team', 'dueAt']),
    before: {
      outcome: 'humanReplies',
      team: 'sales',
      assignee: null,
      dueAt: new Date(askedMs + hours(1)).toISOString(),
    },
    after: {
      outcome: 'humanReplies',
      team: 'service',
      assignee: null,
      dueAt: new Date(askedMs + hours(2)).toISOString(),
    },
  });
  expect(one.after.codes).toContain('replyTarget');
  expect(await Promise.all([api.store.decisions.find().toArray(), api.store.rules.find().toArray()])).toEqual(before);
});

test('routing rules are tried on stored facts', async () => {
  await seedTurn(price, defaultRules, 0);
  const routing = [
    { name: 'big', when: 'customer.value >= 50000', then: { automation: 'never', replyWithinMinutes: 20 } },
  ];
  const { body } = await dryRun({ rules: { ...defaultRules, routing } });
  expect(body).toMatchObject({ changes: { outcome: 1, dueAt: 1, reasons: 1 } });
  expect(body.different[0]).toMatchObject({
    before: { outcome: 'automationReplies', automation: 'send' },
    after: { outcome: 'humanReplies', automation: null, dueAt: new Date(askedMs + minutes(20)).toISOString() },
  });
});

test('the newest turns are looked at, as many as asked for', async () => {
  const seeded = [];
  for (let i = 0; i < 4; i++) seeded.push(await seedTurn(asks, defaultRules, 0));
  const { body } = await dryRun({ rules: reply({ team: 'service' }), last: 3 });
  expect(body.looked).toBe(3);
  expect(body.different.map(({ turnId }: { turnId: string }) => turnId)).toEqual(
    seeded
      .slice(1)
      .reverse()
      .map(({ turnId }) => turnId),
  );
});

test('a decision that its own rules do not explain is reported, and one whose rules are gone is counted', async () => {
  const odd = await seedTurn(asks, defaultRules, 0, { dueAtMs: now + hours(9) });
  await seedTurn(asks, defaultRules, 7);
  const { body } = await dryRun({ rules: defaultRules });
  expect(body).toMatchObject({ looked: 2, unknownVersion: 1, unexplained: [{ turnId: odd.turnId, rulesVersion: 0 }] });
});

test('members the facts do not know yet count as free', async () => {
  await seedTurn(
    context({ more, contact: { ownerId: null } }, { understanding: { ...asks.turn.understanding, language: null } }),
    defaultRules,
    0,
  );
  const people = { members: [{ name: 'zoe' }], teams: [{ name: 'all', members: ['zoe'] }] };
  const { body } = await dryRun({ rules: { ...reply({ team: 'all' }), people } });
  expect(body.different[0]).toMatchObject({ before: { assignee: null }, after: { assignee: 'zoe' } });
});

test('rules come as JSON, as what GET answers, as a YAML text, or the whole body as YAML', async () => {
  await seedTurn(asks, defaultRules, 0);
  const example = readFileSync('docs/rules-example.yaml', 'utf8');
  const envelope = (await api.call('GET', '/api/rules')).body;
  for (const rules of [parse(example), example, envelope, stringify(envelope)])
    expect(await dryRun({ rules, last: 5 })).toMatchObject({ status: 200, body: { looked: 1 } });
  const raw = stringify({ rules: parse(example), last: 5 });
  const asYaml = await api.call('POST', '/api/rules/dry-run', { raw, headers: { 'content-type': 'application/yaml' } });
  expect(asYaml).toMatchObject({ status: 200, body: { looked: 1 } });
});

test('the file that is put in force next can be tried as it is: the rules alone, or what GET answers', async () => {
  await seedTurn(asks, defaultRules, 0);
  const headers = { 'content-type': 'application/yaml' };
  const { text: got } = await api.call('GET', '/api/rules?format=yaml');
  for (const raw of [readFileSync('docs/rules-example.yaml', 'utf8'), got])
    expect(await api.call('POST', '/api/rules/dry-run', { raw, headers })).toMatchObject({
      status: 200,
      body: { looked: 1 },
    });
  const raw = readFileSync('docs/rules-example.yaml', 'utf8').replace('capacity: 20', 'room: 20');
  const faulty = await api.call('POST', '/api/rules/dry-run', { raw, headers });
  expect(faulty).toMatchObject({ status: 400, body: { errors: [{ path: 'people.room' }] } });
});

test.each<[body: unknown, path: string, message: string]>([
  [{}, 'rules', 'must be rules'],
  [{ rules: 7 }, 'rules', 'must be rules'],
  [{ rules: defaultRules, last: 0 }, 'last', ''],
  [{ rules: defaultRules, last: 501 }, 'last', ''],
  [{ rules: { ...defaultRules, extra: 1 } }, 'rules.extra', 'There is no such field.'],
  [{ rules: 'a: [1\nb: 2' }, 'rules', 'Line 2, column 1: '],
  [
    { rules: stringify({ ...defaultRules, routing: [{ name: 'a', when: 'x', then: { team: 'b' } }] }) },
    'rules.routing[0].when',
    'Unknown variable',
  ],
])('faulty dry run %# is 400 and names the field', async (body, path, message) => {
  const seen = await dryRun(body);
  expect(seen.status).toBe(400);
  const fault = seen.body.errors.find((one: { path: string }) => one.path === path);
  expect(fault?.message).toContain(message);
});

test('a conversation counts once, by its newest turn', async () => {
  const conversation = await seedConversation(api.store, { phone: '4915112349998' });
  for (const [place, facts] of [asks, price].entries()) {
    const decision = decideRoute(facts, defaultRules);
    await seedDecision(api.store, conversation, {
      ...{ turnId: `trn_y${place}` as TurnId, outcome: decision.outcome, reasons: [], facts },
      ...{ details: { decision, epoch: 0 }, atMs: now + 1_000_000 + place },
    });
  }
  const off = { ...defaultRules, automation: { ...defaultRules.automation, enabled: false } };
  const { body } = await dryRun({ rules: off, last: 1 });
  expect(body).toMatchObject({ looked: 1, different: [{ conversationId: conversation._id, turnId: 'trn_y1' }] });
});

test('500 conversations are looked at within a second or so', async () => {
  const decision = decideRoute(asks, defaultRules);
  for (let i = 0; i < 500; i++) {
    const conversation = await seedConversation(api.store, { phone: `49152${10_000 + i}` });
    await seedDecision(api.store, conversation, {
      ...{ turnId: `trn_x${i}` as TurnId, outcome: decision.outcome, reasons: [], facts: asks },
      ...{ details: { decision, epoch: 0 }, atMs: now + i },
    });
  }
  const startedMs = performance.now();
  const { body } = await dryRun({ rules: readFileSync('docs/rules-example.yaml', 'utf8'), last: 500 });
  expect(body).toMatchObject({ looked: 500, cutShort: false });
  expect(performance.now() - startedMs).toBeLessThan(8000);
});
