import type { ConversationId, DecisionId } from '../../src/core/ids';
import type { Database } from '../../src/store/database';
import { overrulings } from '../../src/store/context/queries';
import type { DecisionDocument } from '../../src/store/documents';
import { useStore } from '../support/useStore';

let store: Database;
useStore((started) => (store = started));

test('the newest commands that overrule are read without going through those that do not', async () => {
  const conversationId = 'cnv_1' as ConversationId;
  const decision = (index: number): DecisionDocument => ({
    ...{ _id: `dec_${index}` as DecisionId, conversationId, turnId: null, step: 'control' },
    ...{ outcome: index < 5 ? 'takeOver' : index % 2 ? 'refused' : 'pause', reasons: [], facts: {}, details: {} },
    ...{ rulesVersion: 0, atMs: index },
  });
  await store.decisions.insertMany(Array.from({ length: 5000 }, (_, index) => decision(index)));
  const { pipeline } = overrulings(store, conversationId);
  const plan = await store.decisions.aggregate(pipeline).explain('executionStats');
  expect(plan.executionStats).toMatchObject({ nReturned: 5 });
  expect(plan.executionStats.totalKeysExamined).toBeLessThan(20);
  expect(JSON.stringify(plan.queryPlanner.winningPlan)).not.toContain('"SORT"');
});
