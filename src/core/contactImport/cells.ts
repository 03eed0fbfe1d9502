/** What makes a spreadsheet read a cell as a formula (OWASP, CSV injection), also in full-width form. */
const startsFormula = /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
/** A number, a phone: nothing in it can call or refer to anything. */
const harmless = /^[+-]?[\d\s().\/-]*$/;

/** A cell for people's spreadsheets: what could be a formula gets an apostrophe in front; phones stay as they are. */
export function guardCell(value: string): string {
  const everyLineHarmless = value.split('\n').every((line) => harmless.test(line)) && !/^[\t\r]/.test(value);
  return startsFormula.test(value) && !everyLineHarmless ? `'${value}` : value;
}

/** A cell as it was before it was guarded, by us or by hand ('+55 11 … in a spreadsheet). */
export function unguardCell(cell: string): string {
  return cell.startsWith("'") && startsFormula.test(cell) ? cell.slice(1) : cell;
}

/** Several values in one cell: on lines of their own, or with semicolons between. None of them empty. */
export function splitCell(cell: string): string[] {
  return cell
    .split(/[;\n\r]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** One line of words: no control characters, single spaces. */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}
