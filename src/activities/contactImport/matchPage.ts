import { claimsOf } from '../../core/contactImport/matchRow';
import type { ContactImportDocument } from '../../store/contactImportDocuments';
import { advance, nextLines, noteClaims } from '../../store/contactImports';
import { matcherFor } from './knownFor';
import type { ImportDeps } from './importDeps';

const pageSize = 500;

/** Notes what the next lines claim, before any is decided: a row is decided knowing all others. */
export async function matchPage({ store }: ImportDeps, from: ContactImportDocument): Promise<void> {
  const lines = await nextLines(store, from, pageSize);
  const last = lines.at(-1);
  if (!last) {
    await advance(store, from, { phase: 'deciding', after: 0 });
    return;
  }
  const given = lines.flatMap((line) => (line.given === null ? [] : [{ _id: line._id, row: line.given }]));
  const match = await matcherFor(
    store,
    given.map(({ row }) => row),
  );
  await noteClaims(
    store,
    given.map(({ _id, row }) => ({ _id, claims: claimsOf(row, match(row)) })),
  );
  await advance(store, from, { after: last.line });
}
