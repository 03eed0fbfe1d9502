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
  let isWhole = true;
  const filled = text.replace(placeholderPattern, (all, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name as Placeholder] : null;
    if (value === null || value === undefined || value.trim() === '') {
      isWhole = false;
      return all;
    }
    return value;
  });
  return isWhole ? filled : null;
}
