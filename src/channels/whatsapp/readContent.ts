import { z } from 'zod';
import type { MessageContent } from '../../core/capture/content';
import { contentSchemas } from './contentSchemas';
import { faultOf, fieldsOf, id } from './fields';
import { interactiveReplies } from './interactiveSchema';
import { systemChanges } from './systemSchema';

type Fields = Readonly<Record<string, unknown>>;

/** What a message says, and what was wrong with it if it could not be read as its type promises. */
export interface ReadContent {
  readonly content: MessageContent;
  readonly fault: string | null;
}

/**
 * Reads what a message says. Never fails: a type this version does not know, or a known one with an unreadable body, becomes
 * `unknown`, so that the message itself still reaches a person.
 */
export function readContent(message: Fields): ReadContent {
  return read(message, { insideEdit: false });
}

function read(message: Fields, place: { readonly insideEdit: boolean }): ReadContent {
  const type = typeof message.type === 'string' && message.type !== '' ? message.type : null;
  if (type === null) return { content: { type: 'unknown', declaredType: null }, fault: 'type: missing' };
  if (type === 'interactive') return readInteractive(message);
  if (type === 'system') return readSystem(message);
  if (type === 'edit') return place.insideEdit ? unreadable(type, 'edit: an edit inside an edit') : readEdit(message);
  const schema = contentSchemas.get(type);
  if (schema === undefined) return { content: { type: 'unknown', declaredType: type }, fault: null };
  const result = schema.safeParse(message);
  return result.success ? { content: result.data, fault: null } : unreadable(type, faultOf(result.error));
}

function readInteractive(message: Fields): ReadContent {
  const interactive = fieldsOf(message.interactive);
  if (interactive === null) return { content: { type: 'interactive', reply: { kind: 'empty' } }, fault: null };
  const kind = kindOf(interactive.type);
  const schema = interactiveReplies.get(kind);
  if (schema === undefined) return { content: { type: 'unknown', declaredType: `interactive/${kind}` }, fault: null };
  const result = schema.safeParse(interactive);
  return result.success
    ? { content: { type: 'interactive', reply: result.data }, fault: null }
    : unreadable(`interactive/${kind}`, faultOf(result.error));
}

function readSystem(message: Fields): ReadContent {
  const kind = kindOf(fieldsOf(message.system)?.type);
  const schema = systemChanges.get(kind);
  if (schema === undefined) return { content: { type: 'unknown', declaredType: `system/${kind}` }, fault: null };
  const result = schema.safeParse(message);
  return result.success
    ? { content: { type: 'system', change: result.data }, fault: null }
    : unreadable(`system/${kind}`, faultOf(result.error));
}

const edit = z.object({ edit: z.object({ original_message_id: id, message: z.looseObject({}) }) });

function readEdit(message: Fields): ReadContent {
  const result = edit.safeParse(message);
  if (!result.success) return unreadable('edit', faultOf(result.error));
  const inner = read(result.data.edit.message, { insideEdit: true });
  return {
    content: { type: 'edit', originalMessageId: result.data.edit.original_message_id, content: inner.content },
    fault: inner.fault,
  };
}

/** Objects are not made strings: `{"toString":null}` can't be. */
function kindOf(type: unknown): string {
  return typeof type === 'string' ? type : 'undefined';
}

function unreadable(declaredType: string, fault: string): ReadContent {
  return { content: { type: 'unknown', declaredType }, fault };
}
