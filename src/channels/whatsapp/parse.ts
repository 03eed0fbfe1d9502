import { z } from 'zod';
import type { EventBatch, InboundMessage, OtherEvent, StatusEvent } from '../../core/capture/event';
import { fieldsOf, id, idOrNull, instantOrNull, textOrNull } from './fields';
import { identityCards } from './readIdentity';
import { readMessage, type ChangeContext } from './readMessage';
import { readStatus } from './readStatus';

/** An event batch while it is being filled. */
interface Draft {
  readonly messages: InboundMessage[];
  readonly statuses: StatusEvent[];
  readonly others: OtherEvent[];
  readonly faults: { place: string; fault: string }[];
}

const whatsAppObject = 'whatsapp_business_account';

/**
 * Reads a whole webhook body: every entry, change and item on its own, so that a bad one never costs its neighbours.
 * Throws SyntaxError when the body is not JSON; everything else that is wrong becomes a fault with its place.
 */
export function parseWebhook(rawBody: Uint8Array): EventBatch {
  const draft: Draft = { messages: [], statuses: [], others: [], faults: [] };
  const text = new TextDecoder().decode(rawBody);
  guarded(draft, 'body', () => readBody(draft, JSON.parse(text)));
  return draft;
}

function readBody(draft: Draft, body: unknown): void {
  const fields = fieldsOf(body);
  if (fields === null) {
    draft.faults.push({ place: 'body', fault: 'not an object' });
    return;
  }
  // Instagram and Messenger sign with the same app secret and may be pointed at the same URL.
  if (typeof fields.object === 'string' && fields.object !== whatsAppObject) {
    draft.others.push({ field: 'object', channelAccountId: null });
    return;
  }
  eachItem(draft, 'entry', fields.entry ?? null, (entry, entryPlace) => {
    const { id: channelOwnerId, time: entryAtMs, changes } = entrySchema.parse(entry);
    eachItem(draft, `${entryPlace}.changes`, changes ?? null, (change, changePlace) => {
      readChange(draft, changePlace, changeSchema.parse(change), { channelOwnerId, entryAtMs });
    });
  });
}

const entrySchema = z.object({ id: idOrNull, time: instantOrNull, changes: z.unknown().optional() });
const changeSchema = z.object({ field: z.string().catch('messages'), value: z.looseObject({}) });
const metadataSchema = z.object({ phone_number_id: id, display_phone_number: textOrNull });

/** Parts of a `messages` value that describe it, and are no events of their own. */
const describingKeys = new Set(['messaging_product', 'metadata', 'contacts', 'messages', 'statuses']);

function readChange(
  draft: Draft,
  place: string,
  change: z.infer<typeof changeSchema>,
  entry: { readonly channelOwnerId: string | null; readonly entryAtMs: number | null },
): void {
  const { value } = change;
  const metadata = metadataSchema.safeParse(value.metadata);
  const channelAccountId = metadata.success ? metadata.data.phone_number_id : null;
  if (change.field !== 'messages') {
    draft.others.push({ field: shortName(change.field), channelAccountId });
    return;
  }
  const extras = Object.keys(value).filter((key) => !describingKeys.has(key));
  for (const key of extras) draft.others.push({ field: shortName(`messages.${key}`), channelAccountId });
  const hasItems = value.messages !== undefined || value.statuses !== undefined;
  if (!hasItems && extras.length === 0) draft.others.push({ field: 'messages', channelAccountId });
  if (!hasItems) return;
  if (!metadata.success) {
    draft.faults.push({ place, fault: 'metadata.phone_number_id: missing' });
    return;
  }
  const context: ChangeContext = {
    channelAccountId: metadata.data.phone_number_id,
    displayPhone: metadata.data.display_phone_number,
    ...entry,
    cards: identityCards.parse(value.contacts),
  };
  eachItem(draft, `${place}.messages`, value.messages, (item, itemPlace) =>
    addMessage(draft, itemPlace, item, context),
  );
  eachItem(draft, `${place}.statuses`, value.statuses, (item, itemPlace) => addStatus(draft, itemPlace, item, context));
}

function addMessage(draft: Draft, place: string, item: unknown, context: ChangeContext): void {
  const { message, faults } = readMessage(item, context);
  if (message !== null) draft.messages.push(message);
  draft.faults.push(...faults.map((fault) => ({ place, fault })));
}

function addStatus(draft: Draft, place: string, item: unknown, context: ChangeContext): void {
  const result = readStatus(item, context);
  switch (result.kind) {
    case 'status':
      draft.statuses.push(result.status);
      draft.faults.push(...result.faults.map((fault) => ({ place, fault })));
      break;
    case 'other':
      draft.others.push(result.other);
      break;
    case 'fault':
      draft.faults.push({ place, fault: result.fault });
      break;
  }
}

/** Runs `read` on each item, alone. A list that is there but is no list is a fault; a missing one (undefined) is empty. */
function eachItem(draft: Draft, place: string, list: unknown, read: (item: unknown, place: string) => void): void {
  if (list === undefined) return;
  if (!Array.isArray(list)) {
    draft.faults.push({ place, fault: 'not a list' });
    return;
  }
  const items: readonly unknown[] = list;
  items.forEach((item, index) => {
    const itemPlace = `${place}[${index}]`;
    guarded(draft, itemPlace, () => read(item, itemPlace));
  });
}

/** Turns whatever goes wrong at one place into a fault there. Only "this is not JSON" is the whole body's fate. */
function guarded(draft: Draft, place: string, read: () => void): void {
  try {
    read();
  } catch (error) {
    if (error instanceof SyntaxError) throw error;
    const fault = error instanceof z.ZodError ? 'not the shape it must have' : 'too deep or too large to be read';
    draft.faults.push({ place, fault });
  }
}

/** Field names come from outside and are shown: only plain short ones are repeated. */
function shortName(name: string): string {
  return /^[\w.]{1,80}$/.test(name) ? name : 'unnamed';
}
