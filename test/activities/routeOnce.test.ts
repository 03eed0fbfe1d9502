import { route } from '../../src/activities/route';
import { beginResponding } from '../../src/activities/thinking/beginResponding';
import type { Context } from '../../src/core/contextualize/context';
import type { AgentId, TurnId } from '../../src/core/ids';
import { defaultRules } from '../../src/core/rules/defaults';
import type { Rules } from '../../src/core/rules/rules';
import type { ConversationDocument } from '../../src/store/documents';
import { startCaptureBench, type CaptureBench } from '../support/captureBench';
import { ThinkingStandIn } from '../support/thinkingStandIn';
import { messageFrom, webhook } from '../support/whatsappEvents';

const nowMs = Date.parse('2026-11-20T09:00:00Z');
let bench: CaptureBench;
beforeAll(async () => {
  bench = await startCaptureBench({ clock: () => nowMs });
}, 60_000);
afterAll(() => bench?.stop());
beforeEach(() => bench.clear());

const turn = { id: 'trn_1' as TurnId, about: 'trn_1' };
const rulesOf = (name: string) => {
  const rules: Rules = { ...defaultRules, people: { members: [{ name }], teams: [] } };
  return { _id: 1, rules, by: 'test', createdAtMs: 1 };
};

/** A conversation as it was before its turn was decided, with its context. */
async function undecided(): Promise<{ conversation: ConversationDocument; context: Context }> {
  await bench.post(webhook(messageFrom({ phone: '5511987654321' }, 'wamid.1', nowMs, 'Quero falar com um atendente')));
  await bench.drain();
  const [conversation] = await bench.conversations();
  await bench.decide();
  const decision = await bench.store.decisions.findOne({ step: 'contextualize' });
  await bench.store.conversations.replaceOne({ _id: conversation!._id }, conversation!);
  return { conversation: conversation!, context: decision!.facts as Context };
}

const holding = async (name: string) =>
  (await bench.store.agents.findOne({ _id: name as AgentId }))?.holding.map(({ conversationId }) => conversationId);

test('a try that goes on late gives back the slot it took beside the stored decision', async () => {
  const { conversation, context } = await undecided();
  const first = await route(bench.deps, conversation, turn, { context, isNew: true }, rulesOf('ana'));
  const late = await route(bench.deps, conversation, turn, { context, isNew: true }, rulesOf('bo'));
  expect(late).toEqual(first);
  expect(await holding('ana')).toEqual([conversation._id]);
  expect(await holding('bo')).toEqual([]);
});

test('but not when a person gave it to them meanwhile', async () => {
  const { conversation, context } = await undecided();
  await route(bench.deps, conversation, turn, { context, isNew: true }, rulesOf('ana'));
  const holder = { kind: 'human', assignee: 'bo' as AgentId, team: null } as const;
  const wait = { sinceMs: nowMs, dueAtMs: nowMs + 1000, turnId: turn.id, overdue: false };
  await bench.store.conversations.updateMany({}, { $set: { 'control.holder': holder, wait } });
  await route(bench.deps, conversation, turn, { context, isNew: true }, rulesOf('bo'));
  expect(await holding('bo')).toEqual([conversation._id]);
});

test.each([
  ['no model', {}, { switchedOff: 1 }],
  ['no knowledge that fits', { language: new ThinkingStandIn().asLanguage() }, { lacks: 1 }],
])('what comes to nothing at once is counted, and once: %s', async (_, language, outcomes) => {
  const { conversation, context } = await undecided();
  const decision = { outcome: 'automationReplies', text: null, reasons: [], dueAtMs: nowMs, optedOut: null } as never;
  const deps = { store: bench.store, ...language };
  for (let tries = 0; tries < 2; tries++)
    await beginResponding(deps, conversation, turn, { decision, epoch: 0 }, context);
  expect(await bench.store.modelBudgets.findOne({})).toMatchObject({ calls: 0, outcomes });
});
