const placeholder = /\{\{\s*([^{}\s]+)\s*\}\}/g;

/** The names of a body's placeholders, each once: numbers in their order, names in the order of the text. */
export function placeholdersIn(body: string): string[] {
  const names = [...new Set([...body.matchAll(placeholder)].map(([, name]) => name ?? ''))];
  return names.every(isPosition) ? names.sort((one, other) => Number(one) - Number(other)) : names;
}

/** True for a placeholder that has a number instead of a name. */
export function isPosition(name: string): boolean {
  return /^\d{1,4}$/.test(name);
}

/** The body with every placeholder replaced, once: what a value says is never read as a placeholder. */
export function replacePlaceholders(body: string, valueOf: (name: string) => string): string {
  return body.replace(placeholder, (_all, name: string) => valueOf(name));
}
