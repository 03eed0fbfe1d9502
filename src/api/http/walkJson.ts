/** What is wrong with a JSON text, and after how many characters. */
export interface JsonFault {
  readonly offset: number;
  readonly message: string;
}

/** Told of each value: how many objects and lists it stands in, its field or number in the innermost one, and where it begins. */
type OnValue = (depth: number, at: string | number, offset: number) => void;

/** What a document people write stays far below. */
const deepest = 40;

const token =
  /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[^"\\\u0000-\u001f]*)*"|[{}[\],:]|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** An object or a list that is open, and the part of it that is read now. */
interface Open {
  readonly closedBy: '}' | ']';
  /** The fields that were read; null before the first. */
  keys: Set<string> | null;
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

/**
 * Goes through a JSON text once, in a time that grows with its length alone. Refuses what JSON refuses, and, unlike JSON.parse, a
 * field that stands twice. Returns the first fault; null when there is none. Never throws.
 */
export function walkJson(text: string, onValue: OnValue = () => {}): JsonFault | null {
  const open: Open[] = [];
  let next: Next = 'value';
  for (let offset = skip(text, 0); offset < text.length; offset = skip(text, offset)) {
    token.lastIndex = offset;
    if (next === 'end' || !token.test(text)) return { offset, message: expected[next] };
    const word = text.slice(offset, token.lastIndex);
    const top = open.at(-1);
    const isValue = next === 'value' || next === 'firstValue';
    if (word === ':' && next === 'colon') next = 'value';
    else if (word === ',' && next === 'more' && top) {
      if (typeof top.at === 'number') top.at++;
      next = top.closedBy === '}' ? 'key' : 'value';
    } else if (word === top?.closedBy && (next === 'more' || next === 'firstKey' || next === 'firstValue')) {
      open.pop();
      next = open.length === 0 ? 'end' : 'more';
    } else if (word.startsWith('"') && (next === 'key' || next === 'firstKey') && top) {
      const key = JSON.parse(word) as string;
      if (top.keys?.has(key)) return { offset, message: `The field ${word} stands twice` };
      (top.keys ??= new Set()).add(key);
      top.at = key;
      next = 'colon';
    } else if (isValue && !'}],:'.includes(word)) {
      onValue(open.length, top?.at ?? '', offset);
      if (word === '{' || word === '[') {
        if (open.length === deepest) return { offset, message: `It is nested more than ${deepest} levels deep` };
        open.push(word === '{' ? { closedBy: '}', keys: null, at: '' } : { closedBy: ']', keys: null, at: 0 });
        next = word === '{' ? 'firstKey' : 'firstValue';
      } else next = open.length === 0 ? 'end' : 'more';
    } else return { offset, message: expected[next] };
    offset += word.length;
  }
  return next === 'end' ? null : { offset: text.length, message: expected[next] };
}

function skip(text: string, from: number): number {
  let offset = from;
  while (isSpace(text.charCodeAt(offset))) offset++;
  return offset;
}

/** A blank, a tab, or the end of a line; NaN, after the last character, is none. */
function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}
