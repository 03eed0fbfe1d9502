import type { ContactId } from '../core/ids';
import type { Logger } from '../log';
import type { Database } from './database';
import { compareContact } from './duplicates';

/**
 * Compares a contact that is new or has changed with its neighbours. Nothing hangs on it: when it fails, the contact stays due and the
 * relay has it compared.
 */
export async function compareNow(
  { store, log }: { readonly store: Database; readonly log: Pick<Logger, 'warn'> },
  contactId: ContactId,
  nowMs: number,
): Promise<void> {
  try {
    await compareContact(store, contactId, nowMs);
  } catch (error) {
    log.warn({ contactId, error: error instanceof Error ? error.name : 'unknown' }, 'a contact will be compared later');
  }
}
