/** How a text is cut into cells. */
export interface Shape {
  readonly delimiter: string;
  /** Lines in front of the header that hold nothing, or Excel's `sep=;`. */
  readonly linesBefore: number;
  /** The text from its header on. */
  readonly text: string;
}

const delimiters = [',', ';', '\t', '|'] as const;

/** Where the header begins, and what stands between its cells. */
export function shapeOf(given: string): Shape {
  let text = given.replace(/^\ufeff/, '');
  let linesBefore = 0;
  let delimiter: string | null = null;
  for (;;) {
    const line = /^([^\r\n]*)(\r\n|\r|\n)/.exec(text);
    const named = /^"?sep=(.)"?$/i.exec(line?.[1]?.trim() ?? '');
    if (!line || !(named || line[1]?.trim() === '')) break;
    delimiter = named?.[1] ?? (/^sep=\t/i.test(line[1] ?? '') ? '\t' : delimiter);
    linesBefore++;
    text = text.slice(line[0].length);
  }
  return { delimiter: delimiter ?? delimiterOf(text), linesBefore, text };
}

/** The one that stands most often outside quotation marks in the header. */
function delimiterOf(text: string): string {
  const counts = new Map<string, number>();
  let quoted = false;
  for (const character of text.slice(0, 64 * 1024)) {
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === '\n' || character === '\r') break;
    else counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return delimiters.reduce((best, one) => ((counts.get(one) ?? 0) > (counts.get(best) ?? 0) ? one : best));
}

/** How many rows a well-formed text holds: line ends outside quotation marks with something between them. */
export function countRows(text: string, delimiter: string): number {
  const [quote, newLine, carriage, space, tab] = [34, 10, 13, 32, 9];
  const between = delimiter.charCodeAt(0);
  let [rows, quoted, filled] = [0, false, false];
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place);
    if (code === quote) quoted = !quoted;
    else if (!quoted && (code === newLine || code === carriage)) {
      if (filled) rows++;
      filled = false;
    } else if (code !== space && code !== tab && code !== between && code !== newLine && code !== carriage)
      filled = true;
  }
  return rows + (filled ? 1 : 0);
}
