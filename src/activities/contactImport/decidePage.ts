import { badRow, decideRow, type Clash, type RowDecision } from '../../core/contactImport/decideRow';
import type {
  ContactImportDocument,
  ContactImportLineDocument,
  ContactImportRowDocument,
} from '../../store/contactImportDocuments';
import { advance, endImport, linesClaiming, nextLines, recordRows } from '../../store/contactImports';
import { applyRows } from './applyRows';
import { companiesNamed, contactIdOf } from './companiesNamed';
import { matcherFor } from './knownFor';
import type { ImportDeps } from './importDeps';

const pageSize = 500;
const mostClashesTold = 3;

/**
 * Decides the next lines, records that, and, in a real run, carries it out. Recorded before anything is written: cut off in between, the
 * recorded decisions are carried out and none is taken anew.
 */
export async function decidePage(deps: ImportDeps, from: ContactImportDocument): Promise<void> {
  const { store, clock } = deps;
  const lines = await nextLines(store, from, pageSize);
  const last = lines.at(-1);
  if (!last) return endImport(store, from, { state: 'finished', failure: null, nowMs: clock() });
  const rows = lines.flatMap(({ given }) => given ?? []);
  const [match, companyOf, claiming] = await Promise.all([
    matcherFor(store, rows),
    companiesNamed(
      store,
      from,
      rows.map(({ company }) => company),
    ),
    linesClaiming(
      store,
      from._id,
      lines.flatMap(({ claims }) => claims),
    ),
  ]);
  const decisions = lines.map((line) =>
    line.given === null
      ? badRow(line.faults)
      : decideRow(line.given, match(line.given), companyOf(line.given.company), clashesOf(line, claiming)),
  );
  const nowMs = clock();
  const recorded = await recordRows(
    store,
    lines.map((line, place) => rowOf(from, line, decisions[place] ?? badRow(line.faults), nowMs)),
  );
  if (!from.dryRun) await applyRows(deps, lines, recorded);
  await advance(store, from, { after: last.line, done: recorded.length, counts: countsOf(recorded) });
}

function clashesOf(
  { line, claims }: ContactImportLineDocument,
  claiming: ReadonlyMap<string, readonly number[]>,
): Clash[] {
  const clashes = new Map<number, Clash>();
  for (const claim of claims)
    for (const other of claiming.get(claim) ?? [])
      if (other !== line && !clashes.has(other) && clashes.size < mostClashesTold)
        clashes.set(other, { line: other, claim: claim.slice(0, claim.indexOf('|')) as Clash['claim'] });
  return [...clashes.values()];
}

function rowOf(
  { _id: importId, run, dryRun }: ContactImportDocument,
  { line }: ContactImportLineDocument,
  decision: RowDecision,
  nowMs: number,
): ContactImportRowDocument {
  const makes = decision.action === 'make' && !dryRun;
  return {
    _id: `${importId}.${run}.${line}`,
    ...{ importId, run, line, ...decision },
    contactId: makes ? contactIdOf(importId, line) : decision.contactId,
    candidates: [...decision.candidates],
    reasons: [...decision.reasons],
    createdAt: new Date(nowMs),
  };
}

function countsOf(rows: readonly ContactImportRowDocument[]): Record<string, number> {
  const counts: Record<string, number> = {};
  const count = (name: string) => (counts[name] = (counts[name] ?? 0) + 1);
  for (const { outcome, matchedBy } of rows) {
    count(outcome);
    if (matchedBy !== null) count('matched');
  }
  return counts;
}
