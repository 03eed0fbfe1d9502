import type { KnowledgeId } from '../../src/core/ids';
import { defaultRules } from '../../src/core/rules/defaults';
import type { Rules } from '../../src/core/rules/rules';
import type { ConversationHarness } from '../support/conversationHarness';
import { ThinkingStandIn, understoodAs } from '../support/thinkingStandIn';
import { later } from '../workflows/support/given';
import type { Scenario } from './scenarios';

/** The language model of the conversations below. */
export const thinkingModel = new ThinkingStandIn();

const delivery = 'knw_000000000000000000000001' as KnowledgeId;

async function useKnowledge({ store }: ConversationHarness): Promise<void> {
  const knowledge = { mode: 'send', intents: ['delivery'] } as const;
  const rules: Rules = { ...defaultRules, automation: { ...defaultRules.automation, knowledge } };
  const newest = await store.rules.findOne({}, { sort: { _id: -1 } });
  await store.rules.insertOne({ _id: (newest?._id ?? 0) + 1, rules, by: 'test', createdAtMs: 1 });
  const text = 'Entregamos em Campinas em 3 dias.';
  const piece = { title: 'Entrega', text, languages: [], intents: ['delivery'], version: 1, createdAtMs: 1 };
  await store.knowledge.updateOne({ _id: delivery }, { $set: { ...piece, updatedAtMs: 1 } }, { upsert: true });
}

/** What goes through a language model's queue. */
export const thinkingScenarios: readonly Scenario[] = [
  {
    name: 'answered-from-the-knowledge',
    async play(harness, phone) {
      await useKnowledge(harness);
      thinkingModel.understoods.push(() => understoodAs('delivery'));
      thinkingModel.answers.push(() => ({ kind: 'answered', text: 'Sim, em 3 dias.', sources: [delivery] }));
      await harness.buyerWrites(phone, 'Vocês mandam para Campinas?');
      await harness.pass('5s');
      await harness.untilSent(1, phone);
      return harness.until(phone, ({ wait, followUp }) => wait === null && followUp !== null, 'answered');
    },
  },
  {
    name: 'language-model-hangs',
    async play(harness, phone) {
      await useKnowledge(harness);
      const hangs = later<{ kind: 'failed'; failure: 'timeOut' }>();
      thinkingModel.understoods.push(() => hangs.promise);
      await harness.buyerWrites(phone, 'Vocês entregam em Campinas na sexta?');
      await harness.pass('5s');
      await harness.pass('9s');
      const decided = ({ turn, wait, thinking }: Awaited<ReturnType<typeof harness.conversationOf>>) =>
        turn === null && wait !== null && thinking === null;
      await harness.until(phone, decided, 'decided without the model');
      hangs.resolve({ kind: 'failed', failure: 'timeOut' });
      return harness.until(phone, decided, 'decided without the model');
    },
  },
];
