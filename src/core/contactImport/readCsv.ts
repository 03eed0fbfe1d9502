/** One record of a CSV text, by the line it begins on (the first is 1). */
export type CsvRecord =
  | { readonly kind: 'cells'; readonly line: number; readonly cells: readonly string[] }
  | { readonly kind: 'unreadable'; readonly line: number; readonly fault: CsvFault | 'restUnreadable' };

type CsvFault = 'quoteNeverClosed' | 'textAfterQuote';

/** A cell in quotation marks that is longer is one whose closing mark is missing. */
const mostQuotedCharacters = 20_000;
/** What can't be read is read again from its next line. So many times the text in all, then the rest is left: nobody's file is like that. */
const mostReadAgain = 10;
const alwaysReadAgain = 1_000_000;

/**
 * Reads CSV (RFC 4180) and says what can't be read by its line: the next record then begins on the next line, so that one missing
 * quotation mark costs one record and not the rest of the file. A mark inside a cell without any is a character. Lines with nothing in
 * their cells are left out.
 */
export function* readCsv(text: string, delimiter: string): Generator<CsvRecord> {
  const lineEnd = /\r\n|\r|\n/g;
  let [place, line, again] = [0, 1, 0];
  while (place < text.length) {
    const record = readRecord(text, place, delimiter);
    if (record.kind === 'unreadable') {
      again += record.at - place;
      if (again > mostReadAgain * text.length + alwaysReadAgain) {
        yield { kind: 'unreadable', line, fault: 'restUnreadable' };
        return;
      }
      yield { kind: 'unreadable', line, fault: record.fault };
      lineEnd.lastIndex = place;
      place = lineEnd.exec(text) === null ? text.length : lineEnd.lastIndex;
      line++;
      continue;
    }
    if (record.cells.some((cell) => cell.trim() !== '')) yield { kind: 'cells', line, cells: record.cells };
    place = record.end;
    line += record.lines;
  }
}

type Read =
  | { readonly kind: 'cells'; readonly cells: string[]; readonly end: number; readonly lines: number }
  | { readonly kind: 'unreadable'; readonly fault: CsvFault; readonly at: number };

function readRecord(text: string, from: number, delimiter: string): Read {
  const cells: string[] = [];
  let [place, lines] = [from, 1];
  for (;;) {
    if (text[place] === '"') {
      const end = closingQuote(text, place);
      if (end === null)
        return {
          kind: 'unreadable',
          fault: 'quoteNeverClosed',
          at: Math.min(text.length, place + mostQuotedCharacters),
        };
      const cell = text.slice(place + 1, end);
      lines += cell.match(/\r\n|\r|\n/g)?.length ?? 0;
      cells.push(cell.replaceAll('""', '"'));
      place = end + 1;
      while (text[place] === ' ') place++;
    } else {
      const begin = place;
      while (place < text.length && text[place] !== delimiter && text[place] !== '\n' && text[place] !== '\r') place++;
      cells.push(text.slice(begin, place));
    }
    const next = text[place];
    if (next === delimiter) place++;
    else if (next === undefined || next === '\n') return { kind: 'cells', cells, end: place + 1, lines };
    else if (next === '\r') return { kind: 'cells', cells, end: place + (text[place + 1] === '\n' ? 2 : 1), lines };
    else return { kind: 'unreadable', fault: 'textAfterQuote', at: place };
  }
}

/** Where the cell that begins with a quotation mark ends; null when nowhere near. */
function closingQuote(text: string, open: number): number | null {
  for (let place = open + 1; ; place += 2) {
    place = text.indexOf('"', place);
    if (place < 0 || place - open > mostQuotedCharacters) return null;
    if (text[place + 1] !== '"') return place;
  }
}
