import type { TextPlace } from './yaml';

/** Where the parts of a JSON text stand, or what is wrong with it and where. */
export type JsonText =
  | { readonly ok: true; readonly placeOf: (path: readonly PropertyKey[]) => TextPlace | null }
  | { readonly ok: false; readonly fault: TextPlace & { readonly message: string } };

/** What a document people write stays far below. */
const deepest = 40;

const token =
  /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|[{}[\],:]|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const space = /[ \t\n\r]*/y;

/** An object or a list that is open, and the part of it that is read now. */
interface Open {
  readonly keys: Set<string> | null;
  at: string | number;
}

type Next = 'value' | 'firstValue' | 'key' | 'firstKey' | 'colon' | 'more' | 'end';

const expected: Readonly<Record<Next, string>> = {
  value: 'A value is expected here',
  firstValue: 'A value or ] is expected here',
  key: 'The name of a field in double quotes is expected here',
  firstKey: 'The name of a field in double quotes, or }, is expected here',
  colon: 'A colon is expected here',
  more: 'A comma or the closing bracket is expected here',
  end: 'Nothing is expected after the document',
};

/** Reads a JSON text for its places. Refuses what JSON refuses, and, unlike JSON.parse, a field that stands twice. Never throws. */
export function readJsonText(text: string): JsonText {
  const places = new Map<string, number>();
  const open: Open[] = [];
  let next: Next = 'value';
  const faultAt = (offset: number, message: string): JsonText => ({
    ok: false,
    fault: { ...placeIn(text, offset), message },
  });
  for (let offset = skip(text, 0); offset < text.length; offset = skip(text, offset)) {
    token.lastIndex = offset;
    const word = token.exec(text)?.[0];
    const top = open.at(-1);
    if (word === undefined || next === 'end') return faultAt(offset, expected[next]);
    const isValue = next === 'value' || next === 'firstValue';
    if (word === ':' && next === 'colon') next = 'value';
    else if (word === ',' && next === 'more' && top) {
      if (typeof top.at === 'number') top.at++;
      next = top.keys ? 'key' : 'value';
    } else if (closes(word, top) && (next === 'more' || next === 'firstKey' || next === 'firstValue')) {
      open.pop();
      next = open.length === 0 ? 'end' : 'more';
    } else if (word.startsWith('"') && (next === 'key' || next === 'firstKey') && top?.keys) {
      const key = JSON.parse(word) as string;
      if (top.keys.has(key)) return faultAt(offset, `The field ${word} stands twice`);
      top.keys.add(key);
      top.at = key;
      next = 'colon';
    } else if (isValue && !/^[}\],:]/.test(word)) {
      places.set(nameOf(open.map(({ at }) => at)), offset);
      if (word === '{' || word === '[') {
        if (open.length === deepest) return faultAt(offset, `It is nested more than ${deepest} levels deep`);
        open.push(word === '{' ? { keys: new Set(), at: '' } : { keys: null, at: 0 });
        next = word === '{' ? 'firstKey' : 'firstValue';
      } else next = open.length === 0 ? 'end' : 'more';
    } else return faultAt(offset, expected[next]);
    offset += word.length;
  }
  if (next !== 'end') return faultAt(text.length, expected[next]);
  return { ok: true, placeOf: (path) => placeOfPart(text, places, path) };
}

function skip(text: string, offset: number): number {
  space.lastIndex = offset;
  return offset + (space.exec(text)?.[0].length ?? 0);
}

function closes(word: string, top: Open | undefined): boolean {
  return top !== undefined && word === (top.keys ? '}' : ']');
}

function nameOf(path: readonly PropertyKey[]): string {
  return JSON.stringify(path.map(String));
}

/** The place of a part, or of the nearest one around it that is there. */
function placeOfPart(
  text: string,
  places: ReadonlyMap<string, number>,
  path: readonly PropertyKey[],
): TextPlace | null {
  for (let length = path.length; length >= 0; length--) {
    const offset = places.get(nameOf(path.slice(0, length)));
    if (offset !== undefined) return placeIn(text, offset);
  }
  return null;
}

function placeIn(text: string, offset: number): TextPlace {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
