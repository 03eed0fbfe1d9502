import { mostRows } from '../../core/contactImport/fields';
import { readHeader, saysWho, type Columns } from '../../core/contactImport/header';
import { decodeText, type Encoding } from '../../core/contactImport/decodeText';
import { readCsv } from '../../core/contactImport/readCsv';
import { countRows, shapeOf } from '../../core/contactImport/shapeOfText';
import { Fault } from '../../errors';
import { RequestFault } from '../http/requestFault';
import type { RawRequest } from '../http/rawRequest';

const types = new Set([
  ...['text/csv', 'application/csv', 'text/plain', 'text/tab-separated-values'],
  // What browsers on Windows call a .csv file.
  ...['application/vnd.ms-excel', 'application/octet-stream'],
]);

/** A file of contacts whose header could be read. */
export interface FileOfContacts {
  /** From its header on, as UTF-8. */
  readonly bytes: Uint8Array;
  readonly encoding: Encoding;
  readonly delimiter: string;
  readonly linesBefore: number;
  readonly columns: Columns;
  readonly rows: number;
}

/** Reads the beginning of a file. Refuses what is no CSV of contacts, and says why. */
export function fileOfContacts(raw: Pick<RawRequest, 'headers' | 'rawBody'>, named: Encoding | null): FileOfContacts {
  const type = (raw.headers['content-type'] ?? 'text/csv').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!types.has(type)) throw new Fault('unsupportedMediaType', 'Send the file as text/csv.');
  if (raw.rawBody.length === 0) throw refused('The file is empty.');
  const decoded = decodeText(raw.rawBody, named);
  if (!decoded)
    throw refused(`The file is no text${named === null ? '' : ` in ${named}`}. Name its encoding with ?encoding=.`);
  const { text, delimiter, linesBefore } = shapeOf(decoded.text);
  // A spreadsheet's own file, or a picture.
  if (text.includes('\u0000')) throw refused('The file is no text. Save it as CSV first.');
  const header = readCsv(text, delimiter).next().value;
  if (!header) throw refused('The file is empty.');
  if (header.kind === 'unreadable') throw refused("The header can't be read: a quotation mark in it is wrong.");
  const columns = readHeader(header.cells);
  if (!saysWho(columns))
    throw refused('The first line must name the columns, and one of them must be a name, a phone, an e-mail or an id.');
  const rows = Math.max(0, countRows(text, delimiter) - 1);
  if (rows > mostRows) throw new Fault('tooLarge', `The file has ${rows} rows; at most 200,000 are taken. Split it.`);
  return { bytes: Buffer.from(text, 'utf8'), encoding: decoded.encoding, delimiter, linesBefore, columns, rows };
}

function refused(message: string): RequestFault {
  return new RequestFault([{ path: '', message }]);
}
