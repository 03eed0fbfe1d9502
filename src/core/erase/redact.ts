import type { FindsPerson } from './personFinder';

/** What stands in the place of what was erased. */
export const erasedWord = '[erased]';

/**
 * The same value without what it says of a person: a string that speaks of the person is replaced, and of an object that is about
 * one of these ids every string but the id itself. Anything that is no plain data stays. Pure.
 */
export function redact(
  value: unknown,
  about: { readonly finds: FindsPerson; readonly ids: ReadonlySet<string> },
): unknown {
  if (typeof value === 'string') return about.finds(value) ? erasedWord : value;
  if (Array.isArray(value)) return value.map((item) => redact(item, about));
  if (!isPlain(value)) return value;
  const isAbout = ['_id', 'id', 'contactId'].some((key) => typeof value[key] === 'string' && about.ids.has(value[key]));
  const all = { finds: () => true, ids: about.ids };
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      if (typeof item === 'string' && about.ids.has(item)) return [key, item];
      return [key, redact(item, isAbout ? all : about)];
    }),
  );
}

/** Every string in a value, one a line. Bytes are read as text. Pure. */
export function textOf(value: unknown): string {
  const lines: string[] = [];
  collect(value, lines);
  return lines.join('\n');
}

function collect(value: unknown, lines: string[]): void {
  if (typeof value === 'string') lines.push(value);
  else if (Array.isArray(value)) for (const item of value) collect(item, lines);
  else if (value instanceof Uint8Array) lines.push(new TextDecoder().decode(value));
  else if (isBinary(value)) lines.push(new TextDecoder().decode(value.buffer));
  else if (isPlain(value)) for (const item of Object.values(value)) collect(item, lines);
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** MongoDB's own wrapping of bytes. */
function isBinary(value: unknown): value is { readonly buffer: Uint8Array } {
  return typeof value === 'object' && value !== null && 'buffer' in value && value.buffer instanceof Uint8Array;
}
