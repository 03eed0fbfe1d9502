import type { CountryCode } from 'libphonenumber-js/max';
import type { Outcome, RowDecision } from '../core/contactImport/decideRow';
import type { Field } from '../core/contactImport/fields';
import type { GivenRow } from '../core/contactImport/readRow';
import type { ContactId, ImportId } from '../core/ids';
import type { Reason } from '../core/reason';

/** How many rows came to what. `matched`: those that led to exactly one contact, whatever came of it. */
export type ImportCounts = Record<Outcome | 'matched', number>;

/** What an import does now: the file becomes lines, lines get their claims, lines are decided and carried out. */
export type ImportPhase = 'reading' | 'matching' | 'deciding';

/** One import of contacts from a file. */
export interface ContactImportDocument {
  _id: ImportId;
  state: 'running' | 'stopped' | 'finished' | 'failed';
  /** Why it failed: more rows than are taken, or a fault of ours that trying again did not mend. */
  failure: 'tooManyRows' | 'gaveUp' | null;
  dryRun: boolean;
  createCompanies: boolean;
  /** The country the file's national numbers are of; null: this installation's. */
  country: CountryCode | null;
  system: string;
  fields: (Field | null)[];
  ignoredColumns: string[];
  encoding: string;
  delimiter: string;
  /** Lines of the file in front of its header. */
  linesBefore: number;
  /** Raised when a dry run is applied: rows of the report belong to a run. */
  run: number;
  phase: ImportPhase;
  /** The last line that is done in this phase. */
  after: number;
  rows: number;
  done: number;
  counts: ImportCounts;
  uploadedAtMs: number;
  startedAtMs: number;
  finishedAtMs: number | null;
}

/** A piece of the file, as UTF-8. Gone when it is read, or after seven days. */
export interface ContactImportFileDocument {
  /** `<importId>.<place>` */
  _id: string;
  importId: ImportId;
  place: number;
  bytes: Uint8Array;
  createdAt: Date;
}

/** One row of the file, read. Gone when the import is done for real, or after seven days. */
export interface ContactImportLineDocument {
  /** `<importId>.<line>` */
  _id: string;
  importId: ImportId;
  line: number;
  /** Null when it could not be read; `faults` then says why. */
  given: GivenRow | null;
  faults: Reason[];
  /** What it lays claim to: two lines of one import with a claim in common are a conflict. */
  claims: string[];
  createdAt: Date;
}

/** What came of one row: the report. Gone after thirty days. */
export interface ContactImportRowDocument extends Omit<RowDecision, 'reasons' | 'candidates'> {
  /** `<importId>.<run>.<line>`, so that a row is decided once. */
  _id: string;
  importId: ImportId;
  run: number;
  line: number;
  /** The contact it matched, or made. */
  contactId: ContactId | null;
  candidates: ContactId[];
  reasons: Reason[];
  createdAt: Date;
}
