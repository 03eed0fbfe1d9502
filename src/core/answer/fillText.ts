/** What a canned answer may name, as `{name}`. */
export const placeholders = ['name', 'agent', 'team', 'opensAt', 'reference', 'date'] as const;
export type Placeholder = (typeof placeholders)[number];

/** What is known to fill in; null or missing where nothing is. */
export type Values = Partial<Readonly<Record<Placeholder, string | null>>>;

/** A word in braces, known or not. */
export const placeholderPattern = /\{([\p{L}\p{N}_.-]+)\}/gu;

/**
 * A text with its placeholders filled in; null when one of them can't be: half a sentence is worse than none. What is filled in is
 * never read as a placeholder again. Pure.
 */
export function fillText(text: string, values: Values): string | null {
  if (missingIn(text, values).length > 0) return null;
  return text.replace(placeholderPattern, (all, name: string) => valueOf(name, values) ?? all);
}

/** The placeholders of a text that can't be filled in, each once. Pure. */
export function missingIn(text: string, values: Values): readonly string[] {
  const names = [...text.matchAll(placeholderPattern)].map(([, name]) => name ?? '');
  return [...new Set(names)].filter((name) => valueOf(name, values) === null);
}

function valueOf(name: string, values: Values): string | null {
  const value = Object.hasOwn(values, name) ? values[name as Placeholder] : null;
  return value === null || value === undefined || value.trim() === '' ? null : value;
}
