import { walkJson } from './walkJson';
import type { TextPlace } from './yaml';

/** Where the parts of a JSON text stand, or what is wrong with it and where. */
export type JsonText =
  | { readonly ok: true; readonly placeOf: (path: readonly PropertyKey[]) => TextPlace | null }
  | { readonly ok: false; readonly fault: TextPlace & { readonly message: string } };

/** A part of the text: its place, and the parts in it by their field or number; null when there are none. */
interface Part {
  readonly place: TextPlace;
  parts: Map<string, Part> | null;
}

/**
 * Reads a JSON text for its places. Refuses what JSON refuses, and, unlike JSON.parse, a field that stands twice. The places are looked
 * for when the first is asked for: most documents have no fault. Never throws.
 */
export function readJsonText(text: string): JsonText {
  const fault = walkJson(text);
  if (fault !== null) return { ok: false, fault: { ...placesInOrder(text)(fault.offset), message: fault.message } };
  let document: Part | null = null;
  return { ok: true, placeOf: (path) => placeOfPart((document ??= partsOf(text)), path) };
}

/** The parts of a text without faults: the whole document, with what is in it. */
function partsOf(text: string): Part | null {
  const placeAt = placesInOrder(text);
  /** The part that was read last at each depth. */
  const newest: Part[] = [];
  walkJson(text, (depth, at, offset) => {
    const part: Part = { place: placeAt(offset), parts: null };
    newest[depth] = part;
    const around = newest[depth - 1];
    if (around !== undefined) (around.parts ??= new Map()).set(String(at), part);
  });
  return newest[0] ?? null;
}

/** The place of a part, or of the nearest one around it that is there. */
function placeOfPart(document: Part | null, path: readonly PropertyKey[]): TextPlace | null {
  let part = document;
  for (const name of path) {
    const inner = part?.parts?.get(String(name));
    if (inner === undefined) break;
    part = inner;
  }
  return part?.place ?? null;
}

/** Tells places in a text, for offsets that never go back: its lines are counted once. */
function placesInOrder(text: string): (offset: number) => TextPlace {
  let line = 1;
  let startsAt = 0;
  let endsAt = lineEnd(text, 0);
  return (offset) => {
    while (endsAt < offset) {
      line++;
      startsAt = endsAt + 1;
      endsAt = lineEnd(text, startsAt);
    }
    return { line, column: offset - startsAt + 1 };
  };
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}
