import { z } from 'zod';
import type { FormAnswer, InteractiveReply, MessageContent } from '../../core/capture/content';
import { textOrNull } from './fields';
import type { Values } from './read';

const fieldsOfReply = z.object({
  Body: textOrNull,
  ButtonText: textOrNull,
  ButtonPayload: textOrNull,
  ListId: textOrNull,
  ListTitle: textOrNull,
  ListDescription: textOrNull,
  FlowData: textOrNull,
  InteractiveData: textOrNull,
});

const label = z.string().nullable().catch(null);
const choice = z.object({ id: label, title: label, description: label });
/** Meta's own shapes, which `InteractiveData` may hold. */
const interactiveData = z.object({
  list_reply: choice.nullable().catch(null),
  button_reply: choice.nullable().catch(null),
  nfm_reply: z.object({ name: label, response_json: label }).nullable().catch(null),
  flowResponse: z.record(z.string(), z.unknown()).nullable().catch(null),
});

/**
 * Reads the tap on a button or a row of ours, or the answer to a flow; null when it is none of these. `ButtonText` is
 * documented (https://www.twilio.com/docs/messaging/guides/webhook-request), `ButtonPayload`, `ListId` and `ListTitle` are as
 * seen in webhooks. `FlowData` and `InteractiveData` are JSON of no documented shape: they are kept as they are, beside
 * whatever answers can be read in them.
 */
export function readInteractive(values: Values): MessageContent | null {
  const fields = fieldsOfReply.parse(values);
  if (fields.ListId !== null || fields.ListTitle !== null) {
    const { ListId: id, ListTitle: title, ListDescription: description } = fields;
    return { type: 'interactive', reply: { kind: 'listReply', id, title: title ?? fields.Body, description } };
  }
  if (fields.ButtonText !== null || fields.ButtonPayload !== null) {
    return { type: 'button', text: fields.ButtonText ?? fields.Body, payload: fields.ButtonPayload };
  }
  const json = fields.FlowData ?? fields.InteractiveData;
  return json === null ? null : { type: 'interactive', reply: readData(json, fields) };
}

function readData(json: string, fields: z.infer<typeof fieldsOfReply>): InteractiveReply {
  const data = interactiveData.safeParse(jsonIn(fields.InteractiveData)).data;
  if (fields.FlowData === null && data?.list_reply) return { kind: 'listReply', ...data.list_reply };
  if (fields.FlowData === null && data?.button_reply) {
    const { id, title } = data.button_reply;
    return { kind: 'buttonReply', id, title };
  }
  const answers = data?.flowResponse ?? jsonIn(data?.nfm_reply?.response_json ?? json);
  return {
    kind: 'flowReply',
    name: data?.nfm_reply?.name ?? null,
    body: fields.Body,
    responseJson: data?.nfm_reply?.response_json ?? json,
    answers: answersIn(answers),
  };
}

/** A list of pairs: the names come from outside and must never become keys of a stored document. */
function answersIn(data: unknown): readonly FormAnswer[] {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return [];
  try {
    return Object.entries(data).map(([name, value]: [string, unknown]) => ({
      name,
      value: typeof value === 'string' ? value : JSON.stringify(value),
    }));
  } catch {
    // Too deep to be written again; the whole of it is kept beside the answers.
    return [];
  }
}

function jsonIn(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null;
  }
}
