import { Lexer, Parser, type CST } from 'yaml';

/** What a document people write stays far below, and what reading would take too long or too deep for. */
const deepest = 40;
const mostEntries = 1000;
const tooDeep = `It is nested more than ${deepest} levels deep`;

interface OverLimit {
  readonly offset: number;
  readonly fault: string;
}

/**
 * Where a YAML text nests too deeply or lists too much to be read safely, as an offset; null when nowhere. Reading itself goes down
 * by calls, and a few thousand levels end the process; equal keys are looked for by going through all of them each time.
 */
export function overLimit(text: string): OverLimit | null {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    // What is open now, and how long that is: found while reading, so that what is far too deep is not read to its end.
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > deepest) return { offset: parser.offset, fault: tooDeep };
  }
  tokens.push(...parser.end());
  return tooDeepOrLong(tokens);
}

function tooDeepOrLong(tokens: readonly CST.Token[]): OverLimit | null {
  const left: { token: CST.Token | null | undefined; depth: number }[] = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { token, depth } = next;
    if (!token) continue;
    if (depth > deepest) return { offset: token.offset, fault: tooDeep };
    if (token.type === 'document') left.push({ token: token.value, depth });
    if (!('items' in token)) continue;
    if (token.items.length > mostEntries)
      return { offset: token.offset, fault: `It has more than ${mostEntries} entries in one place` };
    for (const item of token.items) {
      if ('key' in item) left.push({ token: item.key, depth: depth + 1 });
      left.push({ token: item.value, depth: depth + 1 });
    }
  }
  return null;
}
