import type { SandboxStore, SandboxTemplate } from './sandboxStore';
import { seedTemplates } from './seedTemplates';

type Key = Pick<SandboxTemplate, 'name' | 'language'>;

/** All templates of the stand-in, what was set over what it began with, in the order of their names. Deleted ones too. */
export async function allTemplates(store: Pick<SandboxStore, 'templates'>): Promise<SandboxTemplate[]> {
  const set = await store.templates();
  const byKey = new Map([...seedTemplates, ...set].map((template) => [keyOf(template), template]));
  return [...byKey.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, template]) => template);
}

/** One of them; null when it never was. */
export async function templateNamed(store: Pick<SandboxStore, 'templates'>, key: Key): Promise<SandboxTemplate | null> {
  return (await allTemplates(store)).find((template) => keyOf(template) === keyOf(key)) ?? null;
}

/** `<name>/<language>` */
export function keyOf({ name, language }: Key): string {
  return `${name}/${language}`;
}
