import { Context } from '@temporalio/activity';
import type { ImportId } from '../../core/ids';
import { endImport, findImport } from '../../store/contactImports';
import { isStoreAway } from '../../store/storeErrors';
import type { Dependencies } from '../dependencies';
import { runImport } from './runImport';

export interface ImportContactsInput {
  readonly importId: ImportId;
}

/** One call works for so long, then its result stands in the history. */
const workMs = 20_000;
/** A fault that is not MongoDB's absence is tried this often before a person has to look. */
const mostAttempts = 5;

/** Goes on with an import from where it stands. `more` is false when it is finished, stopped or failed. */
export async function importContacts(
  deps: Pick<Dependencies, 'store' | 'clock' | 'ring' | 'log'>,
  { importId }: ImportContactsInput,
): Promise<{ readonly more: boolean }> {
  const { heartbeat, cancellationSignal, info } = Context.current();
  const untilMs = performance.now() + workMs;
  try {
    return await runImport(deps, importId, {
      beat: () => heartbeat(),
      isOver: () => cancellationSignal.aborted || performance.now() > untilMs,
    });
  } catch (error) {
    if (isStoreAway(error) || info.attempt < mostAttempts) throw error;
    const found = await findImport(deps.store, importId);
    if (found) await endImport(deps.store, found, { state: 'failed', failure: 'gaveUp', nowMs: deps.clock() });
    deps.log.error({ importId, error: error instanceof Error ? error.name : 'unknown' }, 'an import was given up');
    return { more: false };
  }
}
