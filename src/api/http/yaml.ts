import { isAlias, isNode, isScalar, LineCounter, parseDocument, stringify, visit, type Document } from 'yaml';
import { overLimit } from './yamlLimits';

/** A place in a text; both count from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** What a YAML text says, with the place of each part of it; or what is wrong with it, and where. */
export type ReadYaml =
  | { readonly ok: true; readonly value: unknown; readonly placeOf: (path: readonly PropertyKey[]) => TextPlace | null }
  | { readonly ok: false; readonly faults: readonly (TextPlace & { readonly message: string })[] };

/** Characters. A rules document of 200 members, 50 teams and 200 routing rules stays below. */
const longestText = 300_000;
/** How often things named by anchors may be repeated in all. */
const mostRepeats = 100;
const mostFaultsTold = 20;

/**
 * Reads one YAML 1.2 document: plain values, lists and maps with text keys. No tags of its own, few repeats by alias, none inside
 * itself. Never throws.
 */
export function readYaml(text: string): ReadYaml {
  if (text.length > longestText) return faultAt({ line: 1, column: 1 }, `It is longer than ${longestText} characters`);
  const lines = new LineCounter();
  const placeAt = (offset: number): TextPlace => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const limit = overLimit(text);
  if (limit !== null) return faultAt(placeIn(text, limit.offset), limit.fault);
  const document = parseDocument(text, { schema: 'core', stringKeys: true, prettyErrors: false, lineCounter: lines });
  const faults = [
    ...[...document.errors, ...document.warnings].map(({ pos, message }) => ({ offset: pos[0], message })),
    ...oddNodes(document),
  ];
  if (faults.length > 0) {
    const told = faults.slice(0, mostFaultsTold);
    return { ok: false, faults: told.map(({ offset, message }) => ({ ...placeAt(offset), message })) };
  }
  try {
    const value: unknown = document.toJS({ maxAliasCount: mostRepeats });
    return { ok: true, value, placeOf: (path) => placeOfPart(document, path, placeAt) };
  } catch {
    // What is left to throw is the count of repeats.
    return faultAt({ line: 1, column: 1 }, `It repeats things by alias more than ${mostRepeats} times`);
  }
}

/** A value as a YAML text. */
export function writeYaml(value: unknown): string {
  return stringify(value, { lineWidth: 120, aliasDuplicateObjects: false });
}

function faultAt(place: TextPlace, message: string): ReadYaml {
  return { ok: false, faults: [{ ...place, message }] };
}

function placeIn(text: string, offset: number): TextPlace {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

/** Tags, aliases that name nothing or what they stand in, and keys that are no fields. */
function oddNodes(document: Document.Parsed): { offset: number; message: string }[] {
  const found: { offset: number; message: string }[] = [];
  visit(document, {
    Node(_key, node, path) {
      const offset = node.range?.[0] ?? 0;
      if (!isAlias(node)) {
        if (node.tag !== undefined && !plainTags.has(node.tag))
          found.push({ offset, message: `The tag ${node.tag} can’t be used here` });
        return;
      }
      const named = node.resolve(document);
      if (named === undefined) found.push({ offset, message: `There is no anchor ${node.source} before it` });
      else if (path.includes(named)) found.push({ offset, message: 'An alias stands inside what it names' });
    },
    Pair(_key, { key }) {
      if (isScalar(key) && key.value === '__proto__')
        found.push({ offset: key.range?.[0] ?? 0, message: 'There is no field __proto__' });
    },
  });
  return found;
}

const plainTags: ReadonlySet<string> = new Set(
  ['map', 'seq', 'str', 'int', 'float', 'bool', 'null'].map((name) => `tag:yaml.org,2002:${name}`),
);

/** The place of a part, or of the nearest one around it that is there. */
function placeOfPart(
  document: Document.Parsed,
  path: readonly PropertyKey[],
  placeAt: (offset: number) => TextPlace,
): TextPlace | null {
  for (let length = path.length; length >= 0; length--) {
    const node: unknown = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return placeAt(node.range[0]);
  }
  return null;
}
