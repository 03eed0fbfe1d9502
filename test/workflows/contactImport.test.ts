import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { ImportId } from '../../src/core/ids';
import type { ContactImportDocument } from '../../src/store/contactImportDocuments';
import { resumeImport, stopImport } from '../../src/store/contactImportControl';
import { findImport } from '../../src/store/contactImports';
import { ringImport } from '../../src/temporal/ring';
import { contactImportWorkflowId } from '../../src/workflows/contract';
import { ConversationHarness } from '../support/conversationHarness';
import { rowsOf, uploadContacts } from './support/uploadContacts';

let harness: ConversationHarness;
beforeAll(async () => {
  harness = await ConversationHarness.start();
}, 120_000);
afterAll(() => harness?.stop());

async function until(id: ImportId, test: (found: ContactImportDocument) => boolean): Promise<ContactImportDocument> {
  for (let tries = 0; tries < 3000; tries++) {
    const found = await findImport(harness.store, id);
    if (found && test(found)) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('The import did not come to this.');
}

const ring = (id: ImportId) => ringImport(harness.environment.client, id);

test('MongoDB dies under an import: it goes on when it is back, does every row once, and nothing of it is in Temporal', async () => {
  const id = await uploadContacts(harness.store, rowsOf(3000, 0));
  await ring(id);
  const early = await until(id, ({ done }) => done > 0);
  await harness.mongod.kill();
  expect(early.done).toBeLessThan(3000);
  await harness.mongod.restart();
  const handle = harness.environment.client.workflow.getHandle(contactImportWorkflowId(id));
  await handle.result();
  const done = await until(id, ({ state }) => state !== 'running');
  expect(done).toMatchObject({ state: 'finished', done: 3000, counts: { new: 3000, conflict: 0, bad: 0 } });
  expect(await harness.store.contacts.countDocuments({ name: /^Зоя/ })).toBe(3000);
  const history = JSON.stringify(await handle.fetchHistory()).replace(/"data":"([^"]*)"/g, (_all, data: string) =>
    Buffer.from(data, 'base64').toString(),
  );
  expect(history).toContain(id);
  for (const secret of ['Зоя', '5511970', 'x.example', 'phone']) expect(history).not.toContain(secret);
}, 120_000);

test('stopped, an import does nothing more; resumed, it goes on where it was', async () => {
  const id = await uploadContacts(harness.store, rowsOf(3000, 5000));
  await ring(id);
  await until(id, ({ done }) => done > 0);
  await stopImport(harness.store, id);
  await harness.environment.client.workflow.getHandle(contactImportWorkflowId(id)).result();
  const stopped = await findImport(harness.store, id);
  expect(stopped?.state).toBe('stopped');
  expect(stopped?.done).toBeLessThan(3000);
  await resumeImport(harness.store, id, Date.now());
  // Of two in one instant the time-skipping server now and then refuses the second as started already.
  const rung = await Promise.allSettled([ring(id), ring(id)]);
  const refused = rung.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  expect(refused.length).toBeLessThan(2);
  for (const because of refused) expect(because).toBeInstanceOf(WorkflowExecutionAlreadyStartedError);
  expect(await until(id, ({ state }) => state !== 'running')).toMatchObject({ done: 3000, counts: { new: 3000 } });
  expect(await harness.store.contactImportRows.countDocuments({ importId: id })).toBe(3000);
}, 120_000);
