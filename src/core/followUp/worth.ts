/** Under what a drawn worth stands in a decision's facts: a free text and a template of one name are two. */
export function worthKey({ name, isTemplate }: { readonly name: string; readonly isTemplate: boolean }): string {
  return isTemplate ? `template:${name}` : name;
}
