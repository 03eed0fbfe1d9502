import type { z } from 'zod';

/**
 * What is wrong with one value of a request and how it has to be, in plain words, where its schema has none of its own for it.
 * Undefined for what zod's own words are left for.
 */
export function plainFault(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return typeFault(issue);
    case 'invalid_value':
      return mustBe(issue, issue.values.length === 1 ? String(issue.values[0]) : `one of ${issue.values.join(', ')}`);
    case 'too_small':
      return bound(issue.origin, 'at least', Number(issue.minimum));
    case 'too_big':
      return bound(issue.origin, 'at most', Number(issue.maximum));
    case 'unrecognized_keys':
      return `There is no such field.${knownFields(issue.inst)}`;
    default:
      return undefined;
  }
}

const typeNames: ReadonlyMap<string, string> = new Map([
  ['string', 'a text'],
  ['number', 'a number'],
  ['int', 'a whole number'],
  ['boolean', 'true or false'],
  ['object', 'an object {…}'],
  ['record', 'an object {…}'],
  ['array', 'a list […]'],
  ['null', 'null'],
]);

function typeFault(issue: z.core.$ZodRawIssue<z.core.$ZodIssueInvalidType>): string {
  const what = typeNames.get(issue.expected) ?? issue.expected;
  const got = typeNames.get(kindOf(issue.input));
  // A whole number was asked for, or one that is none.
  return mustBe(issue, got === undefined || typeof issue.input === 'number' ? what : `${what}, not ${got}`);
}

/** Without a place in the body it is the body itself. */
function mustBe({ input, path = [] }: z.core.$ZodRawIssue, what: string): string {
  const isBody = path.length === 0;
  if (input === undefined)
    return isBody ? `The body is missing; it must be ${what}.` : `Is missing; it must be ${what}.`;
  return isBody ? `The body must be ${what}.` : `Must be ${what}.`;
}

function kindOf(input: unknown): string {
  return Array.isArray(input) ? 'array' : input === null ? 'null' : typeof input;
}

function bound(origin: string, least: 'at least' | 'at most', limit: number): string {
  switch (origin) {
    case 'string':
      if (least === 'at least' && limit === 1) return 'Must not be empty.';
      return `Must be ${least} ${limit} characters long.`;
    case 'array':
    case 'set':
      return `Must have ${least} ${limit} ${limit === 1 ? 'entry' : 'entries'}.`;
    default:
      return `Must be ${least} ${limit}.`;
  }
}

/** Which fields there are, for whoever mistyped one. */
function knownFields(schema: z.core.$ZodRawIssue['inst']): string {
  const def = schema?._zod.def as { readonly shape?: object } | undefined;
  const names = Object.keys(def?.shape ?? {});
  return names.length === 0 ? '' : ` There are: ${names.join(', ')}.`;
}
