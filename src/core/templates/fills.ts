/** What is known of a buyer that a template's variable can be filled with. */
export const fillNames = ['name', 'first_name', 'deal', 'reference'] as const;
export type FillName = (typeof fillNames)[number];

/** What people said fills a template's variables. It holds for the body that they read, and for no other. */
export interface DescribedVariables {
  readonly body: string;
  readonly fills: readonly { readonly variable: string; readonly value: FillName }[];
}

/** As much of a template as says what fills it. */
interface Described {
  readonly body: string | null;
  readonly described?: DescribedVariables;
}

/** Names of variables that say themselves what they are. A number says nothing. */
const namedFills: ReadonlyMap<string, FillName> = new Map<string, FillName>([
  ...fillNames.map((name): [string, FillName] => [name, name]),
  ['customer_name', 'name'],
  ['firstname', 'first_name'],
]);

/**
 * What fills one of a template's variables: what people said, else what its name says. Null when nobody said: such a template is never
 * sent, because it would go out with a guess. Pure.
 */
export function fillOf(template: Described, variable: string): FillName | null {
  const { body, described } = template;
  const said = described?.body === body ? described?.fills.find((one) => one.variable === variable) : undefined;
  return said?.value ?? namedFills.get(variable) ?? null;
}

/** What fills each of its variables, in their order. Pure. */
export function fillsOf(
  template: Described & { readonly variables: readonly { readonly name: string }[] },
): (FillName | null)[] {
  return template.variables.map(({ name }) => fillOf(template, name));
}
