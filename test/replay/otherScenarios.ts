import type { ContactId } from '../../src/core/ids';
import { newContactDocument } from '../../src/store/contacts';
import { orderErasure } from '../../src/store/erase/erasures';
import { newId } from '../../src/store/newId';
import { startSweep } from '../../src/store/sweeps';
import { bringSyncForward } from '../../src/store/templateSync';
import { beginErasure, beginLearning, beginTemplateSync, ringImport, ringSweep } from '../../src/temporal/ring';
import {
  contactImportWorkflowId,
  duplicateSweepWorkflowId,
  erasureWorkflowId,
  learningWorkflowId,
  taskQueues,
  templateSyncWorkflowId,
  workflowTypes,
} from '../../src/workflows/contract';
import type { ConversationHarness } from '../support/conversationHarness';
import { answeredByAutomation, waitsForPerson } from '../workflows/support/given';
import { rowsOf, uploadContacts } from '../workflows/support/uploadContacts';

/** One way through a workflow that is no conversation's. Returns its id. */
export interface OtherScenario {
  readonly name: string;
  play(harness: ConversationHarness, phone: string): Promise<string>;
}

/** Lets it come to its end. */
async function ended({ environment }: ConversationHarness, workflowId: string): Promise<string> {
  await environment.client.workflow.getHandle(workflowId).result();
  return workflowId;
}

/** As its Schedule starts it; the time-skipping server has none. */
async function scheduled({ environment }: ConversationHarness, type: 'relay' | 'replySweep'): Promise<string> {
  const workflowId = `${type}-recorded`;
  await environment.client.workflow.start(workflowTypes[type], {
    workflowId,
    taskQueue: taskQueues.conversations,
    args: [],
  });
  return workflowId;
}

export const otherScenarios: readonly OtherScenario[] = [
  {
    name: 'relay-rings',
    async play(harness, phone) {
      await waitsForPerson(harness, phone);
      return ended(harness, await scheduled(harness, 'relay'));
    },
  },
  {
    name: 'reply-sweep-repairs',
    async play(harness, phone) {
      const { _id, wait } = await waitsForPerson(harness, phone);
      // A decision is lost, and with it the wait.
      const sinceMs = (wait?.sinceMs ?? 0) - 3600_000;
      await harness.store.messages.updateMany({ conversationId: _id }, { $set: { capturedAtMs: sinceMs } });
      await harness.store.decisions.deleteMany({ conversationId: _id, step: 'route' });
      await harness.store.conversations.updateOne(
        { _id },
        { $set: { wait: null, 'lastDecision.atMs': sinceMs }, $inc: { revision: 1 } },
      );
      const workflowId = await ended(harness, await scheduled(harness, 'replySweep'));
      await harness.until(phone, ({ turn, wait: again }) => turn === null && again !== null, 'decided anew');
      return workflowId;
    },
  },
  {
    name: 'duplicate-sweep-to-its-end',
    async play(harness) {
      const nobody = { emails: [], channelIds: [], externalIds: [], companyId: null, ownerId: null, language: null };
      const contacts = Array.from({ length: 1500 }, (_, i) => {
        const given = { ...nobody, name: `Ana ${'bcdfg'[i % 5]}a`, phones: [`+5511${90000_0000 + i * 1009}`] };
        const contactId = newId<ContactId>('contact');
        return newContactDocument(contactId, { ...given, optedOut: false, madeFor: [] }, 'BR', Date.now());
      });
      await harness.store.contacts.insertMany(contacts);
      await startSweep(harness.store, Date.now());
      await ringSweep(harness.environment.client);
      return ended(harness, duplicateSweepWorkflowId);
    },
  },
  {
    name: 'contact-import-to-its-end',
    async play(harness) {
      const importId = await uploadContacts(harness.store, rowsOf(1500, 0));
      await ringImport(harness.environment.client, importId);
      return ended(harness, contactImportWorkflowId(importId));
    },
  },
  {
    name: 'learning-to-its-end',
    async play(harness, phone) {
      await answeredByAutomation(harness, phone);
      await beginLearning(harness.environment.client);
      return ended(harness, learningWorkflowId);
    },
  },
  {
    name: 'template-sync-to-its-end',
    async play(harness, phone) {
      await waitsForPerson(harness, phone);
      await bringSyncForward(harness.store, {}, Date.now());
      await beginTemplateSync(harness.environment.client);
      return ended(harness, templateSyncWorkflowId);
    },
  },
  {
    name: 'erasure-to-its-end',
    async play(harness, phone) {
      await answeredByAutomation(harness, phone);
      const { contactId } = await harness.conversationOf(phone);
      if (contactId === null) throw new Error('Nobody to erase.');
      const order = await orderErasure(harness.store, contactId, 'maria', Date.now());
      if (order.kind !== 'ordered') throw new Error(order.kind);
      await beginErasure(harness.environment.client, order.erasure._id);
      return ended(harness, erasureWorkflowId(order.erasure._id));
    },
  },
];
