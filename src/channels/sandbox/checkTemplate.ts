import { isPosition, placeholdersIn, replacePlaceholders } from '../../core/templates/placeholders';
import type { LedgerEntry, SandboxTemplate } from './sandboxStore';

/** A template as a send names it. */
export interface AskedTemplate {
  readonly name: string;
  readonly language: string;
  readonly parameters: readonly { readonly parameter_name?: string | undefined; readonly text: string }[];
}

/** What leaves, or Meta's error. */
export type CheckedTemplate =
  | { readonly kind: 'sent'; readonly text: string; readonly template: NonNullable<LedgerEntry['template']> }
  | { readonly kind: 'fault'; readonly code: number; readonly details: string };

const fault = (code: number, details: string): CheckedTemplate => ({ kind: 'fault', code, details });

/** Checks a template's send as Meta does, in Meta's codes; the details name no values. */
export function checkTemplate(template: SandboxTemplate | null, { parameters }: AskedTemplate): CheckedTemplate {
  if (template?.status === 'PAUSED') return fault(132015, 'The template is paused for low quality.');
  if (template?.status === 'DISABLED') return fault(132016, 'The template is disabled for low quality.');
  if (template?.status !== 'APPROVED')
    return fault(132001, 'There is no approved template of this name in this language.');
  const { name, language, category, body } = template;
  const names = placeholdersIn(body);
  if (names.length !== parameters.length)
    return fault(132000, `The template takes ${names.length} parameters, ${parameters.length} were sent.`);
  const values = new Map(
    parameters.map((parameter, index) => [parameter.parameter_name ?? String(index + 1), parameter.text]),
  );
  const isUnnamed = parameters.some(({ parameter_name }) => parameter_name === undefined);
  if (names.some((each) => !values.has(each)) || (isUnnamed && !names.every(isPosition)))
    return fault(132012, 'The names of the parameters are not those of the template.');
  if ([...values.values()].some((value) => value.trim() === '')) return fault(131008, 'A parameter is empty.');
  if ([...values.values()].some((value) => /[\n\r\t]| {5,}/.test(value)))
    return fault(132018, 'A parameter holds a line break, a tab or more than four spaces in a row.');
  const text = replacePlaceholders(body, (each) => values.get(each) ?? '');
  if (text.length > 1024) return fault(132005, 'The text is too long with its parameters.');
  const variables = names.map((each) => values.get(each) ?? '');
  return { kind: 'sent', text, template: { name, language, category: category.toLowerCase(), variables } };
}
