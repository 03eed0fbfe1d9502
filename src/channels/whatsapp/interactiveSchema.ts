import { z } from 'zod';
import type { FormAnswer, InteractiveReply } from '../../core/capture/content';
import { fieldsOf, flag, idOrNull, instantOrNull, textOrNull } from './fields';

const buttonReply = z
  .object({ button_reply: z.object({ id: idOrNull, title: textOrNull }) })
  .transform((item): InteractiveReply => ({ kind: 'buttonReply', ...item.button_reply }));

const listReply = z
  .object({ list_reply: z.object({ id: idOrNull, title: textOrNull, description: textOrNull }) })
  .transform((item): InteractiveReply => ({ kind: 'listReply', ...item.list_reply }));

/** Meta: `nfm_reply` is the answer to a flow and, named `address_message`, to a request for an address. */
const formReply = z
  .object({ nfm_reply: z.object({ name: textOrNull, body: textOrNull, response_json: textOrNull }) })
  .transform(({ nfm_reply: form }): InteractiveReply => {
    const common = { body: form.body, responseJson: form.response_json, answers: formAnswers(form.response_json) };
    return form.name === 'address_message'
      ? { kind: 'addressReply', ...common }
      : { kind: 'flowReply', name: form.name, ...common };
  });

const callPermission = z
  .object({
    call_permission_reply: z.object({
      response: z.enum(['accept', 'reject']).nullable().catch(null),
      expiration_timestamp: instantOrNull,
      is_permanent: flag,
    }),
  })
  .transform(({ call_permission_reply: reply }): InteractiveReply => ({
    kind: 'callPermission',
    response: reply.response,
    permanent: reply.is_permanent,
    expiresAtMs: reply.expiration_timestamp,
  }));

/** How each kind of Meta's `interactive` object is read, by its own `type`. */
export const interactiveReplies: ReadonlyMap<string, z.ZodType<InteractiveReply>> = new Map<
  string,
  z.ZodType<InteractiveReply>
>([
  ['button_reply', buttonReply],
  ['list_reply', listReply],
  ['nfm_reply', formReply],
  ['call_permission_reply', callPermission],
]);

/** The form's fields in order; empty when the JSON inside the string can't be read. */
function formAnswers(responseJson: string | null): readonly FormAnswer[] {
  if (responseJson === null) return [];
  try {
    const parsed: unknown = JSON.parse(responseJson);
    return Object.entries(fieldsOf(parsed) ?? {}).map(([name, value]) => ({
      name,
      value: typeof value === 'string' ? value : JSON.stringify(value),
    }));
  } catch {
    // The raw string is kept beside the answers, so nothing is lost.
    return [];
  }
}
