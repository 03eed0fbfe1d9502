import { isPosition } from '../../core/templates/placeholders';
import type { OutgoingMessage } from '../channel';

/**
 * The `template` part of a send. Meta: parameters of named placeholders need `parameter_name`; those of numbered ones stand in
 * their order; the only language policy there is is `deterministic`.
 */
export function templatePart({ name, language, variables }: Extract<OutgoingMessage, { kind: 'template' }>) {
  const parameters = variables.map((variable) => ({
    type: 'text',
    ...(isPosition(variable.name) ? {} : { parameter_name: variable.name }),
    text: variable.value,
  }));
  return {
    name,
    language: { policy: 'deterministic', code: language },
    ...(parameters.length === 0 ? {} : { components: [{ type: 'body', parameters }] }),
  };
}
