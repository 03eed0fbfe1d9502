import { replacePlaceholders } from './placeholders';

/** Why a template can't be filled with the given values. */
export type FillFault = 'noBody' | 'missing' | 'empty' | 'lineBreak' | 'spaces' | 'tooLong';

/** A template's values in their order and what the buyer reads; or what is wrong, and in which variable (null: the whole). */
export type Filled =
  | { readonly kind: 'filled'; readonly variables: readonly string[]; readonly text: string }
  | { readonly kind: 'fault'; readonly fault: FillFault; readonly variable: string | null };

/** Meta: a template's body holds at most 1024 characters, filled in (error 132005 beyond). */
export const longestTemplateText = 1024;

/**
 * Fills a template's body with values by the names of its variables; values it does not ask for are left out. Meta takes no value
 * that is empty or holds a line break, a tab or more than four spaces in a row (error 132018, Twilio already refuses four). Pure.
 */
export function fillTemplate(
  template: { readonly body: string | null; readonly variables: readonly string[] },
  values: Readonly<Record<string, string>>,
): Filled {
  const { body } = template;
  if (body === null) return { kind: 'fault', fault: 'noBody', variable: null };
  const filled = new Map<string, string>();
  for (const name of template.variables) {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    const fault = value === undefined ? 'missing' : faultOf(value);
    if (value === undefined || fault !== null) return { kind: 'fault', fault: fault ?? 'missing', variable: name };
    filled.set(name, value);
  }
  const text = replacePlaceholders(body, (name) => filled.get(name) ?? '');
  if (text.length > longestTemplateText) return { kind: 'fault', fault: 'tooLong', variable: null };
  return { kind: 'filled', variables: [...filled.values()], text };
}

function faultOf(value: string): FillFault | null {
  // Marks without a width are as empty as spaces.
  if (/^[\s\p{Cf}]*$/u.test(value)) return 'empty';
  if (/[\t\n\v\f\r\u0085\u2028\u2029]/.test(value)) return 'lineBreak';
  return / {4,}/.test(value) ? 'spaces' : null;
}
