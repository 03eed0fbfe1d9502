import { setImmediate as giveWay } from 'node:timers/promises';
import { assertNever } from '../../core/assertNever';
import type { ImportId } from '../../core/ids';
import type { ContactImportDocument } from '../../store/contactImportDocuments';
import { findImport } from '../../store/contactImports';
import { decidePage } from './decidePage';
import type { ImportDeps, Shift } from './importDeps';
import { matchPage } from './matchPage';
import { readLines } from './readLines';

/** Goes on with an import, page by page, until it ends, is stopped, or the shift is over. Cut off anywhere, it repeats at most a page. */
export async function runImport(
  deps: ImportDeps,
  importId: ImportId,
  shift: Shift,
): Promise<{ readonly more: boolean }> {
  for (;;) {
    const found = await findImport(deps.store, importId);
    if (found?.state !== 'running') return { more: false };
    await nextPage(deps, found, shift);
    shift.beat();
    if (shift.isOver()) return { more: true };
    await giveWay();
  }
}

function nextPage(deps: ImportDeps, found: ContactImportDocument, shift: Shift): Promise<void> {
  switch (found.phase) {
    case 'reading':
      return readLines(deps, found, shift);
    case 'matching':
      return matchPage(deps, found);
    case 'deciding':
      return decidePage(deps, found);
    default:
      return assertNever(found.phase);
  }
}
