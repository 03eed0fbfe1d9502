import type { OutgoingMessage } from '../../channels/channel';
import { textKeyOf } from '../../core/feedback/textKey';
import { replacePlaceholders } from '../../core/templates/placeholders';
import { isSendable } from '../../core/templates/template';
import type { Collections } from '../../store/collections';
import type { OutboxDocument } from '../../store/documents';
import { findTemplate } from '../../store/templates';

/** What of a message is its content. */
export type OutgoingContent =
  | Pick<Extract<OutgoingMessage, { kind: 'text' }>, 'kind' | 'text'>
  | Pick<Extract<OutgoingMessage, { kind: 'template' }>, 'kind' | 'text' | 'name' | 'language' | 'variables'>;

/** What is handed over, and of a template which of its texts it is. */
export interface Outgoing {
  readonly content: OutgoingContent;
  readonly textKey?: string;
}

/**
 * What a row says, ready for the wire, by how its template stands right now. Null when the template was paused, disabled, removed or
 * changed since: it would be refused, or would say something else than what was ordered.
 */
export async function outgoingContent(
  store: Pick<Collections, 'templates'>,
  { accountId, template: ordered, text }: Pick<OutboxDocument, 'accountId' | 'template' | 'text'>,
): Promise<Outgoing | null> {
  if (!ordered) return { content: { kind: 'text', text } };
  const { name, language, variables: values } = ordered;
  const template = await findTemplate(store, { accountId, name, language });
  if (template === null || !isSendable(template) || template.variables.length !== values.length) return null;
  const body = template.body ?? '';
  const variables = template.variables.map((variable, index) => ({ name: variable.name, value: values[index] ?? '' }));
  const valueOf = (asked: string) => variables.find((each) => each.name === asked)?.value ?? '';
  if (replacePlaceholders(body, valueOf) !== text) return null;
  return { content: { kind: 'template', name, language, variables, text }, textKey: textKeyOf(body) };
}
