import type { Values } from './read';

/**
 * The parameters of a form body by name; several values where a name comes more than once, which is how the official library
 * takes them. Without a prototype: names come from outside.
 */
export type Form = Readonly<Record<string, string | string[]>>;

/** Reads `application/x-www-form-urlencoded`. Null when there is not a single `name=value`: then it is no form. */
export function readForm(text: string): Form | null {
  if (!text.includes('=')) return null;
  const valuesByName = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(text)) {
    const values = valuesByName.get(name);
    if (values === undefined) valuesByName.set(name, [value]);
    else values.push(value);
  }
  const form = withoutPrototype<string | string[]>();
  for (const [name, values] of valuesByName) {
    const [first] = values;
    if (first !== undefined) form[name] = values.length === 1 ? first : values;
  }
  return form;
}

/** The first value of each name. Twilio repeats none of those we read. */
export function firstValues(form: Form): Values {
  const values = withoutPrototype<string | undefined>();
  for (const [name, value] of Object.entries(form)) values[name] = typeof value === 'string' ? value : value[0];
  return values;
}

function withoutPrototype<Value>(): Record<string, Value> {
  const empty: Record<string, Value> = {};
  Object.setPrototypeOf(empty, null);
  return empty;
}
