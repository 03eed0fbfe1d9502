import type { ConversationDocument } from '../../src/store/documents';
import type { ConversationHarness } from '../support/conversationHarness';
import type { Scenario } from './scenarios';

const ringUntilRenewed = async (harness: ConversationHarness, conversation: ConversationDocument): Promise<void> => {
  const { runId } = await harness.handle(conversation).describe();
  for (let tries = 0; tries < 60; tries++) {
    await harness.handle(conversation).signal('receive');
    await new Promise((resolve) => setTimeout(resolve, 150));
    if ((await harness.handle(conversation).describe()).runId !== runId) return;
  }
  throw new Error('It did not continue as new.');
};

/** What only a real Temporal server does as production does. */
export const realScenarios: readonly Scenario[] = [
  {
    name: 'continued-as-new-with-a-pause',
    async play(harness, phone) {
      await harness.buyerWrites(phone, 'Vocês entregam em Campinas?');
      const conversation = await harness.until(phone, ({ turn, wait }) => turn === null && wait !== null, 'waiting');
      await harness.command(conversation, 'pause', { until: new Date(Date.now() + 3000).toISOString() });
      await ringUntilRenewed(harness, conversation);
      return harness.until(phone, ({ control }) => control.paused === null, 'pause over');
    },
  },
  {
    name: 'store-away-during-a-command',
    async play(harness, phone) {
      await harness.buyerWrites(phone, 'Vocês entregam em Campinas?');
      const conversation = await harness.until(phone, ({ turn, wait }) => turn === null && wait !== null, 'waiting');
      await harness.mongod.kill();
      await harness.command(conversation, 'takeOver', { agent: 'bia' }).catch(() => undefined);
      await harness.handle(conversation).signal('takeOver', { agent: 'bia' });
      await harness.mongod.restart();
      return harness.until(
        phone,
        ({ control }) => control.holder.kind === 'human' && control.holder.assignee === 'bia',
        'taken',
      );
    },
  },
];
